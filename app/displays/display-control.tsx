import './display-control.css'
import { Monitor, MonitorOff, Presentation } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { DisplayList } from '../../server/displays/load-displays.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { liveConnection } from '../live/live-connection.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Answer } from '../wire/answer.ts'
import { LookChoice } from './look-choice.tsx'
import { usePairing } from './use-pairing.ts'

/** A screen that was heard of within this is on. */
const ON_MS = 45_000
const POLL_MS = 15_000

/** In the console: which screens of the room show this sitting, one more, one less. */
export function DisplayControl({ meetingId }: { meetingId: string }) {
  const t = useT('displays')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="line" icon={Presentation} aria-label={t('control.open')} onPress={() => setOpen(true)} />
      <Dialog title={t('control.open')} isOpen={isOpen} onOpenChange={setOpen}>
        <Inside meetingId={meetingId} />
      </Dialog>
    </>
  )
}

function Inside({ meetingId }: { meetingId: string }) {
  const t = useT('displays')
  const reader = useReader()
  const [list, failed] = useDisplays(meetingId)
  const { code, setCode, look, setLook, pair, release, sending, refusal } = usePairing(meetingId, {
    language: reader.language,
    theme: 'light',
  })
  const [paired, setPaired] = useState(false)
  return (
    <div className="stack display-control">
      {list ? <p className="soft">{t('control.about', { address: list.address })}</p> : null}
      <form
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          const done = await pair()
          setPaired(done)
          if (done) setCode('')
        }}
      >
        <Field
          label={t('control.code')}
          hint={t('control.code_hint')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          numeric
        />
        <LookChoice look={look} onChange={setLook} />
        {refusal ? (
          <Notice tone="danger" title={t('control.refused')} live>
            {refusal}
          </Notice>
        ) : null}
        {paired && !refusal ? <Notice tone="ok" title={t('control.paired')} live /> : null}
        <Button type="submit" variant="primary" isPending={sending}>
          {t('control.pair')}
        </Button>
      </form>
      <section className="stack" aria-label={t('control.list')}>
        <h3>{t('control.list')}</h3>
        {failed ? <Notice tone="alert" title={t('control.retry')} live /> : null}
        {list?.displays.length === 0 ? <p className="soft">{t('control.none')}</p> : null}
        <ul className="display-list">
          {list?.displays.map(({ displayId, code: name, seenAt }) => (
            <li key={displayId} className="row between">
              <span className="row tight">
                <Icon of={Monitor} />
                <span>
                  {t('control.screen', { code: reader.digits(name) })}
                  <small className="note muted">
                    {Date.parse(list.now) - Date.parse(seenAt) < ON_MS
                      ? t('control.seen_now')
                      : t('control.seen', { time: reader.clockTime(seenAt) })}
                  </small>
                </span>
              </span>
              <Button icon={MonitorOff} onPress={() => void release(displayId)}>
                {t('control.release')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Read when the list is opened, whenever something changed, and now and then for when each screen was last heard of. */
function useDisplays(meetingId: string): [DisplayList | null, boolean] {
  const [list, setList] = useState<DisplayList | null>(null)
  const [failed, setFailed] = useState(false)
  const read = useCallback(async () => {
    const answer: Answer<DisplayList> | null = await fetch(`/m/${meetingId}/displays`)
      .then((response) => response.json())
      .catch(() => null)
    setFailed(!answer?.ok)
    if (answer?.ok) setList(answer.value)
  }, [meetingId])
  useEffect(() => {
    void read()
    const timer = setInterval(read, POLL_MS)
    const leave = liveConnection().onChange((change) => {
      if (!change || change.topic === 'display') void read()
    })
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [read])
  return [list, failed]
}

import { useFetcher } from '@remix-run/react'
import { Archive, CalendarClock, CalendarSync, CalendarX2, ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { type MeetingState, mayAct } from '../rules/meeting-states.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { Bilingual } from '../wire/text.ts'

type MeetingLifeAct = 'meeting.postpone' | 'meeting.cancel' | 'meeting.archive'
type Act = MeetingLifeAct | 'series.follow' | 'series.cancel'
const ACTS = {
  'meeting.postpone': CalendarClock,
  'meeting.cancel': CalendarX2,
  'meeting.archive': Archive,
  'series.follow': CalendarSync,
  'series.cancel': CalendarX2,
} as const
const WITH_REASON: Act[] = ['meeting.postpone', 'meeting.cancel', 'series.cancel']
const nameOf = (act: Act): string => act.replace('meeting.', '').replace('.', '_')

type CallOffProps = {
  meetingId: string
  state: MeetingState
  /** Nobody knows of a draft: nobody is told. */
  published: boolean
  /** Planned together with others. */
  series?: boolean
  /** Who is told. */
  people: readonly Bilingual[]
}

/** What ends a meeting's way, or turns it: offered to its officers where its state allows it, and nothing where it does not. */
export function CallOff({ meetingId, state, published, people, series = false }: CallOffProps) {
  const t = useT('meetings')
  const [act, setAct] = useState<Act | null>(null)
  const offered = (Object.keys(ACTS) as Act[]).filter((one) =>
    one.startsWith('series.') ? series : mayAct(state, one as MeetingLifeAct),
  )
  if (offered.length === 0) return null
  return (
    <>
      <Menu
        label={t('life.menu')}
        onAction={(id) => setAct(id as Act)}
        trigger={
          <Button variant="line" icon={ChevronDown}>
            {t('life.menu')}
          </Button>
        }
      >
        {offered.map((one) => (
          <MenuItem key={one} id={one} icon={ACTS[one]} tone={one.endsWith('.cancel') ? 'danger' : 'plain'}>
            {t(`life.${nameOf(one)}`)}
          </MenuItem>
        ))}
      </Menu>
      {act ? (
        <CallOffDialog
          meetingId={meetingId}
          act={act}
          people={published || act === 'series.cancel' ? people : []}
          onClose={() => setAct(null)}
        />
      ) : null}
    </>
  )
}

type DialogProps = { meetingId: string; act: Act; people: readonly Bilingual[]; onClose: () => void }

function CallOffDialog({ meetingId, act, people, onClose }: DialogProps) {
  const t = useT('meetings')
  const reader = useReader()
  const fetcher = useFetcher<Answer<unknown>>()
  const refusal = useRefusal(fetcher.data)
  const [reason, setReason] = useState('')
  const [requestId, setRequestId] = useState(newRequestId)
  const name = nameOf(act)
  const reasoned = WITH_REASON.includes(act)
  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data) return
    if (fetcher.data.ok) onClose()
    else setRequestId(newRequestId())
  }, [fetcher.state, fetcher.data, onClose])
  const send = () => {
    const base = { requestId, meetingId, ...(reasoned && { reason }) }
    const unsigned = reason.trim() ? { unsigned: reason.trim() } : {}
    if (act === 'meeting.archive') return submitJson(fetcher, `/m/${meetingId}/act/archive`, { ...base, ...unsigned })
    const series = act.startsWith('series.')
    const input = { ...base, act: series ? act.slice('series.'.length) : act }
    submitJson(fetcher, `/m/${meetingId}/act/${series ? 'series' : 'call-off'}`, input)
  }
  return (
    <ActDialog
      title={t(`life.${name}_title`)}
      submit={t(`life.${name}`)}
      icon={ACTS[act]}
      danger={act.endsWith('.cancel')}
      missing={!reasoned || reason.trim() ? '' : t('life.reason_missing')}
      refusal={refusal}
      sending={fetcher.state !== 'idle'}
      onSend={send}
      onClose={onClose}
    >
      <p>{t(`life.${name}_about`)}</p>
      {act === 'meeting.archive' && fetcher.data?.ok === false && fetcher.data.code === 'minutes_unsigned' ? (
        <TextArea
          label={t('life.unsigned')}
          hint={t('life.reason_hint')}
          value={reason}
          onChange={setReason}
          rows={3}
        />
      ) : null}
      {reasoned ? (
        <>
          <TextArea
            label={t('life.reason')}
            hint={t('life.reason_hint')}
            value={reason}
            onChange={setReason}
            rows={3}
          />
          {people.length > 0 ? (
            <div>
              <p className="label">
                {t(act === 'series.cancel' ? 'life.told_published' : 'life.told', { count: people.length })}
              </p>
              <p className="small soft">
                <bdi>{people.map((one) => reader.pick(one)).join(reader.language === 'ar' ? '، ' : ', ')}</bdi>
              </p>
            </div>
          ) : (
            <p className="small soft">{t('life.told_nobody')}</p>
          )}
        </>
      ) : null}
    </ActDialog>
  )
}

import './positions.css'
import { CheckCheck, Megaphone, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { Consent } from '../../server/positions/sitting-queries.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { useServerNow } from '../live/use-server-now.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'
import { Saved } from './saved.tsx'

/** How long a member has to take an item out, where the chair says nothing else. */
const MOMENT_S = 30

/** The consent items of a sitting: announced and adopted by whoever presides, and taken out by any member until then. */
export function ConsentBlock({ sitting }: { sitting: Sitting }) {
  const { consent } = sitting
  if (!consent || sitting.meeting.state === 'circulated') return null
  return <Block sitting={sitting} consent={consent} />
}

function Block({ sitting, consent }: { sitting: Sitting; consent: Consent }) {
  const t = useT('positions')
  const { pick, digits, number } = useReader()
  const now = useServerNow(sitting.now, consent.call ? Date.parse(consent.call.until) : 0)
  const { act, sending, refusal } = useAct(`/m/${sitting.meeting.id}/positions/act`)
  const [reopening, setReopening] = useState<Consent['items'][number] | null>(null)
  const { call } = consent
  const meetingId = sitting.meeting.id
  const free = consent.items.filter(({ against }) => against === null)
  const left = call ? Math.max(0, Math.ceil((Date.parse(call.until) - now) / 1000)) : 0
  const adopting = free.filter(({ itemId }) => call?.items.includes(itemId))
  const here = consent.seatIds.filter((id) => sitting.mine.some((seat) => seat.seatId === id && seat.here))
  const nameOf = (seatId: string) => {
    const seat = sitting.seats.find((one) => one.seatId === seatId)
    return seat ? pick(seat.name) : ''
  }
  return (
    <section className="sheet consent-block" aria-labelledby="consent">
      <header>
        <h2 id="consent">{t('consent.title')}</h2>
        {call ? (
          <Chip tone={left > 0 ? 'alert' : 'ok'} icon={Megaphone}>
            {left > 0 ? t('consent.left', { count: left }) : t('consent.over')}
          </Chip>
        ) : null}
      </header>
      <ul className="rows consent-rows">
        {consent.items.map((item) => (
          <li key={item.itemId}>
            <span className="no num">{digits(item.number)}</span>
            <span className="grow">
              <b>
                <Text2 of={item.title} digits />
              </b>
              {item.contestedBy.length > 0 ? (
                <small className="note muted">
                  {t('consent.taken_by', { name: item.contestedBy.map(nameOf).join(' · ') })}
                </small>
              ) : null}
            </span>
            <Standing item={item} />
            {item.adoptedAt && consent.mayAdopt ? (
              <Button
                variant="line"
                size="small"
                icon={Undo2}
                aria-label={t('consent.reopen_of', { number: digits(item.number) })}
                onPress={() => setReopening(item)}
              >
                {t('consent.reopen')}
              </Button>
            ) : null}
            {item.against === null && consent.mayContest && here[0] ? (
              <Button
                variant="line"
                size="small"
                isPending={sending}
                aria-label={t('consent.take_out_of', { number: digits(item.number) })}
                onPress={() => void act({ act: 'contest', meetingId, itemId: item.itemId, seatId: here[0] })}
              >
                {t('consent.take_out')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="in stack">
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {consent.mayAdopt && free.length > 0 ? (
          <div className="row wrap">
            <Button
              variant={call ? 'line' : 'primary'}
              icon={Megaphone}
              isPending={sending}
              onPress={() => void act({ act: 'announce', meetingId, seconds: MOMENT_S })}
            >
              {t(call ? 'consent.announce_again' : 'consent.announce', { count: free.length })}
            </Button>
            {call && adopting.length > 0 ? (
              <Button
                variant="primary"
                icon={CheckCheck}
                isPending={sending}
                {...(left > 0 && { disabledReason: t('consent.wait', { seconds: number(left) }) })}
                onPress={() => void act({ act: 'adopt', meetingId, items: adopting.map(({ itemId }) => itemId) })}
              >
                {t('consent.adopt', { count: adopting.length })}
              </Button>
            ) : null}
          </div>
        ) : null}
        <Saved sitting={sitting} consent={consent} />
      </div>
      {reopening ? <ReopenDialog sitting={sitting} item={reopening} onClose={() => setReopening(null)} /> : null}
    </section>
  )
}

function Standing({ item }: { item: Consent['items'][number] }) {
  const t = useT('positions')
  if (item.adoptedAt) return <Chip tone="ok">{t('consent.adopted')}</Chip>
  if (item.contestedBy.length > 0) return <Chip tone="alert">{t('now_b')}</Chip>
  return item.against === null ? (
    <Chip tone="plain">{t('now_a')}</Chip>
  ) : (
    <Chip tone="alert">{t(`consent.against.${item.against}`)}</Chip>
  )
}

import { useRevalidator } from '@remix-run/react'
import { Send, Vote } from 'lucide-react'
import { useState } from 'react'
import type { Pack } from '../../server/meetings/load-pack.ts'
import { RequestMeeting } from '../ballots/request-meeting.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'

type Circulation = NonNullable<Pack['circulation']>
type PanelProps = { pack: Pack; circulation: Circulation }

/** A circulation's deadline, its start by an officer, and how far each of its votes is. */
export function CirculationPanel({ pack, circulation }: PanelProps) {
  const t = useT('meetings')
  const { language } = useReader()
  const body = readerOf(language, pack.zone)
  const { deadline } = circulation
  // The reader may be elsewhere: their own clock is told beside the body's, where it differs.
  const [here] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const own = readerOf(language, here)
  return (
    <section className="sheet stack circulation" aria-label={t('circulation.title')}>
      <p>
        <b>{t('circulation.deadline')}</b> {body.dates(deadline)} · {body.time(deadline)}{' '}
        <bdi className="soft">{body.zone(deadline)}</bdi>
        {own.zone(deadline) === body.zone(deadline) ? null : (
          <span className="small soft" suppressHydrationWarning>
            {' '}
            · {t('circulation.here')} {own.day(deadline)} {own.time(deadline)} <bdi>{own.zone(deadline)}</bdi>
          </span>
        )}
      </p>
      {circulation.mayOpen ? <Start pack={pack} circulation={circulation} /> : null}
      {circulation.votes.length > 0 ? (
        <ul className="stack">
          {circulation.votes.map((vote) => (
            <Progress key={vote.voteId} pack={pack} vote={vote} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Start({ pack, circulation }: PanelProps) {
  const t = useT('meetings')
  const { language } = useReader()
  const { rules } = circulation
  const [rule, setRule] = useState(rules[0]?.id ?? '')
  const { act, sending, refusal } = useAct(`/m/${pack.meeting.id}/act/circulate`)
  const { revalidate } = useRevalidator()
  const chosen = rules.find(({ id }) => id === rule)
  const open = async () => {
    if (await act({ meetingId: pack.meeting.id, rule })) revalidate()
  }
  return (
    <div className="stack">
      <Select
        label={t('circulation.rule')}
        value={rule}
        onChange={setRule}
        items={rules.map((one) => ({ id: one.id, label: one.names[language] }))}
      />
      <p className="small soft">{t(chosen?.silence ? 'circulation.by_silence' : 'circulation.in_writing')}</p>
      {refusal ? (
        <Notice tone="danger" title={t('form.not_saved')} live>
          {refusal}
        </Notice>
      ) : null}
      <div>
        <Button variant="primary" icon={Send} onPress={open} isPending={sending}>
          {t('circulation.open')}
        </Button>
      </div>
    </div>
  )
}

function Progress({ pack, vote }: { pack: Pack; vote: Circulation['votes'][number] }) {
  const t = useT('meetings')
  const { digits, pick, language } = useReader()
  const names = vote.awaited.map((seat) => pick(seat.name ?? seat.title)).join(language === 'ar' ? '، ' : ', ')
  return (
    <li className="stack">
      <p>
        <b>{t('circulation.item', { number: digits(vote.number) })}</b>{' '}
        {vote.outcome
          ? t(
              `circulation.outcome.${vote.outcome === 'carried' || vote.outcome === 'not_carried' ? vote.outcome : 'to_sitting'}`,
            )
          : t(vote.silence ? 'circulation.objections_until' : 'circulation.replies', {
              replied: digits(vote.replied),
              electors: digits(vote.electors),
            })}
      </p>
      {names && !vote.silence ? (
        <p className="small soft">
          {t('circulation.awaited')} <bdi>{names}</bdi>
        </p>
      ) : null}
      {vote.request ? (
        <p className="small soft">
          {t('circulation.requested')} <bdi>{vote.request.reason}</bdi>
        </p>
      ) : null}
      <div className="row wrap">
        <LinkButton size="small" icon={Vote} to={vote.open ? `/v/${vote.voteId}` : `/v/${vote.voteId}/result`}>
          {t(vote.open ? 'circulation.to_sheet' : 'circulation.to_result')}
        </LinkButton>
        {vote.mySeat ? <RequestMeeting meetingId={pack.meeting.id} voteId={vote.voteId} seatId={vote.mySeat} /> : null}
      </div>
    </li>
  )
}

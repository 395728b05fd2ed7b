import './vote-sheet.css'
import './seats.css'
import { FileText, PencilLine } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Letterhead } from '../ui/letterhead.tsx'
import { Notice } from '../ui/notice.tsx'
import { CastingNotice } from './casting-notice.tsx'
import { DecisionText } from './decision-text.tsx'
import { ElectorateWords } from './electorate-words.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { RecordedNotice } from './recorded-words.tsx'
import { RequestMeeting } from './request-meeting.tsx'
import { RevisedNotice } from './revised-notice.tsx'
import { RuleWords } from './rule-words.tsx'
import { SeatName } from './seat-name.tsx'
import { SeatsApart } from './seats-apart.tsx'
import { useCast } from './use-cast.ts'
import { STOPS_EARLY_MS, useTimeLeft } from './use-clock.ts'
import { useClosing } from './use-closing.ts'
import { VoteAsk } from './vote-ask.tsx'
import { VoteClock } from './vote-clock.tsx'

/** A member's vote: sheet, confirmation, receipt. Nothing else is on the screen while a vote waits for its answer. */
export function VoteScreen({ sheet }: { sheet: VoteSheet }) {
  const t = useT('ballots')
  const left = useTimeLeft(sheet.vote.deadline, sheet.now)
  const closed = sheet.vote.state === 'closed'
  useClosing(!closed, left)
  const changeable = sheet.mine.filter((one) => one.changes !== null)
  const [changing, setChanging] = useState<string | null>(null)
  // Once another ballot stands the change is done.
  const changed = changeable.find(({ changes }) => changes?.id === changing)
  const seats = changed ? [changed] : sheet.mine.filter((one) => one.state === 'can_vote')
  const own = sheet.mine.find((one) => one.state !== 'cast') ?? null
  const receipts = sheet.mine.filter((one) => one.receipt !== null)
  const done = receipts.length > 0 && seats.length === 0
  // Here, since its answer may come when the sheet has given way to the receipt of another tab.
  const { casting, cast } = useCast(sheet)
  useFocusOn(receipts.map(({ receipt }) => receipt?.ballot_id ?? ''))
  return (
    <div className="vote-page">
      <div className="vote-top">
        <Letterhead />
        <VoteClock number={sheet.item.number} title={sheet.item.title} left={left} closed={closed} />
      </div>
      <main id="main" tabIndex={-1}>
        {done && casting.state === 'refused' ? <CastingNotice casting={casting} sheet={sheet} /> : null}
        <RevisedNotice papers={sheet.revised} />
        {sheet.mine.map((one) => (one.recorded ? <RecordedNotice key={one.seatId} recorded={one.recorded} /> : null))}
        {done ? null : (
          <section className="sheet vote-sheet">
            <DecisionText item={sheet.item} vote={sheet.vote} />
            <VoteAsk sheet={sheet} seats={seats} own={own} left={left} casting={casting} cast={cast} />
            <div className="vote-facts">
              <MeetingInstead sheet={sheet} />
              <RuleWords vote={sheet.vote} />
              <ElectorateWords voteId={sheet.vote.id} root={sheet.vote.electorate} folded />
              {sheet.vote.question ? (
                <LinkButton variant="quiet" size="small" icon={FileText} to={`/m/${sheet.meeting.id}`}>
                  {t('papers')}
                </LinkButton>
              ) : null}
            </div>
          </section>
        )}
        {receipts.map((one) =>
          one.receipt && one.seatId !== changed?.seatId ? (
            <ReceiptCard
              key={one.seatId}
              receipt={one.receipt}
              rule={sheet.vote.rule}
              item={sheet.item}
              house={sheet.device.signer.house}
              meetingId={sheet.meeting.id}
              seat={one}
              election={sheet.vote.election}
              titled={sheet.mine.length > 1}
            />
          ) : null,
        )}
        {done ? <SeatsApart mine={sheet.mine} /> : null}
        {done && sheet.request?.seatId ? (
          <div className="vote-next">
            <MeetingInstead sheet={sheet} />
          </div>
        ) : null}
        {done ? (
          <p className="vote-next">
            {(left > STOPS_EARLY_MS ? changeable : []).map((one) => (
              <Button key={one.seatId} icon={PencilLine} onPress={() => setChanging(one.changes?.id ?? null)}>
                {t('change.again')}
                {changeable.length > 1 ? (
                  <>
                    {' · '}
                    <SeatName seat={one} />
                  </>
                ) : null}
              </Button>
            ))}
            <LinkButton variant="quiet" to={`/v/${sheet.vote.id}/result`}>
              {t(closed ? 'closed.result' : 'banner.follow')}
            </LinkButton>
          </p>
        ) : null}
      </main>
    </div>
  )
}

/** The button that cast the ballot is gone: the focus goes to its receipt, and a screen reader reads that it is recorded. */
function useFocusOn(receipts: string[]): void {
  const known = useRef(new Set(receipts))
  const fresh = receipts.find((id) => !known.current.has(id))
  useEffect(() => {
    if (!fresh) return
    known.current.add(fresh)
    document.getElementById(`receipt-${fresh}`)?.focus()
  }, [fresh])
}

/** Of a matter that goes round: that it be talked over, asked for here or asked for already. */
function MeetingInstead({ sheet }: { sheet: VoteSheet }) {
  const t = useT('ballots')
  const { request, meeting, vote } = sheet
  if (request?.made) return <Notice tone="info" title={t('request.done')} />
  if (!request?.seatId) return null
  return (
    <div className="vote-instead small">
      <p className="soft">{t('request.about')}</p>
      <RequestMeeting meetingId={meeting.id} voteId={vote.id} seatId={request.seatId} />
    </div>
  )
}

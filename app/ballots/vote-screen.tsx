import './vote-sheet.css'
import { FileText, PencilLine } from 'lucide-react'
import { useState } from 'react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Letterhead } from '../ui/letterhead.tsx'
import { CastingNotice } from './casting-notice.tsx'
import { DecisionText } from './decision-text.tsx'
import { ReceiptCard } from './receipt-card.tsx'
import { RuleWords } from './rule-words.tsx'
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
  const changeable = sheet.mine.find((one) => one.changes !== null)
  const [changing, setChanging] = useState<string | null>(null)
  // Once another ballot stands the change is done.
  const changed = changing !== null && changeable?.changes?.id === changing ? changeable : null
  const own =
    sheet.mine.find((one) => one.state === 'can_vote') ?? sheet.mine.find((one) => one.state !== 'cast') ?? null
  const seat = changed ? { ...changed, state: 'can_vote' as const } : own
  const receipts = sheet.mine.filter((one) => one.receipt !== null)
  const done = receipts.length > 0 && seat?.state !== 'can_vote'
  // Here, since its answer may come when the sheet has given way to the receipt of another tab.
  const { casting, cast } = useCast(sheet, seat)
  return (
    <div className="vote-page">
      <div className="vote-top">
        <Letterhead />
        <VoteClock number={sheet.item.number} title={sheet.item.title} left={left} closed={closed} />
      </div>
      <main id="main" tabIndex={-1}>
        {done && casting.state === 'refused' ? <CastingNotice casting={casting} voteId={sheet.vote.id} /> : null}
        {done ? null : (
          <section className="sheet vote-sheet">
            <DecisionText item={sheet.item} vote={sheet.vote} />
            <VoteAsk sheet={sheet} seat={seat} left={left} casting={casting} cast={cast} />
            <div className="vote-facts">
              <RuleWords vote={sheet.vote} />
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
              item={sheet.item}
              house={sheet.device.signer.house}
              meetingId={sheet.meeting.id}
              seatTitle={sheet.mine.length > 1 ? one.title : undefined}
            />
          ) : null,
        )}
        {done ? (
          <p className="vote-next">
            {changeable?.changes && left > STOPS_EARLY_MS ? (
              <Button icon={PencilLine} onPress={() => setChanging(changeable.changes?.id ?? null)}>
                {t('change.again')}
              </Button>
            ) : null}
            <LinkButton variant="quiet" to={`/v/${sheet.vote.id}/result`}>
              {t(closed ? 'closed.result' : 'banner.follow')}
            </LinkButton>
          </p>
        ) : null}
      </main>
    </div>
  )
}

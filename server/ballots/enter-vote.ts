import { toHex } from '../../app/rules/bytes.ts'
import type { Json } from '../../app/rules/canonical.ts'
import type { ElectionTerms } from '../../app/rules/elections/terms.ts'
import { failuresUnder } from '../../app/rules/engine-2/failed-meeting.ts'
import { electionTerms, voteTerms2 } from '../../app/rules/engine-2/open.ts'
import type { SeatedFacts } from '../../app/rules/engine-2/proxies.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { type Question, voteHash } from '../../app/rules/vote-terms.ts'
import type { BodyId, ItemId, MeetingId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { vote, voteElector } from '../../db/schema/ballots.ts'
import { seatsMasked, seatsShutOut } from '../access/queries.ts'
import { disputeMinutesOf } from '../bodies/queries.ts'
import { closedAmong } from '../closed/closed-queries.ts'
import { runningPart } from '../closed/queries.ts'
import { clearFloor } from '../floor/effects.ts'
import type { Work } from '../ledger/work.ts'
import { failuresOf } from '../meetings/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { loadElectorate } from './load-electorate.ts'

export type Entering = {
  bodyId: BodyId
  meetingId: MeetingId
  itemId: ItemId
  question: Question
  rule: Rule
  deadline: Date
  /** The seats that count as present, of these electors. */
  present: (electors: readonly { seat: string }[]) => Iterable<string>
  circulates: boolean
  /** Where members elect. */
  election?: ElectionTerms
}

/** Fixes terms and electorate, appends `vote.opened` and writes the vote, inside its caller's commit. */
export async function enterVote(ctx: Ctx, work: Work, entering: Entering): Promise<Result<{ voteId: VoteId }>> {
  const { bodyId, meetingId, itemId, question, rule, deadline, circulates, election } = entering
  // In a closed part only what is dealt with there is put to the vote, and elsewhere nothing that is closed.
  const part = circulates ? undefined : await runningPart(work.tx, meetingId)
  const closed = !circulates && (await closedAmong(work.tx, [itemId])).has(itemId)
  if (closed !== (part !== undefined)) return refuse(closed ? 'vote_in_closed_part' : 'vote_after_closed_part')
  const place = { bodyId, meetingId, itemId, at: work.at, election }
  const { electorate, seats } = await loadElectorate(work.tx, place, rule)
  // Nobody loses a vote by being shut out: the item is opened to them, or they are recused from it.
  const kept = await keptOut(work.tx, itemId, electorate.electors, seats)
  if (kept.length > 0) return refuse('vote_electors_shut_out', { count: String(kept.length) })
  const present = new Set(entering.present(electorate.electors))
  const failed = (await failuresOf(work.tx, meetingId)).map((failure) => failure.rule)
  const voteId = ctx.id() as VoteId
  const minutes = await disputeMinutesOf(work.tx, bodyId)
  const opening = {
    body: bodyId,
    meeting: meetingId,
    item: itemId,
    vote: voteId,
    question,
    rule,
    failed_meetings: failuresUnder(rule, failed),
    opened_at: work.at.toISOString(),
    deadline: deadline.toISOString(),
    nonce: toHex(ctx.random(16)),
    ...(minutes > 0 && { dispute_minutes: String(minutes) }),
  }
  const { terms, quorum } = election
    ? electionTerms(opening, election, electorate, seats, present)
    : voteTerms2(opening, electorate, seats, present)
  if (!quorum.met) return refuse('vote_no_quorum', { present: quorum.present, required: quorum.required })
  const hash = voteHash(terms)
  const opened = { vote: voteId, vote_hash: hash, terms: terms as unknown as Record<string, Json> }
  // Once voting has begun nobody speaks, but to a point of order.
  if (!circulates) await clearFloor(work, meetingId, 'vote')
  const openedEntry = work.append(
    { type: 'vote.opened', payload: { ...opened, electors: electorate.electors } },
    { itemId, subject: voteId },
  )
  await work.tx.insert(vote).values({
    id: voteId,
    bodyId,
    meetingId,
    itemId,
    state: 'open',
    terms,
    voteHash: hash,
    openedEntry,
    openedAt: work.at,
    deadline,
    circulates,
  })
  await work.tx
    .insert(voteElector)
    .values(electorate.electors.map((elector) => ({ voteId, seatId: elector.seat as SeatId, elector })))
  work.change('vote', voteId, { item: itemId })
  return ok({ voteId })
}

/** Electors who cannot read what is voted on: by their seat, or because another seat of theirs masks the person. */
async function keptOut(tx: Tx, itemId: ItemId, electors: readonly { seat: string }[], seats: readonly SeatedFacts[]) {
  const masked = new Set<string>(await seatsMasked(tx, itemId))
  const people = new Set(seats.flatMap(({ seat, person }) => (person && masked.has(seat) ? [person] : [])))
  const theirs = seats.flatMap(({ seat, person }) => (person && people.has(person) ? [seat] : []))
  const shutOut = new Set<string>([...(await seatsShutOut(tx, itemId)), ...theirs])
  return electors.filter(({ seat }) => shutOut.has(seat))
}

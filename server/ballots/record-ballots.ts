import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { KeyId, MeetingId } from '../../app/wire/ids.ts'
import type { Part } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import { sent } from '../platform/together.ts'
import { answerOf, type CastAnswer } from './cast-answer.ts'
import { type CastFacts, type Casting, loadCastFacts } from './load-cast-facts.ts'
import { type BallotRow, insertBallots, type Vote } from './queries.ts'

/** How many ballots one statement writes. */
const AT_ONCE = 64

/**
 * Decides, under the held lock, about ballots that came together, in the order they came: everything that may have changed since
 * they were checked (the close, another ballot, a recusal, a revocation) is read again, and those that count are written at once.
 */
export async function recordBallots(parts: Part<Casting>[]): Promise<Result<CastAnswer>[]> {
  const [{ work, given }] = parts as [Part<Casting>]
  const facts = await loadCastFacts(
    work.tx,
    given.bodyId,
    parts.map((part) => part.given),
  )
  const sitting = new Map<MeetingId, Result<unknown>>()
  for (const part of parts) {
    const meetingId = facts.voteOf(part.given)?.meetingId
    if (meetingId && !sitting.has(meetingId)) sitting.set(meetingId, await mayCast(part, meetingId))
  }
  /** The last of each seat; a seat may bring several. */
  const rows = new Map<string, BallotRow>()
  const accepted: BallotRow[] = []
  const writing: Promise<unknown>[] = []
  /** Sent while those after them are still judged, so that the database has work meanwhile. */
  const write = () => writing.push(sent(insertBallots(work.tx, accepted.slice(writing.length * AT_ONCE))))
  const results = parts.map((part): Result<CastAnswer> => {
    const { voteId, seatId } = part.given.input
    const place = `${voteId} ${seatId}`
    const earlier = rows.get(place) ?? facts.earlierOf(part.given)
    const standing = accepted.find(({ id }) => id === part.given.id) ?? facts.standingOf(part.given)
    if (standing) return ok(answerOf(standing))
    const vote = openVoteOf(part, facts)
    if (!vote) return refuse('ballot_late')
    if (earlier && vote.terms.rule.change === 'final') return refuse('ballot_twice', { at: earlier.at.toISOString() })
    const state = sitting.get(vote.meetingId) as Result<unknown>
    if (!state.ok) return state
    const judged = facts.judge(part.given, vote, earlier)
    if (!judged.ok) return judged
    const row = enter(part, vote)
    rows.set(place, row)
    if (accepted.push(row) % AT_ONCE === 0) write()
    facts.accepted(part.given)
    return ok(answerOf(row))
  })
  write()
  await Promise.all(writing)
  return results
}

async function mayCast({ work }: Part<Casting>, meetingId: MeetingId): Promise<Result<unknown>> {
  const meeting = await meetingById(work.tx, meetingId)
  if (!meeting) throw new Error(`A vote names meeting ${meetingId}, which does not exist`)
  return applyAct(meeting.state, 'ballot.cast')
}

function openVoteOf({ work, given }: Part<Casting>, facts: CastFacts): Vote | undefined {
  const vote = facts.voteOf(given)
  return vote?.state === 'open' && work.at <= vote.deadline ? vote : undefined
}

/** The entry and the word to live screens are drafted here; the row is written with its neighbours'. */
function enter({ work, given }: Part<Casting>, vote: Vote): BallotRow {
  const { input, ballot, id } = given
  const { proof } = input
  const entry = work.append(
    { type: 'ballot.cast', payload: { vote: vote.id, seat: ballot.seat, ballot_id: id, ballot: input.ballot, proof } },
    { itemId: vote.itemId, subject: vote.id, seatId: input.seatId },
  )
  work.change('vote', vote.id, { item: vote.itemId })
  return {
    id,
    voteId: vote.id,
    seatId: input.seatId,
    seq: Number(ballot.seq),
    canonical: input.ballot,
    choice: ballot.choice,
    level: proof.level,
    proof,
    keyId: ballot.key as KeyId,
    entry,
    at: work.at,
  }
}

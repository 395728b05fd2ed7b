import {
  type Ballot,
  type BallotFacts,
  type BallotKey,
  ballotId,
  checkBallotFacts,
  checkBallotSignature,
  parseBallot,
} from '../../app/rules/ballot.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { KeyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { ballot as ballots } from '../../db/schema/ballots.ts'
import { interestsIn } from '../agenda/queries.ts'
import { keysIn } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { verifySignature } from '../platform/verify-signature.ts'
import { type Actor, type ActorMandate, mandateOf } from '../policies/actor.ts'
import { type BallotRow, electorOf, lastBallot, type Vote, voteById } from './queries.ts'

export type CastAnswer = { ballotId: string; entry: number; at: string; choice: string }

/**
 * Records a member's ballot once, durably, before it is acknowledged. The slow signature check comes before the head is
 * locked; everything that may change meanwhile (the close, another ballot, a recusal) is asked again under the lock. The
 * same ballot bytes again answer the first entry.
 */
export async function castBallot(ctx: Ctx, actor: Actor, input: CastBallot): Promise<Result<CastAnswer>> {
  const seen = await voteById(ctx.db, input.voteId)
  const mandate = mandateOf(actor, input.seatId)
  // Whoever has no seat in the body learns nothing about its votes, not even that this one exists.
  if (!seen || !actor.mandates.some((held) => held.bodyId === seen.bodyId)) return refuse('not_found')
  if (!mandate?.votes || mandate.bodyId !== seen.bodyId) return refuse('not_a_voting_seat')
  const parsed = parseBallot(input.ballot)
  if (!parsed.ok) return parsed
  const spoken = speaksFor(parsed.value, mandate)
  if (!spoken.ok) return spoken
  const kept = await lastBallot(ctx.db, seen.id, input.seatId)
  // A reply that was lost is given again whatever has happened since: recusal, revocation and the close come too late.
  if (kept?.id === ballotId(input.ballot)) return ok(answerOf(kept))
  const proof = { level: input.level, signature: input.signature }
  const early = await judge(ctx.db, seen, parsed.value, actor.personId)
  if (!early.ok) return early
  const signed = await checkBallotSignature(input.ballot, proof, early.value, verifySignature)
  if (!signed.ok) return signed
  const ask = { bodies: seen.bodyId, actor, act: 'ballot.cast', requestId: input.requestId, input }
  return commit(ctx, ask, (work) => record(work, seen, parsed.value, actor.personId, input))
}

async function record(
  work: Work,
  seen: Vote,
  parsed: Ballot,
  personId: PersonId,
  input: CastBallot,
): Promise<Result<CastAnswer>> {
  const id = ballotId(input.ballot)
  const earlier = await lastBallot(work.tx, seen.id, input.seatId)
  if (earlier?.id === id) return ok(answerOf(earlier))
  const vote = await voteById(work.tx, seen.id)
  if (vote?.state !== 'open' || work.at > vote.deadline) return refuse('ballot_late')
  if (earlier) return refuse('ballot_twice', { at: earlier.at.toISOString() })
  const meeting = await meetingById(work.tx, vote.meetingId)
  if (!meeting) throw new Error(`Vote ${vote.id} has no meeting`)
  const state = applyAct(meeting.state, 'ballot.cast')
  if (!state.ok) return state
  const judged = await judge(work.tx, vote, parsed, personId)
  if (!judged.ok) return judged
  const proof = { level: input.level, signature: input.signature }
  const entry = work.append(
    { type: 'ballot.cast', payload: { vote: vote.id, seat: parsed.seat, ballot_id: id, ballot: input.ballot, proof } },
    { itemId: vote.itemId, subject: vote.id, seatId: input.seatId },
  )
  await work.tx.insert(ballots).values({
    id,
    voteId: vote.id,
    seatId: input.seatId,
    seq: Number(parsed.seq),
    canonical: input.ballot,
    choice: parsed.choice,
    level: input.level,
    signature: input.signature,
    keyId: parsed.key as KeyId,
    entry,
    at: work.at,
  })
  work.change('vote', vote.id, { item: vote.itemId })
  return ok({ ballotId: id, entry, at: work.at.toISOString(), choice: parsed.choice })
}

const answerOf = (row: BallotRow): CastAnswer => ({
  ballotId: row.id,
  entry: row.entry,
  at: row.at.toISOString(),
  choice: row.choice,
})

/** A person casts for a seat of their own, under the mandate that puts them there. */
function speaksFor(ballot: Ballot, mandate: ActorMandate): Result<null> {
  const own = ballot.seat === mandate.seatId && ballot.mandate === mandate.mandateId
  return own ? ok(null) : refuse('ballot_not_eligible', { seat: ballot.seat })
}

/** A seat's second ballot is refused before this is asked, so the ballot judged here is always the first. */
async function judge(db: Db | Tx, vote: Vote, ballot: Ballot, personId: PersonId): Promise<Result<BallotKey>> {
  const seatId = ballot.seat as SeatId
  const elector = await electorOf(db, vote.id, seatId)
  const recused = await interestsIn(db, [vote.itemId])
  const key = (await keysIn(db, vote.bodyId, [personId])).find((one) => one.id === ballot.key)
  const facts: BallotFacts = {
    body: vote.bodyId,
    vote: vote.id,
    voteHash: vote.voteHash,
    rule: vote.terms.rule,
    openedIndex: vote.openedEntry,
    index: null,
    recused: new Set<string>(recused.map((interest) => interest.seatId)),
    elector: (seat) => (seat === ballot.seat ? elector : undefined),
    key: (id) =>
      key && id === key.id
        ? {
            alg: key.algorithm,
            public_key: key.publicKey,
            enrolledIndex: key.entry,
            revokedIndex: key.revokedEntry,
            mandates: [ballot.mandate],
          }
        : undefined,
    last: () => null,
  }
  return checkBallotFacts(ballot, facts)
}

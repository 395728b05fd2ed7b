import { and, eq } from 'drizzle-orm'
import { ballotId, checkElector, parseBallot } from '../../app/rules/ballot.ts'
import { checkRecorder, recordChallenge } from '../../app/rules/recorded-ballot.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { checkSignedBy } from '../../app/rules/signed-by.ts'
import type { RecordBallot } from '../../app/wire/ballots.ts'
import { ballotRecord } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { voteById } from './queries.ts'
import { loadRecordFacts } from './record-facts.ts'

/**
 * The clerk records a choice in the name of a member whose device cannot vote. It counts for nothing until a second officer has
 * confirmed it; one record waits for a seat at a time.
 */
export async function recordBallot(ctx: Ctx, actor: Actor, input: RecordBallot): Promise<Result<{ ballotId: string }>> {
  const { voteId, seatId, by, proof, why, requestId } = input
  const seen = await voteById(ctx.db, voteId)
  if (!seen) return refuse('not_found')
  const denied = permit(actor, 'ballot.record', seen.bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, seen.bodyId, seen.itemId)) === 'hidden') return refuse('not_found')
  const parsed = parseBallot(input.ballot)
  if (!parsed.ok) return parsed
  const ballot = parsed.value
  if (ballot.seat !== seatId || ballot.key !== by) return refuse('ballot_malformed', { field: 'seat' })
  const clerk = { person: actor.personId, key: by }
  const early = await loadRecordFacts(ctx.db, seen, ballot, ctx.clock())
  if (!early.ok) return early
  const key = checkRecorder(ballot, clerk, early.value, ['secretary'])
  if (!key.ok) return key
  const signed = await checkSignedBy(
    recordChallenge(input.ballot, why),
    proof,
    key.value,
    early.value.origins,
    ctx.checkSignature,
  )
  if (!signed.ok) return signed.code === 'signature_invalid' ? refuse('ballot_signature_invalid') : signed
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'ballot.record', requestId, input }, async (work) => {
    const vote = await voteById(work.tx, voteId)
    if (!vote) return refuse('not_found')
    const facts = await loadRecordFacts(work.tx, vote, ballot, work.at)
    if (!facts.ok) return facts
    const still = checkRecorder(ballot, clerk, facts.value, ['secretary'])
    if (!still.ok) return still
    const counts = checkElector(ballot, facts.value)
    if (!counts.ok) return counts
    const [waiting] = await work.tx
      .select({ seatId: ballotRecord.seatId })
      .from(ballotRecord)
      .where(and(eq(ballotRecord.voteId, voteId), eq(ballotRecord.seatId, seatId)))
    if (waiting) return refuse('record_waiting')
    await work.tx.insert(ballotRecord).values({
      voteId,
      seatId,
      canonical: input.ballot,
      why,
      clerkId: actor.personId,
      clerkKeyId: by,
      proof,
      at: work.at,
    })
    work.change('vote', vote.id, { item: vote.itemId })
    return ok({ ballotId: ballotId(input.ballot) })
  })
}

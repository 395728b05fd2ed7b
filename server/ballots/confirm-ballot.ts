import { and, eq } from 'drizzle-orm'
import { ballotId, parseBallot } from '../../app/rules/ballot.ts'
import type { RecordedProof } from '../../app/rules/key-authority.ts'
import { checkRecordedFacts, checkRecordedSignatures } from '../../app/rules/recorded-ballot.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ConfirmBallot } from '../../app/wire/ballots.ts'
import type { KeyId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { ballotRecord } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { answerOf, type CastAnswer } from './cast-answer.ts'
import { insertBallots, type Vote, voteById } from './queries.ts'
import { loadRecordFacts } from './record-facts.ts'

/** A second officer confirms what the clerk recorded: now it is the member's ballot, of level D, and the member is told. */
export async function confirmBallot(ctx: Ctx, actor: Actor, input: ConfirmBallot): Promise<Result<CastAnswer>> {
  const { voteId, seatId, by, requestId } = input
  const seen = await voteById(ctx.db, voteId)
  if (!seen) return refuse('not_found')
  const denied = permit(actor, 'ballot.confirm', seen.bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, seen.bodyId, seen.itemId)) === 'hidden') return refuse('not_found')
  const officer = { person: actor.personId, key: by, proof: input.proof }
  const record = await recordOf(ctx.db, voteId, seatId)
  if (!record) return refuse('record_gone')
  const early = await judge(ctx.db, seen, record, officer, ctx.clock())
  if (!early.ok) return early
  const { proof, recorders, origins } = early.value
  const signed = await checkRecordedSignatures(record.canonical, proof, recorders, origins, ctx.checkSignature)
  if (!signed.ok) return signed
  const cast = await commit(
    ctx,
    { bodies: seen.bodyId, actor, act: 'ballot.confirm', requestId, input },
    async (work) => {
      const vote = await voteById(work.tx, voteId)
      const now = await recordOf(work.tx, voteId, seatId)
      // Another record than the one that was read and signed for.
      if (!vote || now?.canonical !== record.canonical || now.why !== record.why) return refuse('record_gone')
      const judged = await judge(work.tx, vote, now, officer, work.at)
      return judged.ok ? ok(await enter(ctx, work, vote, now, judged.value)) : judged
    },
  )
  if (cast.ok) ctx.metrics.ballotsAccepted.inc()
  return cast
}

type Row = typeof ballotRecord.$inferSelect

async function recordOf(db: Db | Tx, voteId: VoteId, seatId: SeatId): Promise<Row | undefined> {
  const at = and(eq(ballotRecord.voteId, voteId), eq(ballotRecord.seatId, seatId))
  return (await db.select().from(ballotRecord).where(at))[0]
}

async function judge(db: Db | Tx, vote: Vote, record: Row, officer: RecordedProof['officer'], at: Date) {
  const parsed = parseBallot(record.canonical)
  if (!parsed.ok) return parsed
  const ballot = parsed.value
  const facts = await loadRecordFacts(db, vote, ballot, at)
  if (!facts.ok) return facts
  const clerk = { person: record.clerkId, key: record.clerkKeyId, proof: record.proof }
  const proof: RecordedProof = { level: 'D', clerk, officer, why: record.why }
  const recorders = checkRecordedFacts(ballot, proof, facts.value)
  return recorders.ok ? ok({ ballot, proof, recorders: recorders.value, origins: facts.value.origins }) : recorders
}

type Judged = Extract<Awaited<ReturnType<typeof judge>>, { ok: true }>['value']

async function enter(ctx: Ctx, work: Work, vote: Vote, { canonical, seatId }: Row, { ballot, proof }: Judged) {
  const id = ballotId(canonical)
  const payload = { vote: vote.id, seat: ballot.seat, ballot_id: id, ballot: canonical, proof }
  const entry = work.append({ type: 'ballot.cast', payload }, { itemId: vote.itemId, subject: vote.id })
  const row = {
    id,
    voteId: vote.id,
    seatId,
    seq: Number(ballot.seq),
    canonical,
    choice: ballot.choice,
    level: proof.level,
    proof,
    keyId: ballot.key as KeyId,
    entry,
    at: work.at,
  }
  await insertBallots(work.tx, [row])
  await work.tx.delete(ballotRecord).where(and(eq(ballotRecord.voteId, vote.id), eq(ballotRecord.seatId, seatId)))
  const holder = (await seatsIn(work.tx, { id: vote.meetingId, bodyId: vote.bodyId }, work.at)).find(
    (seat) => seat.id === seatId,
  )?.personId
  const about = {
    bodyId: vote.bodyId,
    meetingId: vote.meetingId,
    itemId: vote.itemId,
    kind: 'ballot_recorded' as const,
  }
  if (holder) await tell(ctx, work, [holder], about)
  work.change('vote', vote.id, { item: vote.itemId })
  return answerOf(row)
}

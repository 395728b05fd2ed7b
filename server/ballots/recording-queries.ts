// Ballots that the clerk records for members whose devices cannot vote: for whom one may be, what waits for a second officer, and
// by whose word those that count do.
import { and, eq } from 'drizzle-orm'
import { parseBallot } from '../../app/rules/ballot.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { ballotRecord } from '../../db/schema/ballots.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Ctx, Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { type BallotRow, electorsOf, seatsThatCast, type Vote } from './queries.ts'

export type Recording = Awaited<ReturnType<typeof recordingIn>>
export type WaitingRecord = Recording['waiting'][number]

/** For its officers alone. */
export async function recordingIn(ctx: Ctx, actor: Actor, vote: Vote) {
  const rows = await ctx.db.select().from(ballotRecord).where(eq(ballotRecord.voteId, vote.id)).orderBy(ballotRecord.at)
  const names = await namesOf(
    ctx.db,
    rows.map(({ clerkId }) => clerkId),
  )
  const seats = await seatsIn(ctx.db, { id: vote.meetingId, bodyId: vote.bodyId }, ctx.clock())
  const holder = new Map<string, PersonId | null>(seats.map(({ id, personId }) => [id, personId]))
  const settled = new Set<string>([
    ...rows.map(({ seatId }) => seatId),
    ...(await seatsThatCast(ctx.db, vote.id)),
    ...vote.terms.recused.map(({ seat }) => seat),
    ...(await interestsIn(ctx.db, [vote.itemId])).map(({ seatId }) => seatId),
  ])
  const levels = (await bodyById(ctx.db, vote.bodyId))?.settings.levels
  const records = may(actor, 'ballot.record', vote.bodyId) && (levels?.includes('D') ?? true)
  const mandates = new Map<string, string | null>(seats.map(({ id, mandateId }) => [id, mandateId]))
  const { rule } = vote.terms
  return {
    voteHash: vote.voteHash,
    choices: rule.choices,
    election: electionOf(vote.terms),
    reasons: 'reasons' in rule ? rule.reasons : ('none' as const),
    /** Electors who may still be recorded, in their own mandate; null where this person records nothing, or the body takes no such ballot. */
    seats: records
      ? (await electorsOf(ctx.db, vote.id)).flatMap(({ seat, weight, mandates: ofElector }) => {
          const mandateId = mandates.get(seat)
          const open = !settled.has(seat) && holder.get(seat) !== actor.personId
          return open && mandateId && ofElector.includes(mandateId) ? [{ seatId: seat, mandateId, weight }] : []
        })
      : null,
    waiting: rows.map(({ seatId, canonical, why, clerkId, at }) => ({
      seatId,
      ballot: canonical,
      why,
      clerk: names.get(clerkId) ?? ({ ar: clerkId, en: clerkId } satisfies Bilingual),
      at: at.toISOString(),
      byMe: clerkId === actor.personId,
      /** Nobody confirms a ballot of their own. */
      own: holder.get(seatId) === actor.personId,
    })),
  }
}

/** By whose word a recorded ballot counts, or, while `officer` is null, would. */
export type RecordedBy = { choice: string; clerk: Bilingual; officer: Bilingual | null; why: string }

/** Of those among these ballots that were recorded, by seat. */
export async function recordedBy(db: Db, ballots: readonly BallotRow[]): Promise<Map<SeatId, RecordedBy>> {
  const recorded = ballots.flatMap(({ seatId, choice, proof }) =>
    proof.level === 'D' ? [{ seatId, choice, proof }] : [],
  )
  const names = await namesOf(
    db,
    recorded.flatMap(({ proof }) => [proof.clerk.person, proof.officer.person] as PersonId[]),
  )
  const nameOf = (id: string): Bilingual => names.get(id as PersonId) ?? { ar: id, en: id }
  return new Map(
    recorded.map(({ seatId, choice, proof: { clerk, officer, why = '' } }) => [
      seatId,
      { choice, clerk: nameOf(clerk.person), officer: nameOf(officer.person), why },
    ]),
  )
}

/** What waits for this seat: its member is told of it before it counts. */
export async function waitingRecord(db: Db, vote: Vote, seatId: SeatId): Promise<RecordedBy | null> {
  const at = and(eq(ballotRecord.voteId, vote.id), eq(ballotRecord.seatId, seatId))
  const [row] = await db.select().from(ballotRecord).where(at)
  const parsed = row && parseBallot(row.canonical)
  if (!row || !parsed?.ok) return null
  const clerk = (await namesOf(db, [row.clerkId])).get(row.clerkId) ?? { ar: row.clerkId, en: row.clerkId }
  return { choice: parsed.value.choice, clerk, officer: null, why: row.why }
}

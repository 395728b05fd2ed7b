// What is known of votes and ballots: read by this concept's commands and, in its own shapes, by others.
import { and, asc, countDistinct, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Elector } from '../../app/rules/electorate.ts'
import type { CountedBallot } from '../../app/rules/tally.ts'
import type { BodyId, ItemId, KeyId, MeetingId, SeatId, VoteId } from '../../app/wire/ids.ts'
import { ballot, rollCall, vote, voteElector } from '../../db/schema/ballots.ts'
import { integers, texts } from '../platform/column.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Vote = typeof vote.$inferSelect
export type BallotRow = typeof ballot.$inferSelect

export async function voteById(db: Db | Tx, id: VoteId): Promise<Vote | undefined> {
  return (await db.select().from(vote).where(eq(vote.id, id)))[0]
}

export const votesById = (db: Db | Tx, ids: VoteId[]): Promise<Vote[]> =>
  db.select().from(vote).where(inArray(vote.id, ids))

export const votesOfMeeting = (db: Db | Tx, meetingId: MeetingId): Promise<Vote[]> =>
  db.select().from(vote).where(eq(vote.meetingId, meetingId)).orderBy(asc(vote.openedAt))

export const votesOfBody = (db: Db | Tx, bodyId: BodyId): Promise<Vote[]> =>
  db.select().from(vote).where(eq(vote.bodyId, bodyId)).orderBy(desc(vote.openedAt))

export const openVotesIn = (db: Db | Tx, bodies: BodyId[]): Promise<Vote[]> =>
  bodies.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(vote)
        .where(and(inArray(vote.bodyId, bodies), eq(vote.state, 'open')))

/** Whether the seat has a vote in one that is open on one of these items. */
export async function electsIn(db: Db | Tx, seats: SeatId[], items: ItemId[]): Promise<boolean> {
  const rows = await db
    .select({ id: vote.id })
    .from(vote)
    .innerJoin(voteElector, eq(voteElector.voteId, vote.id))
    .where(and(inArray(vote.itemId, items), eq(vote.state, 'open'), inArray(voteElector.seatId, seats)))
    .limit(1)
  return rows.length > 0
}

export async function openVoteOn(db: Db | Tx, itemId: ItemId): Promise<boolean> {
  const rows = await db
    .select({ id: vote.id })
    .from(vote)
    .where(and(eq(vote.itemId, itemId), eq(vote.state, 'open')))
  return rows.length > 0
}

/** Whether a vote on the item was ever opened. */
export async function wasPutToVote(db: Db | Tx, itemId: ItemId): Promise<boolean> {
  return (await itemsPutToVote(db, [itemId])).has(itemId)
}

export async function itemsPutToVote(db: Db | Tx, items: ItemId[]): Promise<Set<ItemId>> {
  if (items.length === 0) return new Set()
  const rows = await db.selectDistinct({ itemId: vote.itemId }).from(vote).where(inArray(vote.itemId, items))
  return new Set(rows.map((row) => row.itemId))
}

export const openVoteOfMeeting = async (db: Db | Tx, meetingId: MeetingId): Promise<Vote | undefined> =>
  (await openVotesOfMeeting(db, meetingId))[0]

export const openVotesOfMeeting = (db: Db | Tx, meetingId: MeetingId): Promise<Vote[]> =>
  db
    .select()
    .from(vote)
    .where(and(eq(vote.meetingId, meetingId), eq(vote.state, 'open')))

export async function electorOf(db: Db | Tx, voteId: VoteId, seatId: SeatId): Promise<Elector | undefined> {
  const [row] = await db
    .select({ elector: voteElector.elector })
    .from(voteElector)
    .where(and(eq(voteElector.voteId, voteId), eq(voteElector.seatId, seatId)))
  return row?.elector
}

export async function electorsOf(db: Db | Tx, voteId: VoteId): Promise<Elector[]> {
  const rows = await db
    .select({ elector: voteElector.elector })
    .from(voteElector)
    .where(eq(voteElector.voteId, voteId))
    .orderBy(asc(voteElector.seatId))
  return rows.map((row) => row.elector)
}

/** The seat's last ballot in this vote. */
export async function lastBallot(db: Db | Tx, voteId: VoteId, seatId: SeatId): Promise<BallotRow | undefined> {
  const rows = await db
    .select()
    .from(ballot)
    .where(and(eq(ballot.voteId, voteId), eq(ballot.seatId, seatId)))
    .orderBy(desc(ballot.seq))
    .limit(1)
  return rows[0]
}

export const ballotsOf = (db: Db | Tx, voteId: VoteId): Promise<BallotRow[]> =>
  db.select().from(ballot).where(eq(ballot.voteId, voteId)).orderBy(asc(ballot.entry))

export const ballotsById = (db: Db | Tx, ids: string[]): Promise<BallotRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(ballot).where(inArray(ballot.id, ids))

/** Every ballot as the rules count them, a seat's later ones included. */
export async function countedBallots(
  db: Db | Tx,
  voteId: VoteId,
  electors: readonly Elector[],
): Promise<CountedBallot[]> {
  const weights = new Map(electors.map(({ seat, weight }) => [seat, weight]))
  return (await ballotsOf(db, voteId)).map(({ id, seatId, choice, seq }) => ({
    id,
    seat: seatId,
    choice,
    weight: weights.get(seatId) ?? '0',
    seq: String(seq),
  }))
}

/** Seats that have cast, in the order of their seats' ids and never of casting: participation, not sequence. */
export async function seatsThatCast(db: Db | Tx, voteId: VoteId): Promise<SeatId[]> {
  const rows = await db
    .selectDistinct({ seatId: ballot.seatId })
    .from(ballot)
    .where(eq(ballot.voteId, voteId))
    .orderBy(asc(ballot.seatId))
  return rows.map((row) => row.seatId)
}

/** Called by name, in the order of the calls. */
export async function calledSeats(db: Db | Tx, voteId: VoteId): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: rollCall.seatId })
    .from(rollCall)
    .where(eq(rollCall.voteId, voteId))
    .orderBy(asc(rollCall.entry))
  return rows.map((row) => row.seatId)
}

/** How many seats have a ballot, however often they changed it. */
export async function countCast(db: Db | Tx, voteId: VoteId): Promise<number> {
  const [row] = await db
    .select({ cast: countDistinct(ballot.seatId) })
    .from(ballot)
    .where(eq(ballot.voteId, voteId))
  return row?.cast ?? 0
}

/** A seat's place in a vote. */
export type VotePlace = { voteId: VoteId; seatId: SeatId }

export async function electorsAt(db: Db | Tx, places: VotePlace[]): Promise<(VotePlace & { elector: Elector })[]> {
  if (places.length === 0) return []
  return db
    .select()
    .from(voteElector)
    .where(sql`(${voteElector.voteId}, ${voteElector.seatId}) in ${placesOf(places)}`)
}

/** The last ballot of each of these seats that has cast one. */
export const lastBallots = (db: Db | Tx, places: VotePlace[]): Promise<BallotRow[]> =>
  db
    .selectDistinctOn([ballot.voteId, ballot.seatId])
    .from(ballot)
    .where(sql`(${ballot.voteId}, ${ballot.seatId}) in ${placesOf(places)}`)
    .orderBy(ballot.voteId, ballot.seatId, desc(ballot.seq))

const placesOf = (places: VotePlace[]) =>
  sql`(select * from unnest(${texts(places.map(({ voteId }) => voteId))}, ${texts(places.map(({ seatId }) => seatId))}))`

/** Throws if a seat has a ballot of that sequence already. Only for ballots drafted at one moment under the held head lock. */
export async function insertBallots(tx: Tx, rows: BallotRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const column = <K extends keyof BallotRow>(name: K) => rows.map((row) => row[name])
  await tx.execute(sql`
    insert into ballot (at, proof, id, vote_id, seat_id, seq, canonical, choice, level, key_id, entry)
    select ${first.at.toISOString()}::timestamptz, proof::jsonb, id, vote, seat, seq, canonical, choice, level, key, entry
    from unnest(${texts(rows.map((row) => JSON.stringify(row.proof)))}, ${texts(column('id'))}, ${texts(column('voteId'))},
      ${texts(column('seatId'))}, ${integers(column('seq'))}, ${texts(column('canonical'))}, ${texts(column('choice'))},
      ${texts(column('level'))}, ${texts(column('keyId'))}, ${integers(column('entry'))})
      as drafted (proof, id, vote, seat, seq, canonical, choice, level, key, entry)`)
}

/** When each of these keys last signed a ballot; keys that never did are left out. */
export async function lastUses(db: Db | Tx, keys: KeyId[]): Promise<Map<KeyId, Date>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .select({ keyId: ballot.keyId, at: max(ballot.at) })
    .from(ballot)
    .where(inArray(ballot.keyId, keys))
    .groupBy(ballot.keyId)
  return new Map(rows.flatMap(({ keyId, at }) => (at ? [[keyId, at]] : [])))
}

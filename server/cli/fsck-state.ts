// The tables of votes, keys and attendance against the ledger that says the same: every row its entry, every entry its row.
import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNull } from 'drizzle-orm'
import { parseBallot } from '../../app/rules/ballot.ts'
import { type History, presentAt } from '../../app/rules/bundle/history.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { agendaSnapshot } from '../../db/schema/agenda.ts'
import { ballot, vote, voteElector } from '../../db/schema/ballots.ts'
import { keyEnrolment } from '../../db/schema/identity.ts'
import { attendance, failedSitting, meeting } from '../../db/schema/meetings.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

const error = (rule: string, what: string, entry?: number): Fault => ({
  rule,
  severity: 'error',
  what,
  ...(entry === undefined ? {} : { entry }),
})

const same = (a: unknown, b: unknown): boolean => canonicalize(a as Json) === canonicalize(b as Json)

/** The frozen agendas are those that the ledger names: what members were told, whole, while its words are kept. */
export async function checkAgendas(ctx: Ctx, bodyId: BodyId, { acts }: History): Promise<Fault[]> {
  const rows = await ctx.db
    .select({ snapshot: agendaSnapshot })
    .from(agendaSnapshot)
    .innerJoin(meeting, eq(meeting.id, agendaSnapshot.meetingId))
    .where(eq(meeting.bodyId, bodyId))
  const stored = new Map(rows.map(({ snapshot }) => [`${snapshot.meetingId} ${snapshot.revision}`, snapshot]))
  const kept = new Set(acts.flatMap((act) => (act.type === 'item.published' ? [act.index] : [])))
  return acts.flatMap((act): Fault[] => {
    if (act.type !== 'agenda.published') return []
    const { meeting: of, revision, digest, items } = act.payload
    const row = stored.get(`${of} ${revision}`)
    const whole = items.every((_, place) => kept.has(act.index + 1 + place))
    const told = row && (!whole || toHex(sha256Text(row.canonical)) === digest)
    return told && row.digest === digest
      ? []
      : [error('agenda.differs', `Agenda ${of}, revision ${revision}, is not the one that was published`, act.index)]
  })
}

export async function checkVotes(ctx: Ctx, bodyId: BodyId, history: History): Promise<Fault[]> {
  const rows = await ctx.db.select().from(vote).where(eq(vote.bodyId, bodyId))
  const faults: Fault[] = []
  for (const id of history.votes.keys())
    if (!rows.some((row) => row.id === id)) faults.push(error('vote.no_row', `Vote ${id} of the ledger has no row`))
  for (const row of rows) {
    const said = history.votes.get(row.id)
    if (!said) {
      faults.push(error('vote.no_entry', `Vote ${row.id} has no entry`))
      continue
    }
    const { opened, closed, result, electors } = said
    const differs = (what: string, entry: number) =>
      faults.push(error('vote.differs', `Vote ${row.id}: ${what} not as in the ledger`, entry))
    if (row.openedEntry !== opened.index || row.voteHash !== opened.payload.vote_hash)
      differs('the opening is', opened.index)
    if (!same(row.terms, opened.payload.terms)) differs('the terms are', opened.index)
    if (row.closedEntry !== (closed?.index ?? null) || (row.state === 'closed') !== Boolean(closed))
      differs('the close is', closed?.index ?? opened.index)
    if (!same(row.result, result?.payload.result ?? null)) differs('the result is', result?.index ?? opened.index)
    const seats = await ctx.db.select().from(voteElector).where(eq(voteElector.voteId, row.id))
    const stored = seats.map(({ elector }) => elector).sort((a, b) => (a.seat < b.seat ? -1 : 1))
    if (!same(stored, electors)) differs('the electors are', opened.index)
    faults.push(...(await checkBallots(ctx, row.id, said.ballots)))
  }
  return faults
}

async function checkBallots(
  ctx: Ctx,
  voteId: typeof vote.$inferSelect.id,
  cast: NonNullable<ReturnType<History['votes']['get']>>['ballots'],
): Promise<Fault[]> {
  const rows = await ctx.db.select().from(ballot).where(eq(ballot.voteId, voteId))
  const faults: Fault[] = []
  const entries = new Map(cast.map((act) => [act.index, act.payload]))
  for (const row of rows) {
    const said = entries.get(row.entry)
    entries.delete(row.entry)
    if (!said) faults.push(error('ballot.no_entry', `Ballot ${row.id} has no entry`, row.entry))
    else if (!isBallot(row, said))
      faults.push(error('ballot.differs', `Ballot ${row.id} is not the one in the ledger`, row.entry))
  }
  for (const entry of entries.keys()) faults.push(error('ballot.no_row', 'A ballot of the ledger has no row', entry))
  return faults
}

type Said = NonNullable<ReturnType<History['votes']['get']>>['ballots'][number]['payload']

/** The columns beside the ballot are conveniences of queries: they must say what the signed text says. */
function isBallot(row: typeof ballot.$inferSelect, said: Said): boolean {
  if (said.ballot !== row.canonical || said.ballot_id !== row.id || !isDeepStrictEqual(said.proof, row.proof))
    return false
  const parsed = parseBallot(row.canonical)
  if (!parsed.ok) return false
  const { choice, seat, key, seq } = parsed.value
  return choice === row.choice && seat === row.seatId && key === row.keyId && seq === String(row.seq)
}

export async function checkKeys(ctx: Ctx, bodyId: BodyId, history: History): Promise<Fault[]> {
  const rows = await ctx.db.select().from(keyEnrolment).where(eq(keyEnrolment.bodyId, bodyId))
  const said = new Map(history.keys)
  const faults: Fault[] = []
  for (const { keyId, entry, revokedEntry } of rows) {
    const key = said.get(keyId)
    said.delete(keyId)
    if (key?.enrolledIndex !== entry || key.revokedIndex !== revokedEntry)
      faults.push(error('key.differs', `Key ${keyId} is not as in the ledger`, entry))
  }
  for (const key of said.values())
    faults.push(error('key.no_row', `Key ${key.key} of the ledger has no row`, key.enrolledIndex))
  return faults
}

export async function checkAttendance(ctx: Ctx, bodyId: BodyId, history: History): Promise<Fault[]> {
  const meetings = await ctx.db.select({ id: meeting.id }).from(meeting).where(eq(meeting.bodyId, bodyId))
  const faults: Fault[] = []
  for (const { id } of meetings) {
    const rows = await ctx.db
      .select({ seatId: attendance.seatId })
      .from(attendance)
      .where(and(eq(attendance.meetingId, id), isNull(attendance.leftAt)))
    const stored = rows.map(({ seatId }) => seatId as string).sort()
    const said = [...presentAt(history, id, Number.MAX_SAFE_INTEGER)].sort()
    if (stored.join() !== said.join())
      faults.push(error('attendance.differs', `Meeting ${id}: ${stored.length} present, ${said.length} by the ledger`))
  }
  return faults
}

/** How often a meeting failed for want of a quorum lowers the quorum of its votes: the rows must be the entries. */
export async function checkFailures(ctx: Ctx, bodyId: BodyId, { failures }: History): Promise<Fault[]> {
  const rows = await ctx.db
    .select({ failed: failedSitting })
    .from(failedSitting)
    .innerJoin(meeting, eq(meeting.id, failedSitting.meetingId))
    .where(eq(meeting.bodyId, bodyId))
  const stored = new Map(rows.map(({ failed }) => [failed.entry, failed]))
  const said = [...failures.values()].flat()
  const faults = said.flatMap(({ index, payload }): Fault[] => {
    const row = stored.get(index)
    stored.delete(index)
    const whole = row?.meetingId === payload.meeting && same(row.rule, payload.rule) && same(row.quorum, payload.quorum)
    return whole ? [] : [error('failure.differs', 'A failed meeting is not as in the ledger', index)]
  })
  for (const entry of stored.keys()) faults.push(error('failure.no_entry', 'A failed meeting has no entry', entry))
  return faults
}

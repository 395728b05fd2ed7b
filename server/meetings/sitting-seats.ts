import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { proxyHolders } from '../bodies/proxy-queries.ts'
import { standingProxies } from '../bodies/proxy-term-queries.ts'
import type { SeatedPerson } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { attendanceOf } from './attendance-queries.ts'
import type { Meeting } from './queries.ts'
import { sittingQuorum } from './sitting-quorum.ts'

/** A seat as the room shows it now; `recused` is said of the item under discussion. */
export type SittingSeat = {
  seatId: SeatId
  personId: string | null
  title: Bilingual
  name: Bilingual
  role: SeatedPerson['role']
  votes: boolean
  weight: string
  presence: 'present' | 'remote' | 'away' | 'recused'
  /** Checked in and not gone, recused or not. */
  here: boolean
  remote: boolean
  /** When they came; or, when they have gone, when they left. */
  since: string | null
  left: boolean
  /** Who holds the proxy of a member who is not here. */
  proxy: Bilingual | null
  /** For whom they sit in it, where they are a deputy. */
  insteadOf: Bilingual | null
}

/** Everyone who attends, the chair first, and whether enough of them are here to decide on this item. */
export async function sittingSeats(ctx: Ctx, meeting: Meeting, itemId: ItemId | null) {
  const seats = (await seatsIn(ctx.db, meeting, ctx.clock())).filter((seat) => seat.role !== 'auditor')
  const people = seats.flatMap(({ personId, holderId }) => [personId, holderId].filter((id) => id !== null))
  const names = await namesOf(ctx.db, people)
  const known = new Map((await attendanceOf(ctx.db, meeting.id)).map((row) => [row.seatId, row]))
  const recused = new Set<string>((await interestsIn(ctx.db, itemId ? [itemId] : [])).map(({ seatId }) => seatId))
  const isHere = ({ id }: SeatedPerson) => known.get(id)?.leftAt === null
  const proxies = await proxiesFor(ctx, meeting)
  const shown = seats.map((seat): SittingSeat => {
    const row = known.get(seat.id)
    const here = isHere(seat)
    const presence = recused.has(seat.id) ? 'recused' : !here ? 'away' : row?.remote ? 'remote' : 'present'
    return {
      seatId: seat.id,
      personId: seat.personId,
      title: seat.title,
      name: (seat.personId && names.get(seat.personId)) || seat.title,
      role: seat.role,
      votes: seat.votes,
      weight: seat.weight,
      presence,
      here,
      remote: row?.remote === true,
      since: (row?.leftAt ?? row?.checkedInAt)?.toISOString() ?? null,
      left: row !== undefined && !here,
      proxy: here ? null : (proxies.get(seat.id) ?? null),
      insteadOf: (seat.holderId && names.get(seat.holderId)) || null,
    }
  })
  const here = new Set<string>(seats.filter(isHere).map(({ id }) => id))
  const room = {
    seats: seats.map(({ id, personId, ...seat }) => ({ ...seat, seat: id, held: personId !== null })),
    recused,
    here,
    remote: new Set<string>(seats.filter(({ id }) => known.get(id)?.remote === true).map(({ id }) => id)),
  }
  return { seats: chairFirst(shown), ...(await sittingQuorum(ctx, meeting, room)) }
}

/** Whether one counts is the rule's of each vote. */
async function proxiesFor(ctx: Ctx, { id, bodyId }: Meeting): Promise<Map<SeatId, Bilingual>> {
  const standing = (await standingProxies(ctx.db, bodyId, ctx.clock())).filter(
    ({ meetingId }) => meetingId === null || meetingId === id,
  )
  const holders = await proxyHolders(
    ctx.db,
    standing.map(({ mandateId }) => mandateId),
  )
  return new Map(
    standing.flatMap(({ seatId, mandateId }) => {
      const holder = holders.get(mandateId)
      return holder ? [[seatId, holder.name] as const] : []
    }),
  )
}

const RANK: Partial<Record<SittingSeat['role'], number>> = { chair: 0, deputy: 1 }
const chairFirst = (seats: SittingSeat[]): SittingSeat[] =>
  [...seats].sort((a, b) => (RANK[a.role] ?? 2) - (RANK[b.role] ?? 2))

import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
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
  /** When they came; or, when they have gone, when they left. */
  since: string | null
  left: boolean
}

/** Everyone who attends, the chair first, and whether enough of them are here to decide on this item. */
export async function sittingSeats(ctx: Ctx, meeting: Meeting, itemId: ItemId | null) {
  const seats = (await seatsOf(ctx.db, meeting.bodyId, ctx.clock())).filter((seat) => seat.role !== 'auditor')
  const people = seats.flatMap((seat) => (seat.personId ? [seat.personId] : []))
  const names = await namesOf(ctx.db, people)
  const known = new Map((await attendanceOf(ctx.db, meeting.id)).map((row) => [row.seatId, row]))
  const recused = new Set((await interestsIn(ctx.db, itemId ? [itemId] : [])).map((interest) => interest.seatId))
  const isHere = ({ id }: SeatedPerson) => known.get(id)?.leftAt === null
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
      since: (row?.leftAt ?? row?.checkedInAt)?.toISOString() ?? null,
      left: row !== undefined && !here,
    }
  })
  const room = { seats, recused, isHere, isRemote: (id: SeatId) => known.get(id)?.remote === true }
  return { seats: chairFirst(shown), ...(await sittingQuorum(ctx, meeting, room)) }
}

const RANK: Partial<Record<SittingSeat['role'], number>> = { chair: 0, deputy: 1 }
const chairFirst = (seats: SittingSeat[]): SittingSeat[] =>
  [...seats].sort((a, b) => (RANK[a.role] ?? 2) - (RANK[b.role] ?? 2))

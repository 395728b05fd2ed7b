import { amountsOf } from '../../app/rules/engine-2/amounts.ts'
import { presetById } from '../../app/rules/engine-2/general.ts'
import { findQuorum2 } from '../../app/rules/engine-2/quorum.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { attendanceOf } from './attendance-queries.ts'
import type { Meeting } from './queries.ts'

/** A seat as the room shows it now; `recused` is said of the item under discussion. */
export type SittingSeat = {
  seatId: SeatId
  personId: string | null
  title: Bilingual
  name: Bilingual
  role: SeatedPerson['role']
  votes: boolean
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
      presence,
      here,
      since: (row?.leftAt ?? row?.checkedInAt)?.toISOString() ?? null,
      left: row !== undefined && !here,
    }
  })
  return { seats: chairFirst(shown), quorum: quorumOf(seats, recused, isHere, (id) => known.get(id)?.remote === true) }
}

export type SittingQuorum = ReturnType<typeof quorumOf>

/** What opening a vote would find, under the quorum that every preset of a rule carries. */
function quorumOf(
  seats: SeatedPerson[],
  recused: Set<SeatId>,
  isHere: (seat: SeatedPerson) => boolean,
  isRemote: (seatId: SeatId) => boolean,
) {
  const members = seats.filter((seat) => seat.votes && seat.personId !== null)
  const able = members.filter((seat) => isHere(seat) && !recused.has(seat.id))
  const found = findQuorum2(presetById('simple_majority') as Rule, {
    members: amountsOf(members),
    statutory: amountsOf(seats.filter((seat) => seat.votes)),
    recused: amountsOf(members.filter((seat) => recused.has(seat.id))),
    present: amountsOf(able),
    failed_meetings: '0',
  })
  return {
    members: members.length,
    here: members.filter(isHere).length,
    recused: members.filter((seat) => recused.has(seat.id)).length,
    present: able.length,
    remote: able.filter((seat) => isRemote(seat.id)).length,
    required: Number(found.required),
    met: found.met,
  }
}

const RANK: Partial<Record<SittingSeat['role'], number>> = { chair: 0, deputy: 1 }
const chairFirst = (seats: SittingSeat[]): SittingSeat[] =>
  [...seats].sort((a, b) => (RANK[a.role] ?? 2) - (RANK[b.role] ?? 2))

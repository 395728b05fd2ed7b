import { ok } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { loadSitting, type Sitting } from './load-sitting.ts'

/** A body with more seats is a chamber: nobody reads all its names on a screen of their own. */
const MANY = 60
/** As many faces as the screen draws. */
const FACES = 16

/**
 * The sitting for a member's own screen. In a chamber it names only those whom the screen speaks of: three hundred screens read it
 * again at the same moment, and the whole house was nine tenths of it.
 */
export async function loadMemberSitting(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const sitting = await loadSitting(ctx, actor, meetingId)
  return sitting.ok && sitting.value.seats.length > MANY ? ok(spokenOf(sitting.value)) : sitting
}

function spokenOf(sitting: Sitting): Sitting {
  const { seats, items, mine } = sitting
  const named = new Set<string | null | undefined>([
    ...mine.map(({ seatId }) => seatId),
    ...items.map(({ presenter }) => presenter),
    ...seats
      .filter(({ here }) => here)
      .slice(0, FACES)
      .map(({ seatId }) => seatId),
  ])
  return { ...sitting, seats: seats.filter(({ seatId, role }) => role === 'chair' || named.has(seatId)) }
}

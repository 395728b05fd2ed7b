import type { MeetingId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { meetingById } from './queries.ts'

export type Deputizing = {
  meetingId: MeetingId
  seatId: SeatId
  title: Bilingual
  body: Bilingual
  zone: string
  startsAt: string
  open: boolean
  /** Whose seat it is. */
  member: Bilingual
}

/** Where this person sits for somebody: the one way in, for a body in which they may have no seat. */
export async function loadDeputizing(ctx: Ctx, actor: Actor): Promise<Deputizing[]> {
  const found: Deputizing[] = []
  for (const { meetingId, bodyId, seatId } of actor.deputies) {
    const [meeting, body] = [await meetingById(ctx.db, meetingId), await bodyById(ctx.db, bodyId)]
    const told = meeting && (await publication(ctx.db, meetingId))
    if (!meeting || !body || !told || meeting.state === 'cancelled') continue
    const seat = (await namedSeats(ctx.db, bodyId, ctx.clock())).find((one) => one.seatId === seatId)
    found.push({
      meetingId,
      seatId,
      title: told.title,
      body: body.name,
      zone: body.zone,
      startsAt: told.starts_at,
      open: meeting.state === 'in_session' || meeting.state === 'suspended',
      member: seat?.name ?? seat?.title ?? body.name,
    })
  }
  return found
}

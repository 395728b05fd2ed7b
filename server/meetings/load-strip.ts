import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { closedNow } from '../closed/sitting-queries.ts'
import { floorOf } from '../floor/floor-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingById } from './queries.ts'
import { sittingItems } from './sitting-items.ts'
import { sittingSeats } from './sitting-seats.ts'

export type Strip = Extract<Awaited<ReturnType<typeof loadStrip>>, { ok: true }>['value']

/** What stands in one line above a paper while its meeting sits, for this person: of the whole sitting no more than that. */
export async function loadStrip(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'meeting.read', meeting.bodyId)
  if (denied) return denied
  const { told, items, current } = await sittingItems(ctx, actor, meeting)
  if (!told) return refuse('not_found')
  const { seats, quorum } = await readTogether(ctx.queues, `room ${meeting.id} ${current}`, () =>
    sittingSeats(ctx, meeting, current),
  )
  const item = items.find(({ itemId }) => itemId === current)
  const mine = seats.filter((seat) => mandateOf(actor, seat.seatId))
  const { speaker } = await floorOf(ctx, actor, meeting)
  return ok({
    state: meeting.state,
    resumesAt: meeting.state === 'suspended' ? (meeting.resumesAt?.toISOString() ?? null) : null,
    item: item ? { number: item.number, title: item.title, papers: item.papers.map(({ paperId }) => paperId) } : null,
    /** The closed part that is held; `stays` for whoever may be there. */
    closed: await closedNow(ctx, actor, meeting),
    quorum: { present: quorum.present, required: quorum.required, met: quorum.met },
    speaker: speaker ? { name: speaker.name, mine: mine.some(({ seatId }) => seatId === speaker.seatId) } : null,
    /** A seat of this person's that is not checked in. */
    absent: mine.some(({ here }) => !here),
  })
}

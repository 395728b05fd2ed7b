// Page-follow: who presents which page of a sitting, told only to seats that may see the item. Never stored: a page on a
// screen is not an act.
import type { z } from 'zod'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import type { FollowPage, Presented, StopPresenting, WatchSitting } from '../../app/wire/socket.ts'
import { levelFor, seatsSeeing } from '../access/queries.ts'
import { itemById } from '../agenda/queries.ts'
import { readableVersion } from '../documents/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { type LiveServer, type LiveSocket, seatRoom, sittingRoom } from './rooms.ts'

type Showing = Presented & { itemId: ItemId; personId: string }
export type Presenter = ReturnType<typeof makePresenter>

export function makePresenter(ctx: Ctx, io: LiveServer) {
  const showing = new Map<MeetingId, Showing>()

  const tell = async (meetingId: MeetingId, itemId: ItemId, page: Presented | null) => {
    const seeing = new Set((await seatsSeeing(ctx.db, itemId)).map(seatRoom))
    for (const socket of await io.in(sittingRoom(meetingId)).fetchSockets())
      if ([...socket.rooms].some((room) => seeing.has(room))) socket.emit('presented', page)
  }

  const stop = async (meetingId: MeetingId) => {
    const shown = showing.get(meetingId)
    showing.delete(meetingId)
    if (shown) await tell(meetingId, shown.itemId, null)
  }

  return {
    /** Joins the sitting's room and answers what is being presented, if the asker may see it. */
    async watch(socket: LiveSocket, { meetingId }: z.infer<typeof WatchSitting>): Promise<Result<Presented | null>> {
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting) return refuse('not_found')
      const denied = permit(socket.data.actor, 'meeting.read', meeting.bodyId)
      if (denied) return denied
      await socket.join(sittingRoom(meetingId))
      const shown = showing.get(meetingId)
      if (!shown) return ok(null)
      const level = await levelFor(ctx.db, socket.data.actor, meeting.bodyId, shown.itemId)
      return ok(level === 'visible' ? asPresented(shown) : null)
    },

    /** An officer, or the current item's presenter, shows a page; the last one to present is followed. */
    async present(socket: LiveSocket, input: z.infer<typeof FollowPage>): Promise<Result<null>> {
      const { actor } = socket.data
      const meeting = await meetingById(ctx.db, input.meetingId)
      if (!meeting) return refuse('not_found')
      const denied = permit(actor, 'page.present', meeting.bodyId)
      if (denied) return denied
      if (!mayAct(meeting.state, 'page.present')) return refuse('meeting_state', { state: meeting.state, act: 'page.present' })
      const readable = await readableVersion(ctx.db, actor, input.versionId)
      if (!readable.ok) return readable
      const { paper, version } = readable.value
      const item = await itemById(ctx.db, paper.itemId)
      if (item?.meetingId !== meeting.id || input.page > version.pages) return refuse('not_found')
      const presents = mandatesIn(actor, meeting.bodyId).some((held) => held.seatId === item.presenterSeatId)
      if (!presents && !may(actor, 'item.call', meeting.bodyId)) return refuse('not_permitted', { act: 'page.present' })
      const shown: Showing = {
        meetingId: meeting.id,
        versionId: input.versionId,
        paperId: paper.id,
        page: input.page,
        by: actor.name,
        itemId: item.id,
        personId: actor.personId,
      }
      showing.set(meeting.id, shown)
      await tell(meeting.id, item.id, asPresented(shown))
      return ok(null)
    },

    /** The one who presents stops, or an officer stops them. */
    async stop(socket: LiveSocket, { meetingId }: z.infer<typeof StopPresenting>): Promise<Result<null>> {
      const shown = showing.get(meetingId)
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting) return refuse('not_found')
      const denied = permit(socket.data.actor, 'page.present', meeting.bodyId)
      if (denied) return denied
      const own = shown?.personId === socket.data.actor.personId
      if (shown && !own && !may(socket.data.actor, 'item.call', meeting.bodyId)) return refuse('not_permitted', { act: 'page.present' })
      await stop(meetingId)
      return ok(null)
    },

    /** Nothing is presented once the sitting is no longer in session. */
    async meetingChanged(meetingId: MeetingId): Promise<void> {
      if (!showing.has(meetingId)) return
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting || !mayAct(meeting.state, 'page.present')) await stop(meetingId)
    },
  }
}

const asPresented = ({ itemId: _, personId: __, ...page }: Showing): Presented => page

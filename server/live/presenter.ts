// Page-follow: who presents which page of a sitting, and where on it they point, told only to people who may read the item. Never stored: a page on a
// screen is not an act.
import type { z } from 'zod'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, ItemId, MeetingId, SeatId, VersionId } from '../../app/wire/ids.ts'
import type {
  FollowPage,
  PointAt,
  Pointed,
  Presented,
  StopPresenting,
  Watched,
  WatchSitting,
} from '../../app/wire/socket.ts'
import { levelFor, standingsOf } from '../access/queries.ts'
import { itemById } from '../agenda/queries.ts'
import { partKeptFrom } from '../closed/closed-queries.ts'
import { runningPart } from '../closed/queries.ts'
import { type Readable, readableVersion } from '../documents/queries.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { type LiveServer, type LiveSocket, type SocketData, sittingRoom } from './rooms.ts'

/** A presenter whose connection breaks has this long to come back before the others are told that it ended. */
const GRACE_MS = 15_000

/** `told`: the sockets that were shown the page. Only they are told that it is gone: to anyone else that word would say that
 * something was presented. */
type Showing = Presented & {
  versionId: VersionId
  meeting: Meeting
  itemId: ItemId
  personId: string
  socketId: string
  told: Set<string>
  /** The closed part in which it was last told: its entry. */
  part: number | null
}
export type Presenter = ReturnType<typeof makePresenter>

export function makePresenter(ctx: Ctx, io: LiveServer, graceMs = GRACE_MS) {
  const showing = new Map<MeetingId, Showing>()
  const sees = async ({ actor }: SocketData, { meeting, itemId }: Showing) =>
    (await levelFor(ctx.db, actor, meeting.bodyId, itemId)) === 'visible' && (await staysIn(actor, meeting.id))
  const staysIn = async (actor: Actor, meetingId: MeetingId): Promise<boolean> => {
    const meeting = await meetingById(ctx.db, meetingId)
    return meeting !== undefined && (await partKeptFrom(ctx.db, actor, meeting)) === null
  }

  /** One question for everybody who watches, however many: a page turned is not three hundred of them. */
  const tell = async (shown: Showing, whom: 'all' | 'new') => {
    const watching = watchers(io, shown.meeting.id)
    const seats = new Map(
      watching.map(({ id, data }) => [id, seatsIn(inMeeting(data.actor, shown.meeting.id), shown.meeting.bodyId)]),
    )
    const standings = await standingsOf(ctx.db, seats, [shown.itemId])
    const part = await runningPart(ctx.db, shown.meeting.id)
    const left = new Set<string>()
    if (part) for (const { id, data } of watching) if (!(await staysIn(data.actor, shown.meeting.id))) left.add(id)
    if (showing.get(shown.meeting.id) !== shown) return
    for (const socket of watching)
      if (standings.get(socket.id)?.get(shown.itemId)?.level === 'visible' && !left.has(socket.id)) {
        if (whom === 'new' && shown.told.has(socket.id)) continue
        shown.told.add(socket.id)
        socket.emit('presented', asPresented(shown))
      } else if (shown.told.delete(socket.id)) socket.emit('presented', null)
    // Not before: what is pointed at meanwhile must ask too.
    shown.part = part?.entry ?? null
  }
  const untell = (shown: Showing) => {
    for (const id of shown.told) io.sockets.sockets.get(id)?.emit('presented', null)
  }

  const end = (shown: Showing) => {
    if (showing.get(shown.meeting.id) !== shown) return
    showing.delete(shown.meeting.id)
    untell(shown)
  }

  /** Whoever may no longer present it, or no longer read it, is done with it at once. */
  const recheck = async (shown: Showing) => {
    const socket = io.sockets.sockets.get(shown.socketId)
    const lost = socket && !(await presentableBy(ctx, socket.data.actor, shown.meeting, shown.versionId)).ok
    if (lost) end(shown)
    else await tell(shown, 'new')
  }

  return {
    /** Joins the sitting's room and answers what is being presented, if the asker may see it. */
    async watch(socket: LiveSocket, input: z.infer<typeof WatchSitting>): Promise<Result<Watched>> {
      const meeting = await meetingById(ctx.db, input.meetingId)
      if (!meeting) return refuse('not_found')
      const denied = permit(inMeeting(socket.data.actor, meeting.id), 'meeting.read', meeting.bodyId)
      if (denied) return denied
      await socket.join(sittingRoom(meeting.id))
      const shown = showing.get(meeting.id)
      const presentable = input.versionId ? await presentableBy(ctx, socket.data.actor, meeting, input.versionId) : null
      const seen = shown !== undefined && (await sees(socket.data, shown))
      if (seen) shown.told.add(socket.id)
      return ok({
        presented: seen ? asPresented(shown) : null,
        mayPresent: presentable?.ok === true,
      })
    },

    /** An officer, or the item's own presenter, shows a page; the last one to present is followed. */
    async present(socket: LiveSocket, input: z.infer<typeof FollowPage>): Promise<Result<null>> {
      const { actor } = socket.data
      const meeting = await meetingById(ctx.db, input.meetingId)
      if (!meeting) return refuse('not_found')
      const found = await presentableBy(ctx, actor, meeting, input.versionId)
      if (!found.ok) return found
      const { paper, version } = found.value
      if (input.page > version.pages) return refuse('not_found')
      const shown: Showing = {
        meetingId: meeting.id,
        versionId: input.versionId,
        paperId: paper.id,
        page: input.page,
        by: actor.name,
        meeting,
        itemId: paper.itemId,
        personId: actor.personId,
        socketId: socket.id,
        told: new Set(),
        part: null,
      }
      const before = showing.get(meeting.id)
      showing.set(meeting.id, shown)
      // Whoever saw the last presenter's item and not this one's must not keep following a page that is gone.
      if (before && before.itemId !== shown.itemId) untell(before)
      else if (before) shown.told = before.told
      await tell(shown, 'all')
      return ok(null)
    },

    /** The one who presents stops, or an officer stops them. */
    async stop(socket: LiveSocket, { meetingId }: z.infer<typeof StopPresenting>): Promise<Result<null>> {
      const { actor } = socket.data
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting) return refuse('not_found')
      const denied = permit(actor, 'page.present', meeting.bodyId)
      if (denied) return denied
      const shown = showing.get(meetingId)
      if (!shown) return ok(null)
      if (shown.personId !== actor.personId && !may(actor, 'item.call', meeting.bodyId))
        return refuse('not_permitted', { act: 'page.present' })
      end(shown)
      return ok(null)
    },

    /**
     * Tells where the presenter points to those who were shown the page: who was told is known, and whoever may no longer read the item
     * was taken off that list when it was changed. Only whether a closed part has begun is asked, so that no point gets out of it.
     */
    async point(socket: LiveSocket, place: z.infer<typeof PointAt>): Promise<Result<null>> {
      const shown = showing.get(place.meetingId)
      if (shown?.socketId !== socket.id || shown.versionId !== place.versionId || shown.page !== place.page)
        return refuse('not_permitted', { act: 'page.present' })
      if (((await runningPart(ctx.db, place.meetingId))?.entry ?? null) !== shown.part) await recheck(shown)
      if (showing.get(place.meetingId) !== shown) return refuse('closed_part')
      const pointed: Pointed = { ...place, by: shown.by }
      for (const id of shown.told) if (id !== socket.id) io.sockets.sockets.get(id)?.volatile.emit('pointed', pointed)
      return ok(null)
    },

    gone(socket: LiveSocket): void {
      for (const shown of showing.values())
        if (shown.socketId === socket.id) setTimeout(() => end(shown), graceMs).unref()
    },

    /** Nothing is presented once the sitting is no longer in session. */
    async meetingChanged(meetingId: MeetingId): Promise<void> {
      const shown = showing.get(meetingId)
      if (!shown) return
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting || !mayAct(meeting.state, 'page.present')) end(shown)
      // A closed part began or ended: who presents may have to leave, and so may those who follow.
      else await recheck(shown)
    },

    /** Somebody's view of an item changed. */
    async accessChanged(itemId: ItemId): Promise<void> {
      for (const shown of showing.values()) if (shown.itemId === itemId) await recheck(shown)
    },

    /** Seats of a body changed hands, and its sockets know of it already. */
    async bodyChanged(bodyId: BodyId): Promise<void> {
      for (const shown of showing.values()) if (shown.meeting.bodyId === bodyId) await recheck(shown)
    },
  }
}

/** The paper, when this person may show it to the sitting now. */
async function presentableBy(
  ctx: Ctx,
  given: Actor,
  meeting: Meeting,
  versionId: VersionId,
): Promise<Result<Readable>> {
  const actor = inMeeting(given, meeting.id)
  const denied = permit(actor, 'page.present', meeting.bodyId)
  if (denied) return denied
  if (!mayAct(meeting.state, 'page.present'))
    return refuse('meeting_state', { state: meeting.state, act: 'page.present' })
  const now = await meetingById(ctx.db, meeting.id)
  if (!now || (await partKeptFrom(ctx.db, actor, now))) return refuse('closed_part')
  const readable = await readableVersion(ctx.db, actor, versionId)
  if (!readable.ok) return readable
  const item = await itemById(ctx.db, readable.value.paper.itemId)
  if (item?.meetingId !== meeting.id) return refuse('not_found')
  const presents = mandatesIn(actor, meeting.bodyId).some((held) => held.seatId === item.presenterSeatId)
  if (!presents && !may(actor, 'item.call', meeting.bodyId)) return refuse('not_permitted', { act: 'page.present' })
  return readable
}

const seatsIn = (actor: Actor, bodyId: BodyId): SeatId[] => mandatesIn(actor, bodyId).map(({ seatId }) => seatId)

const watchers = (io: LiveServer, meetingId: MeetingId): LiveSocket[] =>
  [...(io.sockets.adapter.rooms.get(sittingRoom(meetingId)) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? [])

const asPresented = ({ meetingId, versionId, paperId, page, by }: Showing): Presented => ({
  meetingId,
  versionId,
  paperId,
  page,
  by,
})

// Every call of this process: who comes to which door, what officers do with them, and who is told. Whoever is out is told first and
// loses their media with the same word; the others read a view without them.
import type { z } from 'zod'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AboutPeer, CallEnd, CallView, EnterCall, HeardSignal, OwnMedia, SendSignal } from '../../app/wire/call.ts'
import type { BodyId, ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { mayStay, partKeptFrom } from '../closed/closed-queries.ts'
import { runningPart } from '../closed/queries.ts'
import { actorOf } from '../identity/load-actor.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf, rolesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { callDoor } from './call-door.ts'
import { asPeer, type CallRoom, makeCallRoom, type Place } from './call-room.ts'
import { iceServersFor } from './ice-servers.ts'
import { MOST_BY_SERVER, MOST_DIRECT } from './limits.ts'
import type { MakeMediaServer } from './media-server.ts'

/** What happens within this time is told once. */
const GATHER_MS = 30

export type Caller = { socketId: string; actor: Actor; sessionId: string }
export type Tell = {
  view: (socketId: string, view: CallView) => void
  signal: (socketId: string, heard: HeardSignal) => void
  muted: (socketId: string) => void
  ended: (socketId: string, reason: CallEnd) => void
}
type Call = {
  room: CallRoom
  meeting: Meeting
  /** Who has the floor, and who may not know: the item is hidden from them. */
  speaker: PersonId | null
  unseen: Set<PersonId>
  /** The closed part by which people were last let in and out: its entry and the item under discussion. */
  part: string
  /** To be asked of everybody anew, though neither of them changed. */
  again: boolean
  /** The last reading of it that was asked for, and the one that has not begun: whoever asks before it does waits for the same. */
  settling: Promise<unknown>
  next: Promise<void> | null
  telling: NodeJS.Timeout | null
}
/** Whose seat has the floor of a sitting, on which item. */
export type FloorOf = (meetingId: MeetingId) => Promise<{ seatId: SeatId; itemId: ItemId } | null>
export type Calls = ReturnType<typeof makeCalls>

export function makeCalls(ctx: Ctx, tell: Tell, makeServer: MakeMediaServer | null, floorOf: FloorOf) {
  const calls = new Map<MeetingId, Call>()
  const hex = (bytes: number) => Buffer.from(ctx.random(bytes)).toString('hex')
  const server =
    makeServer?.(
      (meetingId, peerId, heard) => {
        const place = calls.get(meetingId as MeetingId)?.room.find(peerId)
        if (place?.admitted && place.socketId) tell.signal(place.socketId, heard)
      },
      () => {
        for (const call of calls.values()) publish(call)
      },
    ) ?? null
  const most = server ? MOST_BY_SERVER : MOST_DIRECT

  function callOf(meeting: Meeting): Call {
    const known = calls.get(meeting.id)
    if (known) return known
    const room = makeCallRoom(most, () => hex(12))
    const reading = { settling: Promise.resolve(), next: null }
    const made: Call = {
      room,
      meeting,
      speaker: null,
      unseen: new Set(),
      part: '',
      again: false,
      ...reading,
      telling: null,
    }
    calls.set(meeting.id, made)
    return made
  }

  async function readFloor(call: Call): Promise<void> {
    const floor = await floorOf(call.meeting.id)
    const unseen = new Set<PersonId>()
    let speaker: PersonId | null = null
    for (const { personId } of floor ? call.room.places() : []) {
      const actor = floor && (await actorOf(ctx, personId))
      if (!actor) continue
      if (mandateOf(inMeeting(actor, call.meeting.id), floor.seatId)) speaker = personId
      if ((await levelFor(ctx.db, actor, call.meeting.bodyId, floor.itemId)) === 'hidden') unseen.add(personId)
    }
    Object.assign(call, { speaker, unseen })
  }

  function viewOf({ room, meeting, speaker, unseen }: Call, place: Place): CallView {
    const { id: meetingId, number } = meeting
    if (!place.admitted) return { phase: 'waiting', meetingId, number, ...(place.shut && { shut: true as const }) }
    return {
      phase: 'in',
      meetingId,
      number,
      me: asPeer(place),
      peers: room.peersOf(place),
      way: server ? 'server' : 'direct',
      cutOff: server?.isAway() ?? false,
      ice: iceServersFor(ctx.settings.call, place.personId, ctx.clock()),
      speaker: unseen.has(place.personId) ? null : speaker,
      officer: place.officer,
      waiting: place.officer ? room.waiting() : [],
    }
  }

  function publish(call: Call): void {
    call.telling ??= setTimeout(publishNow, GATHER_MS, call)
  }

  function publishNow(call: Call): void {
    if (call.telling) clearTimeout(call.telling)
    call.telling = null
    for (const place of call.room.places()) if (place.socketId) tell.view(place.socketId, viewOf(call, place))
  }

  /** `place` is no longer in the room. */
  function out(call: Call, place: Place, reason: CallEnd): void {
    server?.drop(call.meeting.id, place.peerId)
    if (place.socketId) tell.ended(place.socketId, reason)
    publish(call)
  }

  function end(call: Call, reason: CallEnd): void {
    calls.delete(call.meeting.id)
    if (call.telling) clearTimeout(call.telling)
    for (const place of call.room.places()) if (place.socketId) tell.ended(place.socketId, reason)
    server?.end(call.meeting.id)
  }

  /**
   * Who has to leave for the closed part that is held now waits, at once and with no more media; who is let in again is so. Asked before
   * every word of one person to another, so that none gets through after the sitting was closed: one reading after the other, for a
   * word that did not wait for a reading under way would be said in between.
   */
  function settle(call: Call): Promise<void> {
    if (call.next) return call.next
    const next = call.settling.then(() => {
      call.next = null
      return settleNow(call)
    })
    call.settling = next.catch(() => null)
    call.next = next
    return next
  }

  async function settleNow(call: Call): Promise<void> {
    const meeting = await meetingById(ctx.db, call.meeting.id)
    if (!meeting) return
    const part = await runningPart(ctx.db, meeting.id)
    const now = part ? `${part.entry} ${meeting.currentItemId}` : ''
    const again = call.again
    call.again = false
    if (now === call.part && !(again && part)) return
    call.part = now
    for (const place of call.room.places()) {
      const actor = part ? await actorOf(ctx, place.personId) : null
      const stays = !part || (actor !== null && (await mayStay(ctx.db, actor, meeting)))
      if (stays && place.shut) call.room.release(place)
      if (!stays && !place.shut && call.room.hold(place)) server?.drop(meeting.id, place.peerId)
    }
    publishNow(call)
  }

  /** The call, for an officer of its body as of now. */
  async function directed(caller: Caller, meetingId: MeetingId): Promise<Result<Call>> {
    const actor = await actorOf(ctx, caller.actor.personId)
    if (!actor) return refuse('sign_in_required')
    const door = await callDoor(ctx, actor, meetingId)
    if (!door.ok) return door
    const denied = permit(actor, 'call.direct', door.value.bodyId)
    if (denied) return denied
    const call = callOf(door.value)
    await settle(call)
    return ok(call)
  }

  /** What an officer does to one person there. */
  async function act<T>(
    caller: Caller,
    { meetingId, peerId }: z.infer<typeof AboutPeer>,
    doing: (room: CallRoom, peerId: string) => Result<T>,
    then: (call: Call, done: T) => void,
  ): Promise<Result<null>> {
    const found = await directed(caller, meetingId)
    if (!found.ok) return found
    const done = doing(found.value.room, peerId)
    if (!done.ok) return done
    then(found.value, done.value)
    publish(found.value)
    return ok(null)
  }

  /** Ends what this connection has in any other call than `meetingId`. */
  function leaveOthers(socketId: string, meetingId: MeetingId | null): void {
    for (const call of calls.values()) {
      if (call.meeting.id === meetingId) continue
      const left = call.room.leave(socketId)
      if (left) out(call, { ...left, socketId: null }, 'left')
    }
  }

  return {
    async enter(caller: Caller, input: z.infer<typeof EnterCall>): Promise<Result<CallView>> {
      const actor = await actorOf(ctx, caller.actor.personId)
      if (!actor) return refuse('sign_in_required')
      const door = await callDoor(ctx, actor, input.meetingId)
      if (!door.ok) return door
      const { bodyId, id } = door.value
      const call = callOf(door.value)
      leaveOthers(caller.socketId, id)
      await settle(call)
      const shut = (await partKeptFrom(ctx.db, actor, door.value)) !== null
      const { displaced } = call.room.enter({
        shut,
        personId: actor.personId,
        sessionId: caller.sessionId,
        name: actor.name,
        ...standingOf(actor, bodyId),
        tab: input.tab,
        socketId: caller.socketId,
        media: input.media,
      })
      for (const one of displaced) out(call, one, 'taken_over')
      await readFloor(call)
      publish(call)
      // Meanwhile an officer may have decided.
      const now = call.room.bySocket(caller.socketId)
      return now ? ok(viewOf(call, now)) : refuse('call_not_in')
    },

    async leave(caller: Caller, meetingId: MeetingId): Promise<Result<null>> {
      const actor = await actorOf(ctx, caller.actor.personId)
      const door = actor ? await callDoor(ctx, actor, meetingId) : refuse('sign_in_required')
      if (!door.ok) return door
      const call = calls.get(meetingId)
      const left = call?.room.leave(caller.socketId)
      if (call && left) out(call, { ...left, socketId: null }, 'left')
      return ok(null)
    },

    async media(caller: Caller, meetingId: MeetingId, media: OwnMedia): Promise<Result<null>> {
      const call = calls.get(meetingId)
      if (call) await settle(call)
      const set = call?.room.setMedia(caller.socketId, media)
      if (!call || !set) return refuse('call_not_in')
      if (!set.ok) return set
      if (set.value.admitted) server?.lean(meetingId, set.value.peerId, media.lean)
      publish(call)
      return ok(null)
    },

    async signal(caller: Caller, { meetingId, to, signal }: z.infer<typeof SendSignal>): Promise<Result<null>> {
      const call = calls.get(meetingId)
      if (!call) return refuse('call_not_in')
      const { room } = call
      await settle(call)
      if (to === 'send' || to === 'receive') {
        const place = room.bySocket(caller.socketId)
        if (!place?.admitted || !server) return refuse('call_not_in')
        return server.hear(meetingId, place.peerId, to, signal)
      }
      const both = room.between(caller.socketId, to)
      if (!both.ok) return both
      // With a media server nobody has a word with anybody else.
      if (server) return refuse('not_found')
      // Nobody hears from a peer before they were told of them.
      if (call.telling) publishNow(call)
      tell.signal(both.value.to.socketId, { from: both.value.from.peerId, signal })
      return ok(null)
    },

    admit: (caller: Caller, input: z.infer<typeof AboutPeer>) =>
      act(
        caller,
        input,
        (room, peerId) => room.admit(peerId),
        (call, { displaced }) => {
          for (const one of displaced) out(call, one, 'taken_over')
        },
      ),

    async admitAll(caller: Caller, meetingId: MeetingId): Promise<Result<null>> {
      const found = await directed(caller, meetingId)
      if (!found.ok) return found
      const done = found.value.room.admitAll()
      if (!done.ok) return done
      for (const { displaced } of done.value) for (const one of displaced) out(found.value, one, 'taken_over')
      publish(found.value)
      return ok(null)
    },

    refuse: (caller: Caller, input: z.infer<typeof AboutPeer>) =>
      act(
        caller,
        input,
        (room, peerId) => room.refuse(peerId),
        (call, place) => out(call, place, 'refused'),
      ),

    mute: (caller: Caller, input: z.infer<typeof AboutPeer>) =>
      act(
        caller,
        input,
        (room, peerId) => room.mute(peerId),
        (_call, { socketId }) => socketId && tell.muted(socketId),
      ),

    remove: (caller: Caller, input: z.infer<typeof AboutPeer>) =>
      act(
        caller,
        input,
        (room, peerId) => room.remove(peerId),
        (call, places) => {
          for (const place of places) out(call, place, 'removed')
        },
      ),

    /** A connection ended, with or without a word. */
    lost(socketId: string): void {
      for (const call of calls.values()) if (call.room.lose(socketId, ctx.clock().getTime())) publish(call)
    },

    /** Nobody comes back with a sign-in that ended. */
    sessionEnded(sessionId: string): void {
      for (const call of calls.values()) {
        const place = call.room.endSession(sessionId)
        if (place) out(call, place, 'signed_out')
      }
    },

    /** Asks the door again for everybody: mandates end by a commit or with a day, sittings by the chair. */
    async recheck(concerns: (meeting: Meeting) => boolean = () => true): Promise<void> {
      for (const call of [...calls.values()].filter(({ meeting }) => concerns(meeting))) {
        for (const gone of call.room.sweep(ctx.clock().getTime())) out(call, gone, 'left')
        call.again = true
        await settle(call)
        for (const place of call.room.places()) {
          const actor = await actorOf(ctx, place.personId)
          const door = actor ? await callDoor(ctx, actor, call.meeting.id) : refuse('not_found')
          if (actor && door.ok) Object.assign(place, standingOf(actor, call.meeting.bodyId))
          else if (!door.ok && ['call_closed', 'call_none'].includes(door.code)) {
            end(call, 'over')
            break
          } else if (call.room.endSession(place.sessionId)) out(call, place, 'access_ended')
        }
      }
    },

    /** Call when the floor passed, or when who may see its item changed. */
    async floorChanged(concerns: (meeting: Meeting) => boolean): Promise<void> {
      for (const call of [...calls.values()].filter(({ meeting }) => concerns(meeting))) {
        await readFloor(call)
        publish(call)
      }
    },

    async close(): Promise<void> {
      for (const call of calls.values()) if (call.telling) clearTimeout(call.telling)
      await server?.close()
    },
  }
}

const standingOf = (actor: Actor, bodyId: BodyId): Pick<Place, 'officer' | 'presides'> => ({
  officer: may(actor, 'call.direct', bodyId),
  presides: rolesIn(actor, bodyId).some((role) => role === 'chair' || role === 'deputy'),
})

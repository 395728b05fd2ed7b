// Who is at the desk of an agenda and in which item they write, told to the officers who are there. Never stored: it lasts as long as
// the connection.
import type { z } from 'zod'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import type { WriteItem, Writing } from '../../app/wire/socket.ts'
import { itemById } from '../agenda/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { permit } from '../policies/permit.ts'
import type { LiveServer, LiveSocket } from './rooms.ts'

type Place = { meetingId: MeetingId; bodyId: BodyId; itemId: ItemId | null }

export function makeDesk(ctx: Ctx, io: LiveServer) {
  const places = new Map<string, Place>()

  /** Asked anew each time: a seat may have ended since somebody sat down here. */
  const tell = (meetingId: MeetingId) => {
    const there = [...places].flatMap(([id, place]) => {
      const socket = io.sockets.sockets.get(id)
      const sits = place.meetingId === meetingId && socket && !permit(socket.data.actor, 'agenda.edit', place.bodyId)
      return sits ? [{ socket, itemId: place.itemId }] : []
    })
    const people = new Map<string, Writing['people'][number]>()
    for (const { socket, itemId } of there) {
      const { personId, name } = socket.data.actor
      // Somebody with two windows is where they write.
      people.set(personId, { personId, name, itemId: itemId ?? people.get(personId)?.itemId ?? null })
    }
    for (const { socket } of there) socket.emit('writing', { meetingId, people: [...people.values()] })
  }

  return {
    async write(socket: LiveSocket, { meetingId, itemId, here }: z.infer<typeof WriteItem>): Promise<Result<null>> {
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting) return refuse('not_found')
      const denied = permit(socket.data.actor, 'agenda.edit', meeting.bodyId)
      if (denied) return denied
      if (itemId && (await itemById(ctx.db, itemId))?.meetingId !== meetingId) return refuse('not_found')
      if (!socket.connected) return ok(null)
      const before = places.get(socket.id)
      if (here) places.set(socket.id, { meetingId, bodyId: meeting.bodyId, itemId })
      else places.delete(socket.id)
      if (before && before.meetingId !== meetingId) tell(before.meetingId)
      tell(meetingId)
      return ok(null)
    },
    gone(socket: LiveSocket): void {
      const place = places.get(socket.id)
      places.delete(socket.id)
      if (place) tell(place.meetingId)
    },
  }
}

// Who is on a paper and where: y-protocols awareness, kept only while a connection lasts. A connection speaks for one client id,
// and every state carries the person whom the session says, whatever the message said. Source: y-protocols PROTOCOL.md.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { z } from 'zod'
import { Presence } from '../../app/wire/annotations.ts'

type Shape = z.ZodType<{ person: string }>
type Room = { awareness: Awareness; speakers: Map<number, string> }

/** `shape` is what may be said of oneself. */
export function makeAwareness(clock: () => Date, shape: Shape = Presence) {
  const rooms = new Map<string, Room>()

  const roomOf = (layerId: string): Room => {
    const known = rooms.get(layerId)
    if (known) return known
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    const room: Room = { awareness, speakers: new Map() }
    rooms.set(layerId, room)
    return room
  }

  const leave = (layerId: string, speaker: string): Uint8Array | null => {
    const room = rooms.get(layerId)
    if (!room) return null
    const clients = [...room.speakers].flatMap(([client, who]) => (who === speaker ? [client] : []))
    for (const client of clients) {
      room.speakers.delete(client)
      const meta = room.awareness.meta.get(client)
      // One step ahead of the client's own clock: an old word of its cannot bring it back.
      if (meta) meta.clock += 1
    }
    removeAwarenessStates(room.awareness, clients, 'left')
    const update = clients.length > 0 ? encodeAwarenessUpdate(room.awareness, clients) : null
    if (room.speakers.size === 0) {
      room.awareness.destroy()
      rooms.delete(layerId)
    }
    return update
  }

  return {
    /** The update to relay, with its author enforced; null when it is not this connection's to say. */
    say(layerId: string, speaker: string, person: string, update: Uint8Array): Uint8Array | null {
      const word = readWord(update, shape)
      if (!word) return null
      const room = roomOf(layerId)
      const owner = room.speakers.get(word.client)
      const known = [...room.speakers].find(([, who]) => who === speaker)
      if ((owner && owner !== speaker) || (known && known[0] !== word.client)) return null
      if (word.clock < (room.awareness.meta.get(word.client)?.clock ?? 0)) return null
      room.speakers.set(word.client, speaker)
      room.awareness.meta.set(word.client, { clock: word.clock, lastUpdated: clock().getTime() })
      if (word.state) room.awareness.states.set(word.client, { ...word.state, person })
      else room.awareness.states.delete(word.client)
      return encodeAwarenessUpdate(room.awareness, [word.client])
    },
    /** Everybody here now, for somebody who comes; null when nobody is. */
    everyone(layerId: string): Uint8Array | null {
      const room = rooms.get(layerId)
      const clients = room ? [...room.awareness.states.keys()] : []
      return room && clients.length > 0 ? encodeAwarenessUpdate(room.awareness, clients) : null
    },
    leave,
    leaveAll: (speaker: string): [string, Uint8Array][] =>
      [...rooms.keys()].flatMap((layerId) => {
        const update = leave(layerId, speaker)
        return update ? [[layerId, update] as [string, Uint8Array]] : []
      }),
  }
}

/** One client, its clock, and its state if it has the shape of one. */
function readWord(
  update: Uint8Array,
  shape: Shape,
): { client: number; clock: number; state: { person: string } | null } | null {
  const scratch = new Awareness(new Y.Doc())
  scratch.setLocalState(null)
  const own = scratch.clientID
  try {
    applyAwarenessUpdate(scratch, update, 'read')
    const spoken = [...scratch.meta].filter(([client]) => client !== own)
    const [first] = spoken
    if (!first || spoken.length !== 1) return null
    const [client, { clock }] = first
    const state = scratch.states.get(client)
    if (!state) return { client, clock, state: null }
    const parsed = shape.safeParse(state)
    return parsed.success ? { client, clock, state: parsed.data } : null
  } catch {
    return null
  } finally {
    scratch.destroy()
  }
}

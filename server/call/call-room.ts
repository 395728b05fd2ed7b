// Who waits for, and who is in, the call of one sitting. Memory only: a call is not an act, and who was present is attendance's
// question. Nothing here looks at a clock or a socket; what goes wrong is a value.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CallPeer, CallWaiting, OwnMedia } from '../../app/wire/call.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

/** A place is kept this long for a connection that broke. */
export const GRACE_MS = 120_000

export type Entering = {
  personId: PersonId
  sessionId: string
  name: Bilingual
  /** Officers are not kept waiting: somebody must be there first. */
  officer: boolean
  /** Nobody removes who presides. */
  presides: boolean
  tab: string
  socketId: string
  media: OwnMedia
  /** A closed part is held without them. */
  shut: boolean
}
export type Place = Omit<Entering, 'socketId' | 'shut'> & {
  peerId: string
  admitted: boolean
  /** A closed part is held in which this person is not: they wait, and are let back by themselves if they were in. */
  shut: boolean
  back: boolean
  /** Null while the connection is lost, since `awaySince`. */
  socketId: string | null
  awaySince: number
}
export type CallRoom = ReturnType<typeof makeCallRoom>

/** `most`: how many may be in it. */
export function makeCallRoom(most: number, newPeerId: () => string) {
  // One place for a sign-in: a person's second device waits for its own admission before it takes the first one's place.
  const places = new Map<string, Place>()
  const removed = new Set<PersonId>()
  const all = () => [...places.values()]
  const inside = () => all().filter((place) => place.admitted)
  const find = (peerId: string) => all().find((place) => place.peerId === peerId)
  const drop = (place: Place) => places.delete(place.sessionId)

  /** Those of the same person on other sign-ins who are in: one person is in a call once. */
  const othersOf = (place: Place) =>
    inside().filter((other) => other.personId === place.personId && other.sessionId !== place.sessionId)

  function admit(place: Place): Result<Place[]> {
    if (place.admitted) return ok([])
    if (place.shut) return refuse('closed_part')
    const others = othersOf(place)
    if (inside().length - others.length >= most) return refuse('call_full', { most: String(most) })
    place.admitted = true
    removed.delete(place.personId)
    for (const other of others) drop(other)
    return ok(others)
  }

  /** Out of the call and into the lobby; answers whether they were in. */
  function hold(place: Place): boolean {
    const was = place.admitted
    place.shut = true
    place.admitted = false
    place.back ||= was
    return was
  }

  return {
    /** A closed part begins without them: whoever was in waits. Answers whether they were. */
    hold,

    /** It is over, or they are let in: whoever was in is in again, unless the call has filled meanwhile. */
    release(place: Place): void {
      place.shut = false
      if (place.back) admit(place)
      place.back = false
    },

    /** Comes in, comes back, or waits. Answers the place and whose place it took. */
    enter(who: Entering): { place: Place; displaced: Place[] } {
      const known = places.get(who.sessionId)
      const same = known?.tab === who.tab
      const displaced = known?.socketId && known.socketId !== who.socketId && !same ? [{ ...known }] : []
      const place: Place = {
        ...who,
        peerId: known && same ? known.peerId : newPeerId(),
        admitted: known?.admitted ?? false,
        shut: who.shut,
        back: known?.back ?? false,
        awaySince: 0,
      }
      places.set(who.sessionId, place)
      if (place.shut) hold(place)
      if (!place.admitted && who.officer && !removed.has(who.personId)) {
        const admitted = admit(place)
        if (admitted.ok) displaced.push(...admitted.value)
      }
      return { place, displaced }
    },

    admit(peerId: string): Result<{ place: Place; displaced: Place[] }> {
      const place = find(peerId)
      if (!place) return refuse('not_found')
      const admitted = admit(place)
      return admitted.ok ? ok({ place, displaced: admitted.value }) : admitted
    },

    /** Everybody who waits and was not removed before; the rest stay where the call is full. */
    admitAll(): Result<{ place: Place; displaced: Place[] }[]> {
      const done: { place: Place; displaced: Place[] }[] = []
      for (const place of all().filter((one) => !one.admitted && !one.shut && !removed.has(one.personId))) {
        const admitted = admit(place)
        if (admitted.ok) done.push({ place, displaced: admitted.value })
        else if (done.length === 0) return admitted
      }
      return ok(done)
    },

    /** Sends somebody who waits away. They may ask again. */
    refuse(peerId: string): Result<Place> {
      const place = find(peerId)
      if (!place || place.admitted) return refuse('not_found')
      drop(place)
      return ok(place)
    },

    /** Puts a person out, on all their devices: what they come back to is the lobby, and officers see that they were removed. */
    remove(peerId: string): Result<Place[]> {
      const place = find(peerId)
      if (!place?.admitted) return refuse('not_found')
      if (place.presides) return refuse('call_presides')
      removed.add(place.personId)
      const theirs = all().filter((one) => one.personId === place.personId)
      for (const one of theirs) drop(one)
      return ok(theirs)
    },

    mute(peerId: string): Result<Place> {
      const place = find(peerId)
      if (!place?.admitted) return refuse('not_found')
      place.media = { ...place.media, mic: false }
      return ok(place)
    },

    setMedia(socketId: string, media: OwnMedia): Result<Place> {
      const place = all().find((one) => one.socketId === socketId)
      if (!place) return refuse('call_not_in')
      place.media = media
      return ok(place)
    },

    /** Both ends of a word between two people, if both are in and there. */
    between(socketId: string, to: string): Result<{ from: Place; to: Place & { socketId: string } }> {
      const from = inside().find((one) => one.socketId === socketId)
      if (!from) return refuse('call_not_in')
      const other = find(to)
      if (!other?.admitted || other.peerId === from.peerId) return refuse('not_found')
      if (!other.socketId) return refuse('call_away')
      return ok({ from, to: other as Place & { socketId: string } })
    },

    /** Answers the place that was given up, if this connection had one. */
    leave(socketId: string): Place | undefined {
      const place = all().find((one) => one.socketId === socketId)
      if (place) drop(place)
      return place
    },

    /** A connection broke: who was in keeps the place for a time, who waited does not. */
    lose(socketId: string, now: number): Place | undefined {
      const place = all().find((one) => one.socketId === socketId)
      if (!place) return undefined
      place.socketId = null
      place.awaySince = now
      if (!place.admitted && !place.back) drop(place)
      return place
    },

    /** Ends the places of connections that did not come back in time. */
    sweep(now: number): Place[] {
      const gone = all().filter((place) => place.socketId === null && now - place.awaySince >= GRACE_MS)
      for (const place of gone) drop(place)
      return gone
    },

    endSession(sessionId: string): Place | undefined {
      const place = places.get(sessionId)
      if (place) drop(place)
      return place
    },

    places: all,
    find,
    bySocket: (socketId: string) => all().find((place) => place.socketId === socketId),
    isEmpty: () => places.size === 0,
    peersOf: (place: Place): CallPeer[] =>
      inside()
        .filter((other) => other.peerId !== place.peerId)
        .map(asPeer),
    waiting: (): CallWaiting[] =>
      all()
        .filter((place) => !place.admitted)
        .map(({ peerId, personId, name, shut }) => ({
          peerId,
          personId,
          name,
          removed: removed.has(personId),
          ...(shut && { shut: true as const }),
        })),
  }
}

export const asPeer = ({ peerId, personId, name, media, socketId }: Place): CallPeer => ({
  peerId,
  personId,
  name,
  media,
  away: socketId === null,
})

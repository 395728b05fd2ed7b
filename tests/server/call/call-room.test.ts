// Random comings, goings, admissions and cuts leave no ghost in a call, and never let anyone speak to somebody who is not in it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonId } from '../../../app/wire/ids.ts'
import { type CallRoom, GRACE_MS, makeCallRoom, type Place } from '../../../server/call/call-room.ts'

const media = { mic: true, camera: true, screen: false, lean: false }
const MOST = 3

type World = {
  room: CallRoom
  now: number
  /** Connections that are open, by id, and those that once were. */
  open: Map<string, { person: number; device: number }>
  next: number
  /** People put out since they were last admitted by an officer. */
  out: Set<string>
}

const person = (at: number) => `p${at}` as PersonId
const pick = <T>(of: T[], at: number): T | undefined => (of.length === 0 ? undefined : of[at % of.length])

type Act = (world: World) => void
const acts: ((a: number, b: number, c: number) => Act)[] = [
  (who, device, tab) => (world) => {
    const socketId = `s${world.next++}`
    const { displaced } = world.room.enter({
      personId: person(who % 4),
      sessionId: `${who % 4}-${device % 2}`,
      name: { ar: 'أ', en: 'A' },
      officer: who % 4 === 0,
      presides: who % 4 === 0,
      tab: `t${tab % 2}`,
      socketId,
      media,
      shut: false,
    })
    for (const one of displaced) world.open.delete(one.socketId ?? '')
    // A new connection of the same tab takes the place without a word: the old one is dead.
    for (const [id, held] of world.open)
      if (held.person === who % 4 && held.device === device % 2) world.open.delete(id)
    world.open.set(socketId, { person: who % 4, device: device % 2 })
  },
  (at) => (world) => {
    const waiting = pick(world.room.waiting(), at)
    if (!waiting) return
    const done = world.room.admit(waiting.peerId)
    if (!done.ok) return
    world.out.delete(waiting.personId)
    for (const one of done.value.displaced) world.open.delete(one.socketId ?? '')
  },
  () => (world) => {
    const done = world.room.admitAll()
    if (done.ok)
      for (const { displaced } of done.value) for (const one of displaced) world.open.delete(one.socketId ?? '')
  },
  (at) => (world) => {
    const inside = pick(insideOf(world.room), at)
    if (!inside) return
    const done = world.room.remove(inside.peerId)
    if (!done.ok) return
    world.out.add(inside.personId)
    for (const one of done.value) world.open.delete(one.socketId ?? '')
  },
  (at) => (world) => {
    const waiting = pick(world.room.waiting(), at)
    const done = waiting && world.room.refuse(waiting.peerId)
    if (done?.ok) world.open.delete(done.value.socketId ?? '')
  },
  (at) => (world) => {
    const id = pick([...world.open.keys()], at)
    if (!id) return
    world.room.lose(id, world.now)
    world.open.delete(id)
  },
  (at) => (world) => {
    const id = pick([...world.open.keys()], at)
    if (!id) return
    world.room.leave(id)
    world.open.delete(id)
  },
  (steps) => (world) => {
    world.now += steps * 10_000
    world.room.sweep(world.now)
  },
]
const insideOf = (room: CallRoom): Place[] => room.places().filter((place) => place.admitted)

const anyAct = fc
  .tuple(fc.nat(acts.length - 1), fc.nat(20), fc.nat(20), fc.nat(20))
  .map(([kind, a, b, c]) => (acts[kind] as (a: number, b: number, c: number) => Act)(a, b, c))

test('random joins, admissions, removals and cuts never leave a ghost, and only people who are both in hear each other', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 60 }), (steps) => {
      let peers = 0
      const world: World = {
        room: makeCallRoom(MOST, () => `peer${peers++}`),
        now: 0,
        open: new Map(),
        next: 0,
        out: new Set(),
      }
      for (const step of steps) {
        step(world)
        holds(world)
      }
      // Everything that has connections still open goes, and time passes: nothing is left.
      for (const id of world.open.keys()) world.room.lose(id, world.now)
      world.room.sweep(world.now + GRACE_MS)
      expect(world.room.isEmpty()).toBe(true)
    }),
    { numRuns: 500 },
  )
})

function holds({ room, open, now, out }: World): void {
  const inside = insideOf(room)
  expect(inside.length).toBeLessThanOrEqual(MOST)
  expect(new Set(inside.map(({ personId }) => personId)).size).toBe(inside.length)
  for (const place of room.places()) {
    // Nobody is shown as there whose connection is not.
    if (place.socketId) expect(open.has(place.socketId)).toBe(true)
    else expect(place.admitted && now - place.awaySince < GRACE_MS).toBe(true)
    if (out.has(place.personId)) expect(place.admitted).toBe(false)
  }
  for (const from of open.keys())
    for (const to of room.places()) {
      const spoken = room.between(from, to.peerId)
      const me = room.bySocket(from)
      const both = me?.admitted && to.admitted && to.socketId !== null && to.peerId !== me.peerId
      expect(spoken.ok).toBe(Boolean(both))
    }
}

const enter = (room: CallRoom, over: Partial<Parameters<CallRoom['enter']>[0]> = {}) =>
  room.enter({
    personId: person(1),
    sessionId: 'one',
    name: { ar: 'أ', en: 'A' },
    officer: false,
    presides: false,
    tab: 'tab',
    socketId: 'socket',
    media,
    shut: false,
    ...over,
  })

test('a place is kept for a cut: the same tab comes back as the same peer, admitted', () => {
  const room = makeCallRoom(9, peerIds())
  const { place } = enter(room)
  room.admit(place.peerId)
  room.lose('socket', 0)
  room.sweep(GRACE_MS - 1)
  const back = enter(room, { socketId: 'again' })
  expect(back.place).toMatchObject({ peerId: place.peerId, admitted: true })
  expect(back.displaced).toEqual([])
})

test('after a reload the person is still admitted, as another peer, and the old tab is told', () => {
  const room = makeCallRoom(9, peerIds())
  const { place } = enter(room)
  room.admit(place.peerId)
  const second = enter(room, { socketId: 'second', tab: 'other' })
  expect(second.place.admitted).toBe(true)
  expect(second.place.peerId).not.toBe(place.peerId)
  expect(second.displaced).toMatchObject([{ socketId: 'socket' }])
})

test('another sign-in of the same person waits, and takes the place only when it is admitted', () => {
  const room = makeCallRoom(9, peerIds())
  room.admit(enter(room).place.peerId)
  const tablet = enter(room, { sessionId: 'two', socketId: 'tablet' })
  expect(tablet.place.admitted).toBe(false)
  expect(room.bySocket('socket')?.admitted).toBe(true)
  const admitted = room.admit(tablet.place.peerId)
  expect(admitted).toMatchObject({ ok: true, value: { displaced: [{ socketId: 'socket' }] } })
  expect(insideOf(room).map(({ sessionId }) => sessionId)).toEqual(['two'])
})

test('who was removed comes back to the lobby alone, is marked, and is not let in with all', () => {
  const room = makeCallRoom(9, peerIds())
  room.admit(enter(room).place.peerId)
  room.remove(room.bySocket('socket')?.peerId ?? '')
  const { place } = enter(room, { officer: true })
  expect(place.admitted).toBe(false)
  expect(room.waiting()).toMatchObject([{ removed: true }])
  expect(room.admitAll()).toEqual({ ok: true, value: [] })
  expect(room.admit(place.peerId).ok).toBe(true)
})

test('who presides is not removed', () => {
  const room = makeCallRoom(9, peerIds())
  const { place } = enter(room, { officer: true, presides: true })
  expect(room.remove(place.peerId)).toMatchObject({ ok: false, code: 'call_presides' })
})

test('a full call admits nobody, and says how many it holds', () => {
  const room = makeCallRoom(1, peerIds())
  enter(room, { officer: true })
  const { place } = enter(room, { personId: person(2), sessionId: 'two', socketId: 'other' })
  expect(room.admit(place.peerId)).toMatchObject({ ok: false, code: 'call_full', params: { most: '1' } })
  expect(room.admitAll()).toMatchObject({ ok: false, code: 'call_full' })
})

function peerIds(): () => string {
  let made = 0
  return () => `peer${made++}`
}

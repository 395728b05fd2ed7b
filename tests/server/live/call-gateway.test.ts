// Calls over real sockets: who hears what, who is put out by what, and what a forged word is answered.
import { eq } from 'drizzle-orm'
import { io, type Socket } from 'socket.io-client'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { CALL_PROTOCOL, type CallView, type HeardSignal } from '../../../app/wire/call.ts'
import type { MeetingId } from '../../../app/wire/ids.ts'
import { mandate } from '../../../db/schema/bodies.ts'
import { meeting } from '../../../db/schema/meetings.ts'
import { signOut } from '../../../server/identity/end-sessions.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { liveServer } from '../../support/live.ts'

const ctx = await testContext()
const { url, signIn } = await liveServer(ctx)
const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
const [chair, secretary, salma, huda, auditor] = members as [Member, Member, Member, Member, Member]
const stranger = (await makeBody(ctx)).members[2] as Member
const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

const media = { mic: true, camera: true, screen: false, lean: false }
type Answer = { ok: boolean; code?: string; value?: unknown }
type Tab = {
  socket: Socket
  cookie: string
  views: CallView[]
  signals: HeardSignal[]
  ended: string[]
  muted: number
  ask: (event: string, input?: object) => Promise<Answer>
  peers: () => string[]
  me: () => string
}

async function makeCall(): Promise<MeetingId> {
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, { kind: 'virtual' })
  await makeItem(ctx, secretary.actor, meetingId, 'Ports')
  must(await publish(ctx, secretary.actor, meetingId))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  return meetingId
}

let tabs = 0
async function open(who: Member, meetingId: MeetingId, known: { cookie?: string; tab?: string } = {}): Promise<Tab> {
  const cookie = known.cookie ?? (await signIn(who.actor.personId))
  const origin = ctx.settings.origin.href.replace(/\/$/, '')
  const socket = io(`${url}/call`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin },
  })
  sockets.push(socket)
  const tab: Tab = {
    socket,
    cookie,
    views: [],
    signals: [],
    ended: [],
    muted: 0,
    ask: (event, input = {}) => socket.timeout(5_000).emitWithAck(event, { meetingId, ...input }),
    peers: () => {
      const view = tab.views.at(-1)
      return view?.phase === 'in' ? view.peers.map(({ peerId }) => peerId) : []
    },
    me: () => {
      const view = tab.views.at(-1)
      return view?.phase === 'in' ? view.me.peerId : ''
    },
  }
  socket.on('view', (view) => tab.views.push(view))
  socket.on('signal', (heard) => tab.signals.push(heard))
  socket.on('ended', (reason) => tab.ended.push(reason))
  socket.on('muted', () => {
    tab.muted += 1
  })
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
  const name = known.tab ?? String(++tabs).padStart(32, '0')
  const entered = await tab.ask('enter', { protocol: CALL_PROTOCOL, tab: name, media })
  if (entered.ok) tab.views.push(entered.value as CallView)
  return tab
}

async function inCall(meetingId: MeetingId): Promise<[Tab, Tab, Tab]> {
  const desk = await open(secretary, meetingId)
  const [one, two] = [await open(salma, meetingId), await open(huda, meetingId)]
  await vi.waitFor(() => expect(waitingAt(desk)).toHaveLength(2))
  must((await desk.ask('admitAll')) as never)
  for (const tab of [desk, one, two]) await vi.waitFor(() => expect(tab.peers()).toHaveLength(2))
  return [desk, one, two]
}
const waitingAt = ({ views }: Tab) => {
  const view = views.at(-1)
  return view?.phase === 'in' ? view.waiting : []
}

test('who waits hears no names, no peers and no signals; who is admitted hears all, and officers alone see who waits', async () => {
  const meetingId = await makeCall()
  const desk = await open(secretary, meetingId)
  const waiting = await open(salma, meetingId)
  expect(waiting.views).toEqual([{ phase: 'waiting', meetingId, number: expect.any(Number) }])
  await vi.waitFor(() => expect(waitingAt(desk)).toHaveLength(1))
  expect(await waiting.ask('signal', { to: desk.me(), signal: { again: true } })).toMatchObject({ code: 'call_not_in' })
  expect(await waiting.ask('admit', { peerId: waitingAt(desk)[0]?.peerId })).toMatchObject({ code: 'not_permitted' })
  expect(await waiting.ask('admitAll')).toMatchObject({ code: 'not_permitted' })
  expect(JSON.stringify(waiting.views)).not.toContain(desk.me())
  expect(await desk.ask('admit', { peerId: waitingAt(desk)[0]?.peerId })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(waiting.peers()).toEqual([desk.me()]))
  expect(await waiting.ask('signal', { to: desk.me(), signal: { again: true } })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(desk.signals).toEqual([{ from: waiting.me(), signal: { again: true } }]))
  const third = await open(huda, meetingId)
  await vi.waitFor(() => expect(waitingAt(desk)).toHaveLength(1))
  expect(waitingAt(waiting)).toEqual([])
  third.socket.disconnect()
})

test('who is removed is out at once, on both sides, and has nothing to come back with', async () => {
  const meetingId = await makeCall()
  const [desk, one, two] = await inCall(meetingId)
  const gone = one.me()
  expect(await two.ask('remove', { peerId: gone })).toMatchObject({ code: 'not_permitted' })
  expect(await desk.ask('remove', { peerId: gone })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(one.ended).toEqual(['removed']))
  await vi.waitFor(() => expect(two.peers()).toEqual([desk.me()]))
  const heard = two.signals.length
  expect(await one.ask('signal', { to: two.me(), signal: { again: true } })).toMatchObject({ code: 'call_not_in' })
  expect(await two.ask('signal', { to: gone, signal: { again: true } })).toMatchObject({ code: 'not_found' })
  const again = await open(salma, meetingId, { cookie: one.cookie })
  expect(again.views.at(-1)).toMatchObject({ phase: 'waiting' })
  expect(two.signals).toHaveLength(heard)
})

test('a cut keeps the place, a second tab takes it over, and signing out ends it', async () => {
  const meetingId = await makeCall()
  const [desk, one] = await inCall(meetingId)
  const [tab] = ['f'.repeat(32)]
  const mine = await open(salma, meetingId, { cookie: one.cookie, tab })
  await vi.waitFor(() => expect(one.ended).toEqual(['taken_over']))
  expect(mine.views[0]).toMatchObject({ phase: 'in' })
  const before = mine.me()
  mine.socket.disconnect()
  const away = () => {
    const view = desk.views.at(-1)
    return view?.phase === 'in' ? view.peers.find(({ peerId }) => peerId === before)?.away : undefined
  }
  await vi.waitFor(() => expect(away()).toBe(true))
  const back = await open(salma, meetingId, { cookie: one.cookie, tab })
  expect(back.me()).toBe(before)
  await vi.waitFor(() => expect(away()).toBe(false))
  await signOut(ctx, one.cookie)
  await vi.waitFor(() => expect(back.socket.connected).toBe(false))
  await vi.waitFor(() => expect(desk.peers()).not.toContain(before))
})

test('the chair’s mute reaches the member and everybody’s view', async () => {
  const meetingId = await makeCall()
  const [desk, one, two] = await inCall(meetingId)
  expect(await desk.ask('mute', { peerId: one.me() })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(one.muted).toBe(1))
  await vi.waitFor(() => {
    const view = two.views.at(-1)
    expect(view?.phase === 'in' && view.peers.find(({ peerId }) => peerId === one.me())?.media.mic).toBe(false)
  })
})

test('a mandate that ends puts its person out, and adjournment everybody', async () => {
  const meetingId = await makeCall()
  const [desk, one, two] = await inCall(meetingId)
  await ctx.db
    .update(mandate)
    .set({ endsAt: new Date(Date.now() - 1_000) })
    .where(eq(mandate.seatId, huda.seatId))
  try {
    // It ends with its day, of which no commit speaks.
    expect(await two.ask('enter', { protocol: CALL_PROTOCOL, tab: '1'.repeat(32), media })).toMatchObject({
      code: 'not_found',
    })
    await vi.waitFor(() => expect(two.ended).toEqual(['access_ended']), { timeout: 15_000 })
    await vi.waitFor(() => expect(desk.peers()).toEqual([one.me()]))
  } finally {
    await ctx.db.update(mandate).set({ endsAt: null }).where(eq(mandate.seatId, huda.seatId))
  }
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
  for (const tab of [desk, one]) await vi.waitFor(() => expect(tab.ended).toEqual(['over']))
  expect(await one.ask('enter', { protocol: CALL_PROTOCOL, tab: '1'.repeat(32), media })).toMatchObject({
    code: 'call_closed',
  })
}, 30_000)

test('the door opens half an hour before the time, and never for a draft or a meeting in one room', async () => {
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const at = async (minutes: number, kind: 'virtual' | 'in_person' = 'virtual') => {
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, {
      kind,
      startsAt: soon(minutes),
      endsAt: soon(minutes + 60),
    })
    await makeItem(ctx, secretary.actor, meetingId, 'Ports')
    return meetingId
  }
  const asked = async (meetingId: MeetingId) => {
    const tab = await open(salma, meetingId)
    return tab.ask('enter', { protocol: CALL_PROTOCOL, tab: '1'.repeat(32), media })
  }
  const [early, late, room, draft] = [await at(20), await at(45), await at(20, 'in_person'), await at(20)]
  for (const meetingId of [early, late, room]) must(await publish(ctx, secretary.actor, meetingId))
  expect(await asked(early)).toMatchObject({ ok: true })
  expect(await asked(late)).toMatchObject({ code: 'call_closed' })
  expect(await asked(room)).toMatchObject({ code: 'call_none' })
  expect(await asked(draft)).toMatchObject({ code: 'not_found' })
  await ctx.db
    .update(meeting)
    .set({ call: { way: 'link', url: 'https://zoom.us/j/1' } })
    .where(eq(meeting.id, early))
  expect(await asked(early)).toMatchObject({ code: 'call_none' })
})

describe('a forged or malformed word is refused with a code, and the others are unaffected', () => {
  const PEER = 'a'.repeat(24)
  const offer = { description: { type: 'offer', sdp: 'v=0' } }
  const forged: [name: string, event: string, input: object, code: string][] = [
    ['nothing', 'signal', {}, 'input_malformed'],
    ['a peer who is not there', 'signal', { to: PEER, signal: offer }, 'not_found'],
    ['a media server that is not there', 'signal', { to: 'send', signal: offer }, 'call_not_in'],
    ['two things in one', 'signal', { to: PEER, signal: { ...offer, again: true } }, 'input_malformed'],
    [
      'a description of no kind',
      'signal',
      { to: PEER, signal: { description: { type: 'x', sdp: '' } } },
      'input_malformed',
    ],
    [
      'a description as large as a book',
      'signal',
      { to: PEER, signal: { description: { type: 'offer', sdp: 'x'.repeat(200_001) } } },
      'input_malformed',
    ],
    ['another’s name in it', 'signal', { to: PEER, signal: { ...offer, from: PEER } }, 'input_malformed'],
    ['media that is no media', 'media', { media: { mic: 'yes' } }, 'input_malformed'],
    ['an admission by a member', 'admit', { peerId: PEER }, 'not_permitted'],
    ['a mute by a member', 'mute', { peerId: PEER }, 'not_permitted'],
    ['a removal by a member', 'remove', { peerId: PEER }, 'not_permitted'],
    ['a peer id of another shape', 'mute', { peerId: "'; drop table" }, 'input_malformed'],
    ['an older protocol', 'enter', { protocol: 0, tab: '1'.repeat(32), media }, 'input_malformed'],
    ['another meeting', 'media', { meetingId: 'm-0000', media }, 'call_not_in'],
  ]
  test('each of them', async () => {
    const meetingId = await makeCall()
    const [desk, one, two] = await inCall(meetingId)
    for (const [name, event, input, code] of forged)
      expect([name, await one.ask(event, input)]).toMatchObject([name, { code }])
    expect(await one.ask('signal', { to: two.me(), signal: { again: true } })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(two.signals).toHaveLength(1))
    expect(desk.signals).toEqual([])
    expect(await one.ask('signal', { to: one.me(), signal: { again: true } })).toMatchObject({ code: 'not_found' })
  })

  test('a flood of signals is answered as one, and closes nobody else’s connection', async () => {
    const meetingId = await makeCall()
    const [desk, one, two] = await inCall(meetingId)
    const answers = await Promise.all(
      Array.from({ length: 900 }, () => one.ask('signal', { to: two.me(), signal: { again: true } })),
    )
    expect(new Set(answers.map(({ ok, code }) => (ok ? 'ok' : code)))).toEqual(new Set(['ok', 'too_many_attempts']))
    expect([desk.socket.connected, two.socket.connected]).toEqual([true, true])
  })

  test('an auditor, a stranger and nobody at all are not let in', async () => {
    const meetingId = await makeCall()
    const asked = async (who: Member) =>
      (await open(who, meetingId)).ask('enter', { protocol: CALL_PROTOCOL, tab: '1'.repeat(32), media })
    expect(await asked(auditor)).toMatchObject({ code: 'not_permitted' })
    expect(await asked(stranger)).toMatchObject({ code: 'not_found' })
    const socket = io(`${url}/call`, { transports: ['websocket'], forceNew: true, reconnection: false })
    sockets.push(socket)
    const refused = await new Promise<Error>((resolve) => socket.once('connect_error', resolve))
    expect(refused.message).toMatch(/sign_in_required|websocket error/)
  })
})

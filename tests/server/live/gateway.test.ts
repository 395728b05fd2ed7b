import { describe, expect, test, vi } from 'vitest'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { signOut } from '../../../server/identity/end-sessions.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { liveServer } from '../../support/live.ts'
import { makeSitting } from '../../support/sitting.ts'

const ctx = await testContext()
const live = await liveServer(ctx)
const sitting = await makeSitting(ctx)
const { meetingId, itemId, chair, secretary } = sitting
const origin = ctx.settings.origin.href.replace(/\/$/, '')
const cookieOf = (member: Member) => live.signIn(member.actor.personId)

describe('the handshake', () => {
  test('is refused to somebody who is not signed in', async () => {
    await expect(live.dial({ origin })).rejects.toThrow('sign_in_required')
    await expect(live.dial({ origin, cookie: 'majlis=invented' })).rejects.toThrow('sign_in_required')
  })

  test("is refused to another site's page, and to a caller that hides where it comes from", async () => {
    const cookie = await cookieOf(chair)
    await expect(live.dial({ origin: 'https://elsewhere.example', cookie })).rejects.toThrow()
    await expect(live.dial({ cookie })).rejects.toThrow()
    await expect(live.dial({ origin: 'null', cookie })).rejects.toThrow()
  })

  test('is open to a signed-in person of this site', async () => {
    const socket = await live.dial({ origin, cookie: await cookieOf(chair) })
    expect(socket.connected).toBe(true)
  })
})

describe('what comes in', () => {
  const inputs: [string, unknown][] = [
    ['subscribe', undefined],
    ['subscribe', { protocol: PROTOCOL_VERSION + 1 }],
    ['watch', {}],
    ['watch', { meetingId: { $ne: 1 } }],
    ['present', { meetingId: 'x', versionId: 'y', page: 0 }],
    ['present', { meetingId: 'x', versionId: 'y', page: 1.5 }],
    ['stopPresenting', 'x'],
  ]
  test.each(inputs)('%s is refused when it is malformed: %j', async (event, input) => {
    const screen = await live.open(chair.actor.personId)
    expect(await screen.ask(event, input)).toEqual({ ok: false, code: 'input_malformed' })
  })

  test('an event nobody knows is not answered', async () => {
    const { socket } = await live.open(chair.actor.personId)
    await expect(socket.timeout(200).emitWithAck('everything', {})).rejects.toThrow()
  })

  test('a sitting of another body does not exist', async () => {
    const stranger = (await makeBody(ctx)).members[0] as Member
    const screen = await live.open(stranger.actor.personId)
    for (const [event, input] of [
      ['watch', { meetingId }],
      ['present', { meetingId, versionId: 'v', page: 1 }],
      ['stopPresenting', { meetingId }],
    ] as const)
      expect(await screen.ask(event, input)).toEqual({ ok: false, code: 'not_found' })
  })

  test('an auditor may not watch a sitting', async () => {
    const auditor = sitting.members.find((member) => member.role === 'auditor') as Member
    const screen = await live.open(auditor.actor.personId)
    expect(await screen.ask('watch', { meetingId })).toMatchObject({ ok: false, code: 'not_permitted' })
  })

  test('a client that says too much is closed', async () => {
    const { socket } = await live.open(chair.actor.personId)
    for (let said = 0; said < 550; said++) socket.emit('watch', { meetingId })
    await vi.waitFor(() => expect(socket.connected).toBe(false))
  })
})

describe('signing out', () => {
  test('closes the screens of that session and of no other', async () => {
    const leaving = await live.open(secretary.actor.personId)
    const staying = await live.open(secretary.actor.personId)
    await signOut(ctx, leaving.cookie)
    await vi.waitFor(() => expect(leaving.socket.connected).toBe(false))
    expect(staying.socket.connected).toBe(true)
    await expect(live.dial({ origin, cookie: leaving.cookie })).rejects.toThrow('sign_in_required')
  })
})

describe('coming back', () => {
  test('says nothing of what happened meanwhile: not even that it did', async () => {
    const first = await live.open(chair.actor.personId)
    const before = await first.ask('subscribe', { protocol: PROTOCOL_VERSION })
    first.socket.disconnect()
    must(await callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId }))
    const late = await live.open(chair.actor.personId)
    expect(await late.ask('subscribe', { protocol: PROTOCOL_VERSION })).toEqual(before)
    expect(before).toEqual({ ok: true, value: null })
    expect(late.resets).toBe(0)
  })
})

// Screens of the room over real sockets: told that something changed, told nothing of what may not hang there, and let go at once.
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, expect, test, vi } from 'vitest'
import { pairDisplay } from '../../../server/displays/pair-display.ts'
import { releaseDisplay } from '../../../server/displays/release-display.ts'
import { excludeSeat } from '../../../server/exclusions/exclude-seat.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { freeScreen, pairedScreen, pairing } from '../../support/displays.ts'
import { liveServer } from '../../support/live.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()
const { url, told } = await liveServer(ctx)
const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

async function hang(cookie: string) {
  await told()
  const socket = connect(`${url}/display`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin: ctx.settings.origin.href },
  })
  sockets.push(socket)
  const heard: unknown[][] = []
  socket.onAny((...args) => heard.push(args))
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
  const wall = { socket, heard, words: () => heard.filter(([event]) => event === 'changed').length }
  // Told once that it is in its room.
  await vi.waitFor(() => expect(wall.words()).toBe(1))
  return wall
}

test('a screen hears of the item, the vote and its end, and each word says nothing but that something changed', async () => {
  const sitting = await makeSitting(ctx)
  const { meetingId, itemId, chair, voters } = sitting
  const wall = await hang((await pairedScreen(ctx, chair.actor, meetingId)).cookie)
  const more = async (act: () => Promise<unknown>) => {
    const before = wall.words()
    await act()
    await vi.waitFor(() => expect(wall.words()).toBeGreaterThan(before))
  }
  await more(async () => must(await callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId })))
  let voteId = '' as Awaited<ReturnType<typeof openVoteIn>>
  await more(async () => {
    voteId = await openVoteIn(ctx, sitting)
  })
  const voter = voters[0] as Member
  await more(async () => must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result))
  await more(() => closeVoteIn(ctx, sitting, voteId))
  expect(new Set(wall.heard.map((args) => JSON.stringify(args)))).toEqual(new Set(['["changed"]']))
})

test('a screen of another body hears nothing', async () => {
  const [one, two] = [await makeSitting(ctx), await makeSitting(ctx)]
  const [mine, theirs] = [
    await hang((await pairedScreen(ctx, one.chair.actor, one.meetingId)).cookie),
    await hang((await pairedScreen(ctx, two.chair.actor, two.meetingId)).cookie),
  ]
  const { meetingId, itemId } = one
  must(await callItem(ctx, one.chair.actor, { requestId: requestId(ctx), meetingId, itemId }))
  await vi.waitFor(() => expect(mine.words()).toBe(2))
  await told()
  expect(theirs.words()).toBe(1)
})

test('no vote on an item that may not hang there is heard of, and what closes it is', async () => {
  const sitting = await makeSitting(ctx)
  const { meetingId, itemId, chair, secretary, members } = sitting
  const wall = await hang((await pairedScreen(ctx, chair.actor, meetingId)).cookie)
  const { seatId } = members.find(({ role }) => role === 'delegate') as Member
  const kept = { requestId: requestId(ctx), itemId, seatId, reason: 'It concerns them' }
  must(await excludeSeat(ctx, secretary.actor, kept))
  await vi.waitFor(() => expect(wall.words()).toBe(2))
  const voteId = await openVoteIn(ctx, sitting)
  await closeVoteIn(ctx, sitting, voteId)
  await told()
  expect(wall.words()).toBe(2)
})

test('a free screen is told when it is taken, and one that is let go is cut off', async () => {
  const { meetingId, chair } = await makeSitting(ctx)
  const { cookie, code, displayId } = await freeScreen(ctx)
  const wall = await hang(cookie)
  must(await pairDisplay(ctx, chair.actor, pairing(ctx, meetingId, code)))
  await vi.waitFor(() => expect(wall.words()).toBe(2))
  must(
    await releaseDisplay(ctx, chair.actor, {
      act: 'display.release',
      requestId: requestId(ctx),
      meetingId,
      displayId,
    }),
  )
  await vi.waitFor(() => expect(wall.socket.connected).toBe(false))
})

test('a screen reads the clock of the server', async () => {
  const { cookie } = await freeScreen(ctx)
  const wall = await hang(cookie)
  const answer = await wall.socket.timeout(5_000).emitWithAck('clock', {})
  expect(answer).toMatchObject({ ok: true })
  expect(answer.value).toBeGreaterThan(1_700_000_000_000)
})

test('a screen that speaks much is cut off', async () => {
  const { cookie } = await freeScreen(ctx)
  const wall = await hang(cookie)
  for (let said = 0; said < 60; said++) wall.socket.emit('watch', { meetingId: 'x' })
  await vi.waitFor(() => expect(wall.socket.connected).toBe(false))
})

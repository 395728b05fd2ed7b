import { expect, test, vi } from 'vitest'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { liveServer, type Screen } from '../../support/live.ts'
import { presentablePaper } from '../../support/presentable-paper.ts'

const ctx = await testContext()
const live = await liveServer(ctx)

async function makeRoom() {
  const stage = await presentablePaper(ctx)
  const { meetingId, versionId } = stage
  const screenOf = async (member: Member): Promise<Screen> => {
    const screen = await live.open(member.actor.personId)
    await screen.ask('watch', { meetingId, versionId })
    return screen
  }
  const present = async (screen: Screen) =>
    must((await screen.ask('present', { meetingId, versionId, page: 1 })) as never)
  const point = (screen: Screen, over: Record<string, unknown> = {}) =>
    screen.ask('point', { meetingId, versionId, page: 1, x: 120.5, y: 700, ...over })
  return { ...stage, screenOf, present, point }
}

/** What was said to these screens before is here: each has been answered after it. */
const settled = (screens: Screen[]) => Promise.all(screens.map((screen) => screen.ask('clock', {})))

test('a place pointed at is told to those who were shown the page, with the name, and to nobody else', async () => {
  const room = await makeRoom()
  const presenter = await room.screenOf(room.presenter)
  const member = await room.screenOf(room.member)
  const recused = await room.screenOf(room.recused)
  const elsewhere = await live.open(room.secretary.actor.personId)
  await room.present(presenter)
  expect(await room.point(presenter)).toEqual({ ok: true, value: null })
  await vi.waitFor(() => expect(member.pointed).toHaveLength(1))
  expect(member.pointed[0]).toEqual({
    meetingId: room.meetingId,
    versionId: room.versionId,
    page: 1,
    x: 120.5,
    y: 700,
    by: room.presenter.actor.name,
  })
  const late = await room.screenOf(room.chair)
  await room.point(presenter, { x: 1, y: 2 })
  await vi.waitFor(() => expect(late.pointed).toMatchObject([{ x: 1, y: 2 }]))
  await settled([presenter, recused, elsewhere])
  expect([presenter.pointed, recused.pointed, elsewhere.pointed]).toEqual([[], [], []])
})

test('nobody points but from the screen that presents, at the page it presents, while it does', async () => {
  const room = await makeRoom()
  const presenter = await room.screenOf(room.presenter)
  const member = await room.screenOf(room.member)
  const refused = { ok: false, code: 'not_permitted' }
  expect(await room.point(presenter)).toMatchObject(refused)
  await room.present(presenter)
  const others = [room.member, room.recused, room.chair, room.presenter]
  for (const other of others) expect(await room.point(await room.screenOf(other))).toMatchObject(refused)
  expect(await room.point(presenter, { page: 2 })).toMatchObject(refused)
  const second = await presentablePaper(ctx)
  expect(await room.point(presenter, { versionId: second.versionId })).toMatchObject(refused)
  expect(await room.point(presenter, { meetingId: second.meetingId })).toMatchObject(refused)
  await presenter.ask('stopPresenting', { meetingId: room.meetingId })
  expect(await room.point(presenter)).toMatchObject(refused)
  await settled([member])
  expect(member.pointed).toEqual([])
})

test('a place that is no place is refused', async () => {
  const room = await makeRoom()
  const presenter = await room.screenOf(room.presenter)
  await room.present(presenter)
  const malformed = [{ x: '1' }, { y: null }, { x: 20_001 }, { page: 0 }, { page: 1.5 }, { x: undefined }]
  for (const over of malformed) expect(await room.point(presenter, over)).toMatchObject({ code: 'input_malformed' })
})

test('a presenter who points more often than a hand can is refused, and pointing goes on after', async () => {
  const room = await makeRoom()
  const presenter = await room.screenOf(room.presenter)
  const member = await room.screenOf(room.member)
  await room.present(presenter)
  const answers = await Promise.all(Array.from({ length: 120 }, () => room.point(presenter)))
  const taken = answers.filter(({ ok }) => ok).length
  expect(taken).toBeGreaterThanOrEqual(30)
  expect(answers.some(({ code }) => code === 'too_many_attempts')).toBe(true)
  await settled([member])
  expect(member.pointed.length).toBeGreaterThan(0)
  expect(member.pointed.length).toBeLessThanOrEqual(taken)
  await vi.waitFor(async () => expect(await room.point(presenter)).toMatchObject({ ok: true }))
  expect(presenter.socket.connected).toBe(true)
})

test('whoever declares an interest meanwhile is told no place any more; a presenter who does presents no more', async () => {
  const room = await makeRoom()
  const presenter = await room.screenOf(room.presenter)
  const member = await room.screenOf(room.member)
  const secretary = await room.screenOf(room.secretary)
  await room.present(presenter)
  await room.point(presenter)
  await vi.waitFor(() => expect(member.pointed).toHaveLength(1))
  const declare = async ({ actor, seatId }: Member) =>
    must(
      await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId: room.itemId, seatId, reason: 'A cousin' }),
    )
  await declare(room.member)
  await vi.waitFor(() => expect(member.presented.at(-1)).toBeNull())
  await room.point(presenter)
  await vi.waitFor(() => expect(secretary.pointed).toHaveLength(2))
  await settled([member])
  expect(member.pointed).toHaveLength(1)
  await declare(room.presenter)
  await vi.waitFor(() => expect(secretary.presented.at(-1)).toBeNull())
  expect(await room.point(presenter)).toMatchObject({ ok: false, code: 'not_permitted' })
})

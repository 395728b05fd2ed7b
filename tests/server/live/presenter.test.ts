import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { liveServer } from '../../support/live.ts'
import { presentablePaper } from '../../support/presentable-paper.ts'

const ctx = await testContext()
const live = await liveServer(ctx)
const stage = await presentablePaper(ctx)
const { meetingId, versionId, itemId } = stage
const screenOf = async (member: Member) => {
  const screen = await live.open(member.actor.personId)
  const watched = await screen.ask('watch', { meetingId, versionId })
  return { ...screen, screen, watched }
}
const show = (screen: Awaited<ReturnType<typeof screenOf>>, page = 1) =>
  screen.ask('present', { meetingId, versionId, page })

test("the item's presenter shows a page to those who may read it, and to them alone", async () => {
  const presenter = await screenOf(stage.presenter)
  const member = await screenOf(stage.member)
  const recused = await screenOf(stage.recused)
  expect(presenter.watched).toEqual({ ok: true, value: { presented: null, mayPresent: true } })
  expect(member.watched).toEqual({ ok: true, value: { presented: null, mayPresent: false } })
  expect(recused.watched).toEqual({ ok: true, value: { presented: null, mayPresent: false } })
  expect(await show(presenter)).toEqual({ ok: true, value: null })
  await vi.waitFor(() => expect(member.presented).toHaveLength(1))
  expect(member.presented[0]).toEqual({
    meetingId,
    versionId,
    paperId: stage.paperId,
    page: 1,
    by: stage.presenter.actor.name,
  })
  const late = await screenOf(stage.secretary)
  expect(late.watched).toMatchObject({ value: { presented: { page: 1 }, mayPresent: true } })
  expect((await screenOf(stage.recused)).watched).toMatchObject({ value: { presented: null } })
  expect(recused.presented).toEqual([])
  await presenter.ask('stopPresenting', { meetingId })
  await vi.waitFor(() => expect(member.presented.at(-1)).toBeNull())
  expect(recused.presented).toEqual([])
})

test('a member who does not present the item may not, nor stop who does', async () => {
  const presenter = await screenOf(stage.presenter)
  const member = await screenOf(stage.member)
  const recused = await screenOf(stage.recused)
  expect(await show(member)).toMatchObject({ ok: false, code: 'not_permitted' })
  expect(await show(recused)).toMatchObject({ ok: false, code: 'not_found' })
  must((await show(presenter)) as never)
  expect(await member.ask('stopPresenting', { meetingId })).toMatchObject({ ok: false, code: 'not_permitted' })
  const chair = await screenOf(stage.chair)
  expect(await chair.ask('stopPresenting', { meetingId })).toMatchObject({ ok: true })
})

test('a page that is not there, a paper of another sitting and a version nobody knows are refused', async () => {
  const presenter = await screenOf(stage.presenter)
  expect(await show(presenter, 9_999)).toMatchObject({ code: 'not_found' })
  expect(await presenter.ask('present', { meetingId, versionId: 'none', page: 1 })).toMatchObject({ code: 'not_found' })
  const other = await presentablePaper(ctx)
  const chair = await live.open(other.chair.actor.personId)
  expect(await chair.ask('present', { meetingId: other.meetingId, versionId, page: 1 })).toMatchObject({
    code: 'not_found',
  })
})

test('whoever declares an interest while following stops following at once', async () => {
  const other = await presentablePaper(ctx)
  const chair = await live.open(other.chair.actor.personId)
  const member = await live.open(other.member.actor.personId)
  await member.ask('watch', { meetingId: other.meetingId })
  must((await chair.ask('present', { meetingId: other.meetingId, versionId: other.versionId, page: 1 })) as never)
  await vi.waitFor(() => expect(member.presented).toHaveLength(1))
  const { seatId, actor } = other.member
  must(
    await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId: other.itemId, seatId, reason: 'A cousin' }),
  )
  await vi.waitFor(() => expect(member.presented.at(-1)).toBeNull())
  expect(itemId).not.toBe(other.itemId)
})

test('suspending the sitting ends the presentation, and none begins until it resumes', async () => {
  const chair = await screenOf(stage.chair)
  const member = await screenOf(stage.member)
  must((await show(chair)) as never)
  await vi.waitFor(() => expect(member.presented).toHaveLength(1))
  const move = (act: 'sitting.suspend' | 'sitting.resume') =>
    moveSitting(ctx, stage.chair.actor, { requestId: requestId(ctx), meetingId, act })
  must(await move('sitting.suspend'))
  await vi.waitFor(() => expect(member.presented.at(-1)).toBeNull())
  expect(await show(chair)).toMatchObject({ ok: false, code: 'meeting_state' })
  must(await move('sitting.resume'))
  expect(await show(chair)).toMatchObject({ ok: true })
})

test('a page turned asks the database no more for many who watch than for one', async () => {
  const other = await presentablePaper(ctx)
  const chair = await live.open(other.chair.actor.personId)
  const present = async (page: number) =>
    must((await chair.ask('present', { meetingId: other.meetingId, versionId: other.versionId, page })) as never)
  const watch = async (member: Member) => {
    const screen = await live.open(member.actor.personId)
    await screen.ask('watch', { meetingId: other.meetingId })
    return screen
  }
  const asked = async (act: () => Promise<unknown>): Promise<number> => {
    const query = vi.spyOn(pg.Client.prototype, 'query')
    await live.told()
    query.mockClear()
    await act()
    // Of the table that says who sees what, and of nothing that runs beside this test.
    const questions = query.mock.calls.filter(([said]) => JSON.stringify(said).includes('item_access')).length
    query.mockRestore()
    return questions
  }
  await watch(other.member)
  await present(1)
  const few = await asked(() => present(1))
  const many: Awaited<ReturnType<typeof watch>>[] = []
  for (let screen = 0; screen < 12; screen++) many.push(await watch(screen % 2 ? other.member : other.secretary))
  expect(await asked(() => present(1))).toBe(few)
  await vi.waitFor(() => expect(many.every(({ presented }) => presented.length > 0)).toBe(true))
})

import { expect, test } from 'vitest'
import { endProxy } from '../../../server/bodies/end-proxy.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { loadProxies } from '../../../server/bodies/load-proxies.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { makeMeeting } from '../../support/agenda.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { makeSitting } from '../../support/sitting.ts'

const ctx = await testContext()

async function house() {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member', 'auditor'])
  const [, a, b, c] = sitting.voters as [Member, Member, Member, Member]
  const slug = (await bodyById(ctx.db, sitting.bodyId))?.slug ?? ''
  const give = async (from: Member, to: Member, by = from, term: object = { meetingId: sitting.meetingId }) => {
    const place = { bodyId: sitting.bodyId, seatId: from.seatId, personId: to.actor.personId }
    return must(await grantProxy(ctx, by.actor, { requestId: requestId(ctx), ...place, term: term as never })).mandateId
  }
  const end = async (by: Member, mandateId: never) =>
    must(await endProxy(ctx, by.actor, { requestId: requestId(ctx), mandateId }))
  const page = async (member: Member) => must(await loadProxies(ctx, member.actor, slug))
  const told = async (member: Member) =>
    (await loadNotices(ctx, member.actor)).notices.filter(({ kind }) => kind.startsWith('proxy_'))
  return { sitting, slug, a, b, c, give, end, page, told }
}

test('everybody in the body reads who votes for whom, and each what they may end', async () => {
  const { sitting, a, b, c, give, page } = await house()
  const mandateId = await give(a, b)
  const { meetingId } = sitting
  const told = { mandateId, from: a.actor.name, to: b.actor.name, meeting: { meetingId } }
  expect((await page(a)).proxies).toMatchObject([{ ...told, mine: 'given', mayEnd: true }])
  expect((await page(b)).proxies).toMatchObject([{ ...told, mine: 'held', mayEnd: true }])
  expect((await page(c)).proxies).toMatchObject([{ ...told, mine: null, mayEnd: false }])
  expect((await page(sitting.secretary)).proxies).toMatchObject([{ mine: null, mayEnd: true }])
  const auditor = sitting.members.find(({ role }) => role === 'auditor') as Member
  expect(await page(auditor)).toMatchObject({ may: { give: false, record: false }, proxies: [{ mayEnd: false }] })
})

test('whoever votes may give one, the secretary may record one; members are named with how many they hold', async () => {
  const { sitting, a, b, c, give, page } = await house()
  await adoptOwn(ctx, sitting, { proxies: { max: '2', same_bloc: true } })
  await give(a, b)
  expect(await page(c)).toMatchObject({ may: { give: true, record: false }, rules: [{ max: 2, sameBloc: true }] })
  expect(await page(sitting.secretary)).toMatchObject({ may: { give: false, record: true } })
  const { members } = await page(c)
  expect(members.map(({ seatId, mine, holds }) => [seatId, mine, holds])).toEqual([
    [sitting.chair.seatId, false, 0],
    [a.seatId, false, 0],
    [b.seatId, false, 1],
    [c.seatId, true, 0],
  ])
})

test('a meeting of which members were not told is not among those to choose from, nor one that is over', async () => {
  const { sitting, a, b, give, page } = await house()
  await makeMeeting(ctx, sitting.secretary.actor, sitting.bodyId)
  expect((await page(a)).meetings.map(({ meetingId }) => meetingId)).toEqual([sitting.meetingId])
  await give(a, b)
  const { meetingId } = sitting
  must(await moveSitting(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
  expect(await page(a)).toMatchObject({ meetings: [], proxies: [] })
})

test('the holder is told of what was given, the member of what the secretary recorded, and the other of its end', async () => {
  const { sitting, slug, a, b, c, give, end, told } = await house()
  const given = await give(a, b)
  const to = `/b/${slug}/proxies`
  expect(await told(b)).toMatchObject([{ kind: 'proxy_given', about: a.actor.name, to }])
  expect(await told(a)).toEqual([])
  await end(a, given as never)
  expect((await told(b))[0]).toMatchObject({ kind: 'proxy_ended', about: a.actor.name })
  expect(await told(a)).toEqual([])
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const recorded = await give(a, c, sitting.secretary, { until })
  expect(await told(a)).toMatchObject([{ kind: 'proxy_recorded', about: c.actor.name, to, meetingId: null }])
  await end(sitting.secretary, recorded as never)
  expect((await told(a))[0]).toMatchObject({ kind: 'proxy_ended', about: c.actor.name })
  expect((await told(c))[0]).toMatchObject({ kind: 'proxy_ended', about: a.actor.name })
})

test('to an outsider the page does not exist', async () => {
  const { slug } = await house()
  const { a } = await house()
  expect(await loadProxies(ctx, a.actor, slug)).toMatchObject({ ok: false, code: 'not_found' })
  expect(await loadProxies(ctx, a.actor, 'no-such-body')).toMatchObject({ ok: false, code: 'not_found' })
})

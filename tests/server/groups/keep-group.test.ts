import { describe, expect, test } from 'vitest'
import type { GroupId, SeatId } from '../../../app/wire/ids.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { keepGroup } from '../../../server/groups/keep-group.ts'
import { loadGroups } from '../../../server/groups/load-groups.ts'
import { groupsFor, groupsOf } from '../../../server/groups/queries.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const NAME = { ar: 'مكتب الرئيس', en: 'The chair’s office' }

async function scene() {
  const body = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'])
  const [chair, secretary, huda, salma, auditor] = body.members as [Member, Member, Member, Member, Member]
  const keep = (who: Member, seats: SeatId[], groupId: GroupId | null = null, name = NAME) =>
    keepGroup(ctx, who.actor, { requestId: requestId(ctx), bodyId: body.bodyId, groupId, name, seats })
  const told = async (member: Member) =>
    (await noticesOf(ctx.db, member.actor.personId)).filter(({ kind }) => kind === 'group_changed').length
  return { ...body, chair, secretary, huda, salma, auditor, keep, told }
}

describe('a group', () => {
  test('is kept by the secretary: who is in it is in it, and everybody in it is told', async () => {
    const { bodyId, chair, secretary, huda, salma, keep, told } = await scene()
    const { groupId } = must(await keep(secretary, [chair.seatId, huda.seatId]))
    expect((await groupsFor(ctx.db, huda.actor, bodyId)).map(({ id }) => id)).toEqual([groupId])
    expect(await groupsFor(ctx.db, salma.actor, bodyId)).toEqual([])
    expect(await Promise.all([chair, huda, salma, secretary].map(told))).toEqual([1, 1, 0, 0])
  })

  test('with another list tells those who left and those who came; with another name alone, nobody', async () => {
    const { bodyId, secretary, huda, salma, keep, told } = await scene()
    const { groupId } = must(await keep(secretary, [huda.seatId]))
    must(await keep(secretary, [salma.seatId], groupId))
    expect(await groupsFor(ctx.db, huda.actor, bodyId)).toEqual([])
    expect(await Promise.all([huda, salma].map(told))).toEqual([2, 1])
    must(await keep(secretary, [salma.seatId], groupId, { ar: 'المكتب', en: 'The office' }))
    expect(await Promise.all([huda, salma].map(told))).toEqual([2, 1])
    expect((await groupsOf(ctx.db, bodyId)).map(({ name }) => name.en)).toEqual(['The office'])
  })

  test('is nobody else’s to keep, and changes nothing when refused', async () => {
    const { bodyId, chair, secretary, huda, auditor, keep } = await scene()
    const foreign = await scene()
    for (const who of [chair, huda]) expect(await keep(who, [huda.seatId])).toMatchObject({ code: 'not_permitted' })
    expect(await keep(foreign.secretary, [huda.seatId])).toMatchObject({ code: 'not_found' })
    expect(await keep(secretary, [foreign.huda.seatId])).toMatchObject({ code: 'not_found' })
    expect(await keep(secretary, [auditor.seatId])).toMatchObject({ code: 'group_of_auditor' })
    const theirs = must(await foreign.keep(foreign.secretary, [foreign.huda.seatId]))
    expect(await keep(secretary, [huda.seatId], theirs.groupId)).toMatchObject({ code: 'not_found' })
    expect(await groupsOf(ctx.db, bodyId)).toEqual([])
  })

  test('is one of twenty at most', async () => {
    const { secretary, huda, keep } = await scene()
    for (let n = 0; n < 20; n++) must(await keep(secretary, [huda.seatId]))
    expect(await keep(secretary, [huda.seatId])).toMatchObject({ code: 'too_many_groups' })
  })

  test('is shown to who is in it, and every list to the secretary; outsiders and auditors see none', async () => {
    const { bodyId, secretary, chair, huda, salma, auditor, keep } = await scene()
    const slug = (await bodyById(ctx.db, bodyId))?.slug ?? ''
    must(await keep(secretary, [chair.seatId, huda.seatId]))
    const shown = async (who: Member) => must(await loadGroups(ctx, who.actor, slug)).groups.map(({ mine }) => mine)
    expect(await Promise.all([secretary, huda, salma].map(shown))).toEqual([[false], [true], []])
    expect(await loadGroups(ctx, auditor.actor, slug)).toMatchObject({ code: 'not_permitted' })
    expect(await loadGroups(ctx, (await scene()).secretary.actor, slug)).toMatchObject({ code: 'not_found' })
  })
})

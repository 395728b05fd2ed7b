import { expect, test } from 'vitest'
import { levelsFor } from '../../../server/access/queries.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, seatSomebody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()

test('a seat made after an agenda was published reads it as far as its role goes', async () => {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary'])
  const secretary = members[1] as Member
  const published = await makeMeeting(ctx, secretary.actor, bodyId)
  const item = await makeItem(ctx, secretary.actor, published)
  await publish(ctx, secretary.actor, published)
  const draft = await makeItem(ctx, secretary.actor, await makeMeeting(ctx, secretary.actor, bodyId))
  for (const role of ['auditor', 'member', 'secretary'] as const) {
    const { actor } = await seatSomebody(ctx, bodyId, role)
    const levels = await levelsFor(ctx.db, actor, bodyId, [item, draft])
    expect([role, levels.get(item)]).toEqual([role, role === 'auditor' ? 'title' : 'visible'])
    expect([role, levels.get(draft)]).toEqual([role, role === 'secretary' ? 'visible' : 'hidden'])
  }
})

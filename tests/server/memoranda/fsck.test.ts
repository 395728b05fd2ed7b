import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { memorandumStep, memorandumVersion, observation } from '../../../db/schema/memoranda.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { returnMemorandum } from '../../../server/memoranda/answer-memorandum.ts'
import { askObservations } from '../../../server/memoranda/ask-observations.ts'
import { giveObservation } from '../../../server/memoranda/give-observation.ts'
import { observationsOn } from '../../../server/memoranda/queries.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { at, filed, lodge, makeUnit } from '../../support/memoranda.ts'

const ctx = await testContext()

it('finds each word of a memorandum, an observation or a return that is not the one its entry has the digest of', async () => {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member'])
  const [, { actor: secretary }] = members as [Member, Member, Member]
  const unit = await makeUnit(ctx, secretary, bodyId, 'Works')
  const finance = await makeUnit(ctx, secretary, bodyId, 'Finance')
  const id = await filed(ctx, unit)
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  must(
    await askObservations(ctx, secretary, { ...(await at(ctx, id)), unitIds: [finance.unitId], question: '', dueAt }),
  )
  const [asked] = await observationsOn(ctx.db, [id])
  const observationId = asked!.id
  const said = { requestId: requestId(ctx), observationId, ofVersion: 1, words: 'Too dear.' }
  must(await giveObservation(ctx, finance.actor, { ...said, fileId: await lodge(ctx, finance) }))
  must(await returnMemorandum(ctx, secretary, { ...(await at(ctx, id)), reason: 'Name the sum.' }))
  const found = async () => {
    const { faults } = await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)
    return faults
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, what }) => `${rule} ${what.split(' ')[0]}`)
  }
  expect(await found()).toEqual([])

  await ctx.db
    .update(memorandumVersion)
    .set({ summary: both('Other') })
    .where(eq(memorandumVersion.memorandumId, id))
  expect(await found()).toEqual(['memorandum.differs Version'])
  await ctx.db.update(memorandumVersion).set({ summary: both('Why a port') })
  await ctx.db.update(observation).set({ words: 'Too cheap.' }).where(eq(observation.id, observationId))
  expect(await found()).toEqual(['memorandum.differs Observation'])
  await ctx.db.update(observation).set({ words: 'Too dear.', fileId: null }).where(eq(observation.id, observationId))
  expect(await found()).toEqual(['memorandum.differs Observation'])
  await ctx.db.update(observation).set({ fileId: asked!.fileId, blind: '' }).where(eq(observation.id, observationId))
  await ctx.db.update(memorandumStep).set({ words: 'No reason.' }).where(eq(memorandumStep.act, 'returned'))
  expect(await found()).toEqual(['memorandum.differs Step'])
})

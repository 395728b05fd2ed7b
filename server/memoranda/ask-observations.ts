import { and, eq } from 'drizzle-orm'
import { mayActOn } from '../../app/rules/memoranda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ObservationId } from '../../app/wire/ids.ts'
import type { AskObservations, CallOffObservation } from '../../app/wire/memoranda.ts'
import { observation } from '../../db/schema/memoranda.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { actOn, addStep, changeMemorandum } from './act-on.ts'
import { type Memorandum, memorandumById, observationById, observationsOn, unitsById } from './queries.ts'
import { sightOf } from './sight-queries.ts'
import { tellUnits } from './tell-units.ts'

/** Asks units of the body to observe upon a memorandum until a moment: from then on they read what was filed last. All or none. */
export function askObservations(ctx: Ctx, actor: Actor, input: AskObservations): Promise<Result<{ version: number }>> {
  return actOn(ctx, actor, input, 'ask', async (work, { memorandum }) => {
    const { question } = input
    const dueAt = new Date(input.dueAt)
    if (dueAt <= work.at) return refuse('observation_due_past')
    const unitIds = [...new Set(input.unitIds)]
    const units = await unitsById(work.tx, unitIds)
    const awaited = (await observationsOn(work.tx, [memorandum.id])).filter(({ state }) => state === 'awaited')
    for (const unitId of unitIds) {
      const unit = units.get(unitId)
      if (!unit || unit.bodyId !== memorandum.bodyId) return refuse('not_found')
      if (unit.closed) return refuse('unit_closed')
      if (unitId === memorandum.unitId) return refuse('observation_of_own')
      if (awaited.some((one) => one.unitId === unitId)) return refuse('observation_asked_already')
    }
    for (const unitId of unitIds) {
      await work.tx.insert(observation).values({
        id: ctx.id() as ObservationId,
        memorandumId: memorandum.id,
        unitId,
        state: 'awaited',
        question,
        askedAt: work.at,
        dueAt,
      })
      const step = { act: 'asked' as const, ofVersion: memorandum.filed, words: question, unitId, dueAt }
      await addStep(ctx, work, actor, memorandum.id, step)
    }
    await tellUnits(ctx, work, actor, memorandum, unitIds, 'observation_asked')
    return ok({ version: await changeMemorandum(work, memorandum, {}) })
  })
}

/** The unit need not answer any more, and sees no more of the memorandum. */
export async function callOffObservation(ctx: Ctx, actor: Actor, input: CallOffObservation): Promise<Result<object>> {
  const { observationId, reason, requestId } = input
  const known = await observationById(ctx.db, observationId)
  const asked = known && (await memorandumById(ctx.db, known.memorandumId))
  if (!known || !asked) return refuse('not_found')
  const { bodyId } = asked
  return commit(ctx, { bodies: bodyId, actor, act: 'memorandum.call_off', requestId, input }, async (work) => {
    const memorandum = (await memorandumById(work.tx, asked.id)) as Memorandum
    const sight = await sightOf(work.tx, actor, memorandum)
    if (!sight) return refuse('not_found')
    const denied = sight.officer ? permit(actor, 'memorandum.decide', bodyId) : refuse('not_permitted')
    if (denied) return denied
    if (!mayActOn(memorandum.state, 'call_off'))
      return refuse('memorandum_state', { state: memorandum.state, act: 'call_off' })
    const ended = await work.tx
      .update(observation)
      .set({ state: 'called_off' })
      .where(and(eq(observation.id, observationId), eq(observation.state, 'awaited')))
      .returning({ unitId: observation.unitId })
    const [one] = ended
    if (!one) return refuse('observation_answered')
    const step = { act: 'called_off' as const, ofVersion: memorandum.filed, words: reason, unitId: one.unitId }
    await addStep(ctx, work, actor, memorandum.id, step)
    await tellUnits(ctx, work, actor, memorandum, [one.unitId], 'observation_called_off')
    work.change('memorandum', memorandum.id, await officerSeats(work.tx, bodyId))
    return ok({})
  })
}

/** With the memorandum: who was still asked is told that nothing is wanted any more. */
export async function callOffAll(ctx: Ctx, work: Work, actor: Actor, memorandum: Memorandum): Promise<void> {
  const ended = await work.tx
    .update(observation)
    .set({ state: 'called_off' })
    .where(and(eq(observation.memorandumId, memorandum.id), eq(observation.state, 'awaited')))
    .returning({ unitId: observation.unitId })
  for (const { unitId } of ended)
    await addStep(ctx, work, actor, memorandum.id, { act: 'called_off', ofVersion: memorandum.filed, unitId })
  await tellUnits(
    ctx,
    work,
    actor,
    memorandum,
    ended.map(({ unitId }) => unitId),
    'observation_called_off',
  )
}

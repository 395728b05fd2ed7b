import { and, eq } from 'drizzle-orm'
import { toHex } from '../../app/rules/bytes.ts'
import { mayActOn } from '../../app/rules/memoranda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { GiveObservation } from '../../app/wire/memoranda.ts'
import { observation } from '../../db/schema/memoranda.ts'
import { officerSeats } from '../bodies/queries.ts'
import { lodgedFiles } from '../documents/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { addStep, entryOf } from './act-on.ts'
import { digestOfObservation } from './digests.ts'
import { type Memorandum, memorandumById, observationById, unitFor } from './queries.ts'
import { tellSecretariat } from './tell-units.ts'

/**
 * What a unit that was asked has to say, with or without a paper; without either, that it has no observation. Also after its deadline,
 * as long as the memorandum is on no agenda. Refused: observation_answered, observation_other_version, memorandum_state.
 */
export async function giveObservation(ctx: Ctx, actor: Actor, input: GiveObservation): Promise<Result<object>> {
  const { observationId, ofVersion, words, fileId, requestId } = input
  const known = await observationById(ctx.db, observationId)
  const unit = known && (await unitFor(ctx.db, actor, known.unitId))
  if (!known || !unit) return refuse('not_found')
  const { bodyId } = unit
  return commit(ctx, { bodies: bodyId, actor, act: 'observation.give', requestId, input }, async (work) => {
    const still = await unitFor(work.tx, actor, known.unitId)
    if (!still) return refuse('not_found')
    const asked = await observationById(work.tx, observationId)
    if (asked?.state === 'called_off') return refuse('not_found')
    if (asked?.state !== 'awaited') return refuse('observation_answered')
    const memorandum = (await memorandumById(work.tx, asked.memorandumId)) as Memorandum
    if (!mayActOn(memorandum.state, 'observe'))
      return refuse('memorandum_state', { state: memorandum.state, act: 'observe' })
    // It was filed again meanwhile: what is said must be of what was read.
    if (ofVersion !== memorandum.filed) return refuse('observation_other_version')
    const paper = fileId ? (await lodgedFiles(work.tx, [fileId])).get(fileId) : undefined
    if (fileId && paper?.unitId !== unit.id) return refuse('not_found')
    const given = words !== '' || paper !== undefined
    const answer = given ? ('given' as const) : ('none' as const)
    const blind = toHex(ctx.random(32))
    const told = { memorandumId: memorandum.id, ofVersion, blind, words, unitId: unit.id }
    const digest = digestOfObservation(told, paper?.sha256 ?? '')
    const entry = work.append(
      {
        type: 'memorandum.observed',
        payload: { ...entryOf(memorandum, ofVersion), unit: unit.id, unit_name: still.name, answer, digest },
      },
      { subject: memorandum.id },
    )
    await work.tx
      .update(observation)
      .set({ state: answer, words, fileId, ofVersion, answeredAt: work.at, blind, entry })
      .where(and(eq(observation.id, observationId), eq(observation.state, 'awaited')))
    const act = given ? ('observed' as const) : ('no_observation' as const)
    await addStep(ctx, work, actor, memorandum.id, { act, ofVersion, words, blind, unitId: unit.id, entry })
    await tellSecretariat(ctx, work, actor, memorandum, 'observation_answered')
    work.change('memorandum', memorandum.id, await officerSeats(work.tx, bodyId))
    return ok({})
  })
}

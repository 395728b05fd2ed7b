// Memoranda led by chance through the real commands: whatever the table does not allow is refused and changes nothing.
import { describe, expect, it } from 'vitest'
import { MEMORANDUM_ACTS, type MemorandumAct, mayActOn } from '../../../app/rules/memoranda.ts'
import type { Result } from '../../../app/rules/result.ts'
import type { MemorandumId } from '../../../app/wire/ids.ts'
import { draftItems } from '../../../server/agenda/queries.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { acceptMemorandum, returnMemorandum, withdrawMemorandum } from '../../../server/memoranda/answer-memorandum.ts'
import { askObservations, callOffObservation } from '../../../server/memoranda/ask-observations.ts'
import { fileMemorandum } from '../../../server/memoranda/file-memorandum.ts'
import { giveObservation } from '../../../server/memoranda/give-observation.ts'
import { observationsOn, stepsOf } from '../../../server/memoranda/queries.ts'
import { scheduleMemorandum, takeOffMemorandum } from '../../../server/memoranda/schedule-memorandum.ts'
import { writeMemorandum } from '../../../server/memoranda/write-memorandum.ts'
import { makeMeeting } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { at, begin, fieldsOf, lodge, makeUnit, placing, standing } from '../../support/memoranda.ts'

const ctx = await testContext()
const STEPS = 40

/** The same walk for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe.each([1, 2, 3, 4, 5, 6])('a walk by chance, seed %i', (seed) => {
  it('does what the table allows, refuses the rest and changes nothing by it, and can be brought to the agenda', async () => {
    const random = chance(seed)
    const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member'])
    const [, { actor: secretary }] = members as [Member, Member, Member]
    const unit = await makeUnit(ctx, secretary, bodyId, 'Works')
    const finance = await makeUnit(ctx, secretary, bodyId, 'Finance')
    const startsAt = new Date(Date.now() + 10 * 86_400_000)
    const meetingId = await makeMeeting(ctx, secretary, bodyId, {
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    })
    const fields = fieldsOf({ fileId: await lodge(ctx, unit) })
    const id = await begin(ctx, unit)

    const awaited = async () => (await observationsOn(ctx.db, [id])).find(({ state }) => state === 'awaited')
    const perform = async (act: MemorandumAct): Promise<Result<unknown>> => {
      const asked = { ...(await at(ctx, id)) }
      const one = await awaited()
      switch (act) {
        case 'edit':
          return writeMemorandum(ctx, unit.actor, { ...asked, fields })
        case 'file':
          return fileMemorandum(ctx, unit.actor, { ...asked, fields, lateReason: '' })
        case 'withdraw':
          return withdrawMemorandum(ctx, unit.actor, { ...asked, reason: '' })
        case 'accept':
          return acceptMemorandum(ctx, secretary, { ...asked, admitLate: false, words: '' })
        case 'return':
          return returnMemorandum(ctx, secretary, { ...asked, reason: 'Mend it.' })
        case 'schedule':
          return scheduleMemorandum(ctx, secretary, { ...asked, meetingId, ...placing })
        case 'take_off': {
          const { itemId } = await standing(ctx, id)
          const input = { requestId: requestId(ctx), itemIds: itemId ? [itemId] : [], restore: false }
          if (itemId) must(await removeItems(ctx, secretary, input))
          return takeOffMemorandum(ctx, secretary, { ...asked, reason: 'Not now.' })
        }
        case 'ask': {
          const dueAt = new Date(Date.now() + 86_400_000).toISOString()
          return askObservations(ctx, secretary, { ...asked, unitIds: [finance.unitId], question: '', dueAt })
        }
        case 'call_off': {
          const observationId = (one?.id ?? 'none') as NonNullable<typeof one>['id']
          return callOffObservation(ctx, secretary, { requestId: requestId(ctx), observationId, reason: '' })
        }
        case 'observe': {
          const observationId = (one?.id ?? 'none') as NonNullable<typeof one>['id']
          const { filed } = await standing(ctx, id)
          const said = { requestId: requestId(ctx), observationId, ofVersion: Math.max(1, filed), words: 'Fine.' }
          return giveObservation(ctx, finance.actor, { ...said, fileId: null })
        }
      }
    }
    const everything = async () => ({
      memorandum: await standing(ctx, id),
      steps: (await stepsOf(ctx.db, id)).length,
      observations: await observationsOn(ctx.db, [id]),
      entries: (await headOf(ctx.db, bodyId))?.size,
      items: (await draftItems(ctx.db, meetingId)).length,
    })

    for (let step = 0; step < STEPS; step++) {
      // A walk that was withdrawn early says little: that door is tried at the end.
      const acts = MEMORANDUM_ACTS.filter((act) => act !== 'withdraw')
      const act = acts[Math.floor(random() * acts.length)] as MemorandumAct
      const before = await everything()
      const one = await awaited()
      const result = await perform(act)
      const allowed = mayActOn(before.memorandum.state, act)
      // An observation is answered or called off where one is awaited; one that is awaited holds back the placing, and a second asking.
      const stands =
        act === 'observe' || act === 'call_off' ? one !== undefined : act === 'schedule' || act === 'ask' ? !one : true
      expect([act, before.memorandum.state, result.ok]).toEqual([act, before.memorandum.state, allowed && stands])
      if (!result.ok) {
        expect(await everything()).toEqual(before)
        // A unit that does not know of a draft is told that there is none.
        const unknown = before.memorandum.filed === 0 && !['edit', 'file'].includes(act)
        const code = unknown || (!one && ['observe', 'call_off'].includes(act)) ? 'not_found' : 'memorandum_state'
        if (!allowed) expect(result.code).toBe(code)
      } else if (act === 'schedule') await wasEarned(id)
    }

    // Wherever it stands, it is brought before the body; then its item is taken out, and it is withdrawn.
    for (let tries = 0; (await standing(ctx, id)).state !== 'scheduled'; tries++) {
      expect(tries).toBeLessThan(8)
      const { state } = await standing(ctx, id)
      if (await awaited()) must(await perform('observe'))
      else must(await perform(state === 'filed' ? 'accept' : state === 'accepted' ? 'schedule' : 'file'))
    }
    must(await perform('take_off'))
    must(await perform('withdraw'))
    for (const act of MEMORANDUM_ACTS) expect((await perform(act)).ok).toBe(false)
    const { faults } = await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
  }, 120_000)
})

/** What stands on an agenda was filed, and accepted after its last filing and its last return. */
async function wasEarned(id: MemorandumId): Promise<void> {
  const acts = (await stepsOf(ctx.db, id)).map(({ act }) => act)
  expect(acts.lastIndexOf('accepted')).toBeGreaterThan(acts.lastIndexOf('filed'))
  expect(acts.lastIndexOf('accepted')).toBeGreaterThan(acts.lastIndexOf('returned'))
  expect(acts).toContain('filed')
}

import { afterEach, describe, expect, it } from 'vitest'
import type { MemorandumId, ObservationId, UnitId } from '../../../app/wire/ids.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { lodgedFiles } from '../../../server/documents/queries.ts'
import { describeNotices } from '../../../server/meetings/describe-notices.ts'
import { unreadNotices } from '../../../server/meetings/queries.ts'
import { returnMemorandum, withdrawMemorandum } from '../../../server/memoranda/answer-memorandum.ts'
import { askObservations, callOffObservation } from '../../../server/memoranda/ask-observations.ts'
import { fileMemorandum } from '../../../server/memoranda/file-memorandum.ts'
import { giveObservation } from '../../../server/memoranda/give-observation.ts'
import { unitsAtHome } from '../../../server/memoranda/home-queries.ts'
import { loadBoard } from '../../../server/memoranda/load-board.ts'
import { loadMemorandum } from '../../../server/memoranda/load-memorandum.ts'
import { observationsOn, stepsOf } from '../../../server/memoranda/queries.ts'
import { remindUnits } from '../../../server/memoranda/remind-units.ts'
import { scheduleMemorandum } from '../../../server/memoranda/schedule-memorandum.ts'
import { mayReadLodged } from '../../../server/memoranda/sight-queries.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { makeMeeting } from '../../support/agenda.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import {
  accepted,
  at,
  fieldsOf,
  filed,
  lodge,
  makeUnit,
  placing,
  standing,
  type UnitOf,
} from '../../support/memoranda.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))
const DAY = 86_400_000

async function scene() {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member'])
  const [, secretary, member] = members as [Member, Member, Member]
  const unit = await makeUnit(ctx, secretary.actor, bodyId, 'Works')
  const finance = await makeUnit(ctx, secretary.actor, bodyId, 'Finance')
  const justice = await makeUnit(ctx, secretary.actor, bodyId, 'Justice')
  return { bodyId, secretary, member, unit, finance, justice, slug: (await bodyById(ctx.db, bodyId))!.slug }
}

const ask = async (secretary: Member, id: MemorandumId, units: UnitOf[], dueInMs = 2 * DAY) =>
  askObservations(ctx, secretary.actor, {
    ...(await at(ctx, id)),
    unitIds: units.map(({ unitId }) => unitId),
    question: 'What does it cost?',
    dueAt: new Date(Date.now() + dueInMs).toISOString(),
  })

const requestTo = async (id: MemorandumId, unitId: UnitId): Promise<ObservationId> =>
  (await observationsOn(ctx.db, [id])).findLast((one) => one.unitId === unitId)?.id as ObservationId

const give = async (unit: UnitOf, id: MemorandumId, words: string, over: object = {}) =>
  giveObservation(ctx, unit.actor, {
    requestId: requestId(ctx),
    observationId: await requestTo(id, unit.unitId),
    ofVersion: (await standing(ctx, id)).filed,
    words,
    fileId: null,
    ...over,
  })
const page = (actor: Actor, id: MemorandumId) => loadMemorandum(ctx, actor, id)
const kindsTold = async ({ personId }: Actor) => (await unreadNotices(ctx.db, personId)).map(({ kind }) => kind)

describe('observations by other units', () => {
  it('are asked of named units with a deadline, given or declined, and stay in the trail', async () => {
    const { bodyId, slug, secretary, unit, finance, justice } = await scene()
    const id = await filed(ctx, unit)
    must(await ask(secretary, id, [finance, justice]))
    expect(await kindsTold(finance.actor)).toEqual(['observation_asked'])
    expect(await unitsAtHome(ctx.db, finance.actor.personId)).toMatchObject({ asked: 1 })
    const [card] = must(await loadBoard(ctx, secretary.actor, slug, { meeting: null })).cards
    expect(card).toMatchObject({ asked: 2, awaited: 2, overdue: 0 })

    const fileId = await lodge(ctx, finance)
    must(await give(finance, id, 'Two million.', { fileId }))
    must(await give(justice, id, ''))
    const shown = must(await page(secretary.actor, id))
    expect(shown.observations.map(({ state, words }) => [state, words])).toEqual([
      ['given', 'Two million.'],
      ['none', ''],
    ])
    expect((await stepsOf(ctx.db, id)).map(({ act }) => act)).toEqual([
      'filed',
      'asked',
      'asked',
      'observed',
      'no_observation',
    ])
    expect(await kindsTold(secretary.actor)).toContain('observation_answered')
    expect(await give(justice, id, 'After all')).toMatchObject({ code: 'observation_answered' })
    expect(
      (await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)).faults.filter(({ severity }) => severity === 'error'),
    ).toEqual([])
  })

  it('show a unit what was filed last and its own answer, and nothing of the others or of the secretariat', async () => {
    const { secretary, member, unit, finance, justice } = await scene()
    const id = await filed(ctx, unit)
    expect(await page(finance.actor, id)).toMatchObject({ code: 'not_found' })
    must(await ask(secretary, id, [finance, justice]))
    must(await give(justice, id, 'Unlawful.'))
    must(await returnMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), reason: 'See the law.' }))
    const first = (await standing(ctx, id)).fileId!
    const fields = fieldsOf({ fileId: await lodge(ctx, unit) })
    must(await fileMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), fields, lateReason: '' }))

    const shown = must(await page(finance.actor, id))
    expect(shown.versions.map(({ number }) => number)).toEqual([2])
    expect(shown.observations.map(({ unit }) => unit.unitId)).toEqual([finance.unitId])
    expect(JSON.stringify(shown)).not.toContain('Unlawful')
    expect(JSON.stringify(shown)).not.toContain('See the law')
    expect(shown.acts).toEqual([])
    expect(shown.draft).toBeNull()
    const reads = async (actor: Actor, fileId: typeof first) =>
      (await mayReadLodged(ctx.db, actor, (await lodgedFiles(ctx.db, [fileId])).get(fileId)!)) !== null
    expect([await reads(finance.actor, fields.fileId!), await reads(finance.actor, first)]).toEqual([true, false])
    expect(await reads(member.actor, first)).toBe(false)
    expect(await reads(secretary.actor, first)).toBe(true)
  })

  it('are refused of one’s own memorandum, twice, of a unit elsewhere, and by a deadline that has passed', async () => {
    const { secretary, unit, finance } = await scene()
    const elsewhere = await scene()
    const id = await filed(ctx, unit)
    const before = await standing(ctx, id)
    expect(await ask(secretary, id, [unit])).toMatchObject({ code: 'observation_of_own' })
    expect(await ask(secretary, id, [finance, elsewhere.finance])).toMatchObject({ code: 'not_found' })
    expect(await ask(secretary, id, [finance], -DAY)).toMatchObject({ code: 'observation_due_past' })
    expect(await standing(ctx, id)).toEqual(before)
    expect(await observationsOn(ctx.db, [id])).toEqual([])
    must(await ask(secretary, id, [finance]))
    expect(await ask(secretary, id, [finance])).toMatchObject({ code: 'observation_asked_already' })
  })

  it('are of the version that was read, with a file of one’s own, and by whoever was asked', async () => {
    const { secretary, unit, finance, justice } = await scene()
    const id = await filed(ctx, unit)
    must(await ask(secretary, id, [finance]))
    expect(await give(finance, id, 'x', { ofVersion: 2 })).toMatchObject({ code: 'observation_other_version' })
    expect(await give(finance, id, 'x', { fileId: await lodge(ctx, justice) })).toMatchObject({ code: 'not_found' })
    const observationId = await requestTo(id, finance.unitId)
    expect(await give(justice, id, 'x', { observationId })).toMatchObject({ code: 'not_found' })
    expect((await observationsOn(ctx.db, [id]))[0]?.state).toBe('awaited')
  })

  it('hold the memorandum back while they have time; past it, or called off, they do not', async () => {
    const { bodyId, secretary, unit, finance, justice } = await scene()
    const startsAt = new Date(Date.now() + 10 * DAY)
    const endsAt = new Date(startsAt.getTime() + 3_600_000).toISOString()
    const meetingId = await makeMeeting(ctx, secretary.actor, bodyId, { startsAt: startsAt.toISOString(), endsAt })
    const id = await accepted(ctx, unit, secretary.actor)
    must(await ask(secretary, id, [finance, justice]))
    const place = async () =>
      scheduleMemorandum(ctx, secretary.actor, { ...(await at(ctx, id)), meetingId, ...placing })
    expect(await place()).toMatchObject({ code: 'observations_awaited' })
    const off = {
      requestId: requestId(ctx),
      observationId: await requestTo(id, justice.unitId),
      reason: 'No law in it.',
    }
    expect(await callOffObservation(ctx, justice.actor, off)).toMatchObject({ code: 'not_permitted' })
    must(await callOffObservation(ctx, secretary.actor, off))
    expect(await callOffObservation(ctx, secretary.actor, { ...off, requestId: requestId(ctx) })).toMatchObject({
      code: 'observation_answered',
    })
    expect(await page(justice.actor, id)).toMatchObject({ code: 'not_found' })
    const told = await unreadNotices(ctx.db, justice.actor.personId)
    expect(await describeNotices(ctx.db, justice.actor, told)).toMatchObject([
      { kind: 'observation_called_off', to: '/memoranda' },
    ])
    expect(await place()).toMatchObject({ code: 'observations_awaited' })
    ctx.fixClock(new Date(Date.now() + 3 * DAY))
    must(await place())
    // Who let the time pass need answer no more, and the trail says so.
    expect((await observationsOn(ctx.db, [id])).map(({ state }) => state)).toEqual(['called_off', 'called_off'])
    expect(await give(finance, id, 'Late')).toMatchObject({ code: 'not_found' })
  })

  it('end with a memorandum that is withdrawn', async () => {
    const { secretary, unit, finance } = await scene()
    const id = await filed(ctx, unit)
    must(await ask(secretary, id, [finance]))
    must(await withdrawMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), reason: 'Another way was found.' }))
    expect(await give(finance, id, 'x')).toMatchObject({ code: 'not_found' })
    expect(await unitsAtHome(ctx.db, finance.actor.personId)).toMatchObject({ asked: 0 })
    expect((await stepsOf(ctx.db, id)).map(({ act }) => act)).toEqual(['filed', 'asked', 'withdrawn', 'called_off'])
  })
})

describe('reminders of observations', () => {
  it('go to a unit that has not answered, once for its deadline, a day ahead', async () => {
    const { secretary, unit, finance, justice } = await scene()
    const id = await filed(ctx, unit)
    must(await ask(secretary, id, [finance, justice]))
    must(await give(justice, id, ''))
    await remindUnits(ctx)
    expect(await kindsTold(finance.actor)).toEqual(['observation_asked'])
    ctx.fixClock(new Date(Date.now() + 1.5 * DAY))
    await remindUnits(ctx)
    await remindUnits(ctx)
    expect(await kindsTold(finance.actor)).toEqual(['observation_asked', 'observation_due'])
    expect(await kindsTold(justice.actor)).toEqual(['observation_asked'])
  })
})

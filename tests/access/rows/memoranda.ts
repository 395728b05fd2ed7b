// Memoranda: a unit's own people, units that were asked, and officers; to everybody else there is none. In these scenes the delegate files
// for one unit and the observer observes for another: they are people of units who have a seat besides.
import type { MeetingId, MemorandumId, ObservationId, UnitId, VersionId } from '../../../app/wire/ids.ts'
import { MemorandumAct } from '../../../app/wire/memoranda.ts'
import { removeItems } from '../../../server/agenda/remove-items.ts'
import { askObservations } from '../../../server/memoranda/ask-observations.ts'
import { observationsOn } from '../../../server/memoranda/queries.ts'
import { makeMeeting } from '../../support/agenda.ts'
import { both, must, requestId } from '../../support/body.ts'
import {
  accepted,
  at,
  begin,
  fieldsOf,
  filed,
  lodge,
  makeUnit,
  placing,
  scheduled,
  standing,
  type UnitOf,
} from '../../support/memoranda.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, type Outcomes, only, type Seated, signedIn } from '../who.ts'

const DAY = 86_400_000
const path = '/memoranda/act.data'

type Stood = { memorandumId: MemorandumId; version: number }

const works = (scene: Scene): Promise<UnitOf> =>
  makeUnit(scene.ctx, scene.secretary, scene.bodyId, 'Works', scene.people.delegate.actor)
const finance = (scene: Scene): Promise<UnitOf> =>
  makeUnit(scene.ctx, scene.secretary, scene.bodyId, 'Finance', scene.people.observer.actor)

const stood = async ({ ctx }: Scene, memorandumId: MemorandumId): Promise<Stood> => ({
  memorandumId,
  version: (await standing(ctx, memorandumId)).version,
})
const newFiled = async (scene: Scene) => stood(scene, await filed(scene.ctx, await works(scene)))
const newAccepted = async (scene: Scene) => stood(scene, await accepted(scene.ctx, await works(scene), scene.secretary))

const coming = (scene: Scene): Promise<MeetingId> => {
  const startsAt = new Date(Date.now() + 10 * DAY)
  const endsAt = new Date(startsAt.getTime() + 3_600_000).toISOString()
  return makeMeeting(scene.ctx, scene.secretary, scene.bodyId, { startsAt: startsAt.toISOString(), endsAt })
}

async function newDraft(scene: Scene): Promise<Stood & { unitId: UnitId; fileId: VersionId }> {
  const unit = await works(scene)
  const made = await stood(scene, await begin(scene.ctx, unit))
  return { ...made, unitId: unit.unitId, fileId: await lodge(scene.ctx, unit) }
}

async function newAsked(scene: Scene): Promise<Stood & { observationId: ObservationId }> {
  const { ctx, secretary } = scene
  const unit = await finance(scene)
  const memorandumId = await filed(ctx, await works(scene))
  const dueAt = new Date(Date.now() + DAY).toISOString()
  const asking = { ...(await at(ctx, memorandumId)), unitIds: [unit.unitId], question: '', dueAt }
  must(await askObservations(ctx, secretary, asking))
  const [one] = await observationsOn(ctx.db, [memorandumId])
  return { ...(await stood(scene, memorandumId)), observationId: one?.id as ObservationId }
}

async function newGone(scene: Scene): Promise<Stood> {
  const { ctx, secretary } = scene
  const { memorandumId, itemId } = await scheduled(ctx, await works(scene), secretary, await coming(scene))
  must(await removeItems(ctx, secretary, { requestId: requestId(ctx), itemIds: [itemId], restore: false }))
  return stood(scene, memorandumId)
}

/** These may; whoever else may know of it is told that they may not; to the others there is none. */
const seen = (may: Seated[], refused: Seated[] = [], over: Partial<Outcomes> = {}): Outcomes => ({
  ...OUTSIDE,
  ...Object.fromEntries(refused.map((seat) => [seat, 'not_permitted'])),
  ...Object.fromEntries(may.map((seat) => [seat, 'ok'])),
  ...over,
})

const decided = (act: string, prepare: (scene: Scene) => Promise<Stood>, more: object) =>
  row({
    door: 'memorandum-act.ts action',
    act,
    prepare,
    ask: ({ ctx }, _as, { memorandumId, version }) => ({
      path,
      input: { act, requestId: requestId(ctx), memorandumId, version, ...more },
    }),
    own: seen(OFFICERS, ['delegate']),
    other: OUTSIDE,
  })

export const memoranda = [
  row({ door: 'own-memoranda.tsx loader', ask: () => ({ path: '/memoranda.data' }), own: signedIn() }),
  row({
    door: 'memoranda.tsx loader',
    prepare: newFiled,
    lasting: true,
    ask: ({ slug }) => ({ path: `/b/${slug}/memoranda.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'units.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/units.data` }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum.tsx loader',
    prepare: newAsked,
    lasting: true,
    ask: (_scene, _as, { memorandumId }) => ({ path: `/memoranda/${memorandumId}.data` }),
    own: seen([...OFFICERS, 'delegate', 'observer']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum.tsx loader',
    act: 'of a draft',
    prepare: newDraft,
    lasting: true,
    ask: (_scene, _as, { memorandumId }) => ({ path: `/memoranda/${memorandumId}.data` }),
    own: seen(['delegate']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'unit_add',
    lasting: true,
    ask: ({ ctx, bodyId, people }) => ({
      path,
      input: {
        act: 'unit_add',
        requestId: requestId(ctx),
        bodyId,
        name: both('Works'),
        people: [people.delegate.actor.personId],
      },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'unit_edit',
    prepare: works,
    ask: ({ ctx }, _as, { unitId }) => ({
      path,
      input: {
        act: 'unit_edit',
        requestId: requestId(ctx),
        unitId,
        version: 1,
        closed: false,
        name: both('Works'),
        people: [],
      },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'lodgement',
    lasting: true,
    ask: ({ ctx, bodyId }) => ({
      path,
      input: { act: 'lodgement', requestId: requestId(ctx), bodyId, hours: null },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'begin',
    prepare: works,
    lasting: true,
    ask: ({ ctx }, _as, { unitId }) => ({
      path,
      input: { act: 'begin', requestId: requestId(ctx), unitId, meetingId: null },
    }),
    own: seen(['delegate']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'write',
    prepare: newDraft,
    ask: ({ ctx }, _as, { memorandumId, version, fileId }) => ({
      path,
      input: { act: 'write', requestId: requestId(ctx), memorandumId, version, fields: fieldsOf({ fileId }) },
    }),
    own: seen(['delegate']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'file',
    prepare: newDraft,
    ask: ({ ctx }, _as, { memorandumId, version, fileId }) => ({
      path,
      input: {
        act: 'file',
        requestId: requestId(ctx),
        memorandumId,
        version,
        fields: fieldsOf({ fileId }),
        lateReason: '',
      },
    }),
    own: seen(['delegate']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'withdraw',
    prepare: newFiled,
    ask: ({ ctx }, _as, { memorandumId, version }) => ({
      path,
      input: { act: 'withdraw', requestId: requestId(ctx), memorandumId, version, reason: '' },
    }),
    own: seen(['delegate'], OFFICERS),
    other: OUTSIDE,
  }),
  decided('accept', newFiled, { admitLate: false, words: '' }),
  decided('return', newFiled, { reason: 'Mend it.' }),
  decided('take_off', newGone, { reason: 'Not this time.' }),
  row({
    door: 'memorandum-act.ts action',
    act: 'schedule',
    prepare: async (scene: Scene) => ({ ...(await newAccepted(scene)), meetingId: await coming(scene) }),
    ask: ({ ctx }, _as, { memorandumId, version, meetingId }) => ({
      path,
      input: { act: 'schedule', requestId: requestId(ctx), memorandumId, version, meetingId, ...placing },
    }),
    own: seen(OFFICERS, ['delegate']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'ask',
    prepare: async (scene: Scene) => ({ ...(await newFiled(scene)), unitIds: [(await finance(scene)).unitId] }),
    ask: ({ ctx }, _as, { memorandumId, version, unitIds }) => ({
      path,
      input: {
        act: 'ask',
        requestId: requestId(ctx),
        memorandumId,
        version,
        unitIds,
        question: '',
        dueAt: new Date(Date.now() + DAY).toISOString(),
      },
    }),
    own: seen(OFFICERS, ['delegate']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'call_off',
    prepare: newAsked,
    ask: ({ ctx }, _as, { observationId }) => ({
      path,
      input: { act: 'call_off', requestId: requestId(ctx), observationId, reason: '' },
    }),
    own: seen(OFFICERS, ['delegate', 'observer']),
    other: OUTSIDE,
  }),
  row({
    door: 'memorandum-act.ts action',
    act: 'observe',
    prepare: newAsked,
    ask: ({ ctx }, _as, { observationId }) => ({
      path,
      input: { act: 'observe', requestId: requestId(ctx), observationId, ofVersion: 1, words: '', fileId: null },
    }),
    own: seen(['observer']),
    other: OUTSIDE,
  }),
  row({
    door: 'POST /lodged',
    prepare: works,
    lasting: true,
    ask: ({ ctx }, _as, { unitId }) => ({
      path: '/lodged',
      input: { requestId: requestId(ctx), unitId, fileName: 'notes.pdf' },
      file: 'This is not a PDF.',
    }),
    // What is not a PDF is refused as such only to somebody who may lodge one.
    own: seen([], [], { delegate: 'paper_not_pdf', nobody: 'sign_in_required' }),
    other: { ...OUTSIDE, nobody: 'sign_in_required' },
  }),
  row({
    door: 'GET /lodged/:fileId/file',
    prepare: async (scene: Scene) => {
      const { memorandumId } = await newAsked(scene)
      return (await standing(scene.ctx, memorandumId)).fileId as VersionId
    },
    lasting: true,
    ask: (_scene, _as, fileId) => ({ path: `/lodged/${fileId}/file` }),
    own: seen([...OFFICERS, 'delegate', 'observer'], [], { nobody: 'sign_in_required' }),
    other: { ...OUTSIDE, nobody: 'sign_in_required' },
  }),
]

export const memorandumActs = MemorandumAct.options.map((option) => option.shape.act.value)

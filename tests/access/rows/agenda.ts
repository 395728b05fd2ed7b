// The agenda builder: officers alone, and each act by the shape of its own command.
import { AgendaAct } from '../../../app/wire/agenda-acts.ts'
import { saveTemplate } from '../../../server/agenda/save-template.ts'
import { deferItem } from '../../../server/meetings/defer-item.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { itemFields, meetingInput, versionOf } from '../../support/agenda.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Agenda, Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, only } from '../who.ts'

export const agendaActs = AgendaAct.options.map((option) => option.shape.act.value)

const act = (name: AgendaAct['act'], input: (scene: Scene, made: Agenda) => object | Promise<object>, probes = {}) =>
  row({
    door: 'agenda.tsx action',
    act: name,
    prepare: (scene) => scene.newDraft(),
    ask: async (scene, _as, made) => ({
      path: `/m/${made.meetingId}/agenda.data`,
      input: { act: name, requestId: requestId(scene.ctx), ...(await input(scene, made)) },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
    probes,
  })

const details = ({ ctx, bodyId }: Scene) => {
  const { bodyId: _, requestId: __, ...input } = meetingInput(ctx, bodyId)
  return input
}

export const agenda = [
  row({
    door: 'agenda.tsx loader',
    ask: ({ draftId }) => ({ path: `/m/${draftId}/agenda.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'agenda-sources.ts loader',
    ask: ({ draftId }) => ({ path: `/m/${draftId}/agenda/sources.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  // What is no item of this agenda is no place in it.
  act(
    'add',
    ({ people }, { meetingId, itemId }) => ({
      meetingId,
      parentId: itemId,
      fields: itemFields('More', { presenterSeatId: people.member.seatId }),
    }),
    { parentId: 'item_move_invalid' },
  ),
  act('add_all', ({ people }, { meetingId }) => ({
    meetingId,
    items: [{ parent: null, fields: itemFields('More', { presenterSeatId: people.member.seatId }) }],
  })),
  act('edit', ({ people }, { itemId }) => ({
    itemId,
    version: 1,
    fields: itemFields('Other words', { presenterSeatId: people.member.seatId }),
  })),
  act('move', (_scene, { itemId }) => ({ itemId, parentId: null, position: 0 })),
  act('remove', (_scene, { itemId }) => ({ itemIds: [itemId], restore: false })),
  row({
    door: 'agenda.tsx action',
    act: 'carry_over',
    // Put off, in a sitting that is over.
    prepare: async (scene) => {
      const { ctx, people } = scene
      const { meetingId, itemId } = await scene.newSitting()
      must(await deferItem(ctx, people.chair.actor, { requestId: requestId(ctx), meetingId, itemId, deferred: true }))
      must(await moveSitting(ctx, people.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
      return { itemId, draft: (await scene.newDraft()).meetingId }
    },
    ask: ({ ctx }, _as, { itemId, draft }) => ({
      path: `/m/${draft}/agenda.data`,
      input: { act: 'carry_over', requestId: requestId(ctx), meetingId: draft, itemIds: [itemId] },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  act('save_template', (_scene, { meetingId }) => ({ meetingId, name: 'Every month' })),
  ...(['name_template', 'delete_template'] as const).map((name) =>
    row({
      door: 'agenda.tsx action',
      act: name,
      prepare: async (scene) => {
        const made = await scene.newDraft()
        const input = { requestId: requestId(scene.ctx), meetingId: made.meetingId, name: 'Every month' }
        return { ...made, ...must(await saveTemplate(scene.ctx, scene.people.secretary.actor, input)) }
      },
      ask: (scene, _as, { meetingId, templateId }) => ({
        path: `/m/${meetingId}/agenda.data`,
        input: {
          act: name,
          requestId: requestId(scene.ctx),
          templateId,
          ...(name === 'name_template' && { name: 'Every week' }),
        },
      }),
      own: only(OFFICERS),
      other: OUTSIDE,
    }),
  ),
  act('publish', async ({ ctx }, { meetingId }) => ({ meetingId, version: await versionOf(ctx, meetingId) })),
  act('details', async (scene, { meetingId }) => ({
    ...details(scene),
    meetingId,
    version: await versionOf(scene.ctx, meetingId),
  })),
]

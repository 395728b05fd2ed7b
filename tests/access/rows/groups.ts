// Groups of a body that share notes: who reads the list, who keeps it, and who joins a layer.
import { keepGroup } from '../../../server/groups/keep-group.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OUTSIDE, only, type Seated } from '../who.ts'

const listOf = (scene: Scene, seats: Seated[]) => ({
  requestId: requestId(scene.ctx),
  bodyId: scene.bodyId,
  groupId: null,
  name: { ar: 'مكتب', en: 'Office' },
  seats: seats.map((seat) => scene.people[seat].seatId),
})

export const newGroup = async (scene: Scene, seats: Seated[]) =>
  must(await keepGroup(scene.ctx, scene.secretary, listOf(scene, seats))).groupId

export const groups = [
  row({
    door: 'pack-notes.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/notes.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'notes-seen.ts action',
    ask: ({ versionId }) => ({
      path: `/papers/${versionId}/seen.data`,
      input: { versionId, notes: ['note-of-the-matrix-1'] },
    }),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'groups.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/groups.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'groups.tsx action',
    // One group, changed again and again: a body has twenty at most.
    prepare: (scene) => newGroup(scene, ['chair', 'member']),
    lasting: true,
    ask: (scene, _as, groupId) => ({
      path: `/b/${scene.slug}/groups.data`,
      input: { ...listOf(scene, ['chair', 'member']), groupId },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
]

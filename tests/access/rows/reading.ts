// What was read of papers: told by each reader, seen by officers, and whether it is recorded at all.
import type { ItemId, MeetingId } from '../../../app/wire/ids.ts'
import { excludeSeat } from '../../../server/exclusions/exclude-seat.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, LEDGER_READERS, OFFICERS, OUTSIDE, only, signedIn } from '../who.ts'

const exclusion = ({ ctx, people }: Scene, act: string, meetingId: MeetingId, itemId: ItemId) => ({
  path: `/m/${meetingId}/access.data`,
  input: { act, requestId: requestId(ctx), itemId, seatId: people.adviser.seatId, reason: 'Asked to be out' },
})

export const readingActs = ['policy', 'clearance']
export const matrixActs = ['exclude', 'readmit']

export const reading = [
  row({
    door: 'paper-reading.ts action',
    ask: ({ versionId }) => ({
      path: `/papers/${versionId}/reading.data`,
      input: {
        versionId,
        openedAt: '2026-01-05T08:00:00.000Z',
        seen: [{ page: 1, at: '2026-01-05T08:00:02.000Z' }],
        acknowledgedAt: null,
      },
    }),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'circulation.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/circulation.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'circulation.tsx action',
    // Each time of a meeting whose people were not reminded yet.
    prepare: (scene) => scene.newPublishedPaper(),
    ask: ({ ctx }, _as, { meetingId }) => ({
      path: `/m/${meetingId}/circulation.data`,
      input: { requestId: requestId(ctx), meetingId, paperId: null, personId: null },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'body-access.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/access.data` }),
    own: only([...ATTENDING, 'auditor']),
    other: OUTSIDE,
  }),
  row({
    door: 'body-access.tsx action',
    act: 'policy',
    ask: ({ ctx, slug, bodyId }) => ({
      path: `/b/${slug}/access.data`,
      input: { act: 'policy', requestId: requestId(ctx), bodyId, readingRecorded: true, recordDays: null },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'body-access.tsx action',
    act: 'clearance',
    ask: ({ ctx, slug, bodyId, people }) => ({
      path: `/b/${slug}/access.data`,
      input: {
        act: 'clearance',
        requestId: requestId(ctx),
        bodyId,
        seatId: people.adviser.seatId,
        clearance: 'confidential',
      },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'access-matrix.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/access.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'access-matrix.tsx action',
    act: 'exclude',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, _as, { meetingId, itemId }) => exclusion(scene, 'exclude', meetingId, itemId),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'access-matrix.tsx action',
    act: 'readmit',
    prepare: async (scene) => {
      const { meetingId, itemId } = await scene.newPublished()
      const { ctx, people } = scene
      const input = { requestId: requestId(ctx), itemId, seatId: people.adviser.seatId, reason: 'Asked to be out' }
      must(await excludeSeat(ctx, scene.secretary, input))
      return { meetingId, itemId }
    },
    ask: (scene, _as, { meetingId, itemId }) => exclusion(scene, 'readmit', meetingId, itemId),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'own-records.tsx loader',
    ask: () => ({ path: '/access-records.data' }),
    own: signedIn(),
  }),
  row({
    door: 'record-proof.ts loader',
    // Nobody has a record of that name: to whoever it is not about, one that exists looks the same.
    ask: () => ({ path: '/access-records/record-of-the-matrix/proof' }),
    own: OUTSIDE,
  }),
  row({
    door: 'paper-records.tsx loader',
    ask: ({ meetingId, paperId }) => ({ path: `/m/${meetingId}/papers/${paperId}/records.data` }),
    own: only(LEDGER_READERS, { recused: 'not_permitted' }),
    other: OUTSIDE,
  }),
]

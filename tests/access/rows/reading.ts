// What was read of papers: told by each reader, seen by officers, and whether it is recorded at all.
import { requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only } from '../who.ts'

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
    ask: ({ ctx, slug, bodyId }) => ({
      path: `/b/${slug}/access.data`,
      input: { requestId: requestId(ctx), bodyId, readingRecorded: true },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
]

// Home, a body's page, its notices, and meetings before they sit.
import { meetingInput } from '../../support/agenda.ts'
import { requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, SEATED, signedIn } from '../who.ts'
import { memberOf, seatedAs } from './seat-of.ts'

export const meetings = [
  row({ door: 'home.tsx loader', ask: () => ({ path: '/_root.data' }), own: signedIn() }),
  row({ door: 'notices.tsx loader', ask: () => ({ path: '/notices.data' }), own: signedIn() }),
  row({
    door: 'notices.tsx action',
    ask: async (scene, as) => ({
      path: '/notices.data',
      input: { requestId: requestId(scene.ctx), noticeIds: [(await scene.noticeOf(seatedAs(as))) ?? 'none'] },
    }),
    // Somebody else's notice is passed over, and stays unread.
    own: signedIn(),
    other: signedIn(),
    probes: { noticeIds: 'ok' },
  }),
  row({
    door: 'body.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}.data` }),
    own: only([...SEATED]),
    other: OUTSIDE,
  }),
  row({
    door: 'meeting-new.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/meetings/new.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'meeting-new.tsx action',
    ask: ({ ctx, slug, bodyId }) => ({ path: `/b/${slug}/meetings/new.data`, input: meetingInput(ctx, bodyId) }),
    // Whoever made it is sent to its agenda.
    own: only([], Object.fromEntries(OFFICERS.map((seat) => [seat, 'away']))),
    other: OUTSIDE,
  }),
  row({
    door: 'pack.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'pack.tsx loader',
    act: 'of a draft',
    ask: ({ draftId }) => ({ path: `/m/${draftId}.data` }),
    own: only(OFFICERS, {
      member: 'not_found',
      delegate: 'not_found',
      adviser: 'not_found',
      observer: 'not_found',
      recused: 'not_found',
    }),
    other: OUTSIDE,
  }),
  row({
    door: 'interest.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/interest` }),
    own: {
      ...only([]),
      ...Object.fromEntries(SEATED.map((seat) => [seat, 'away'])),
      outsider: 'away',
      administrator: 'away',
      nobody: 'away',
    },
  }),
  row({
    door: 'interest.tsx action',
    prepare: (scene) => scene.newPublished(),
    lasting: true,
    ask: (scene, as, { meetingId, itemId }) => ({
      path: `/m/${meetingId}/interest.data`,
      input: {
        act: 'declare',
        requestId: requestId(scene.ctx),
        itemId,
        seatId: memberOf(scene, as).seatId,
        reason: 'My firm bids',
      },
    }),
    own: only(ATTENDING, { recused: 'interest_already' }),
    other: OUTSIDE,
    // Whosever seat it is, and whether or not there is one: not the asker's.
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'interest.tsx action',
    act: "for somebody else's seat",
    prepare: (scene) => scene.newPublished(),
    lasting: true,
    ask: (scene, as, { meetingId, itemId }) => ({
      path: `/m/${meetingId}/interest.data`,
      input: {
        act: 'declare',
        requestId: requestId(scene.ctx),
        itemId,
        seatId: scene.people[as === 'member' ? 'observer' : 'member'].seatId,
        reason: 'My firm bids',
      },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'interest.tsx action',
    act: 'to withdraw one’s own',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as, { meetingId, itemId }) => ({
      path: `/m/${meetingId}/interest.data`,
      input: {
        act: 'withdraw',
        requestId: requestId(scene.ctx),
        itemId,
        seatId: memberOf(scene, as).seatId,
        reason: 'It was another firm',
      },
    }),
    own: only([], {
      ...Object.fromEntries(ATTENDING.map((seat) => [seat, 'interest_not_declared'])),
      recused: 'ok',
    }),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'interest.tsx action',
    act: "to withdraw somebody else's",
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as, { meetingId, itemId }) => ({
      path: `/m/${meetingId}/interest.data`,
      input: {
        act: 'withdraw',
        requestId: requestId(scene.ctx),
        itemId,
        seatId: scene.people[as === 'recused' ? 'member' : 'recused'].seatId,
        reason: 'It was another firm',
      },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'interest.tsx action',
    act: 'to correct one’s own',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as, { meetingId, itemId }) => ({
      path: `/m/${meetingId}/interest.data`,
      input: {
        act: 'correct',
        requestId: requestId(scene.ctx),
        itemId,
        seatId: memberOf(scene, as).seatId,
        reason: 'It was another firm',
      },
    }),
    own: only([], {
      ...Object.fromEntries(ATTENDING.map((seat) => [seat, 'interest_not_declared'])),
      recused: 'ok',
    }),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'interest.tsx action',
    act: "to correct somebody else's",
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as, { meetingId, itemId }) => ({
      path: `/m/${meetingId}/interest.data`,
      input: {
        act: 'correct',
        requestId: requestId(scene.ctx),
        itemId,
        seatId: scene.people[as === 'recused' ? 'member' : 'recused'].seatId,
        reason: 'It was another firm',
      },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
]

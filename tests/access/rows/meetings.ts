// Home, a body's page, its notices, and meetings before they sit.

import { registerInterest } from '../../../server/interests/register-interest.ts'
import { meetingInput } from '../../support/agenda.ts'
import { must, requestId } from '../../support/body.ts'
import { registerInput } from '../../support/interests.ts'
import { row } from '../row.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, SEATED, signedIn } from '../who.ts'
import { memberOf, seatedAs } from './seat-of.ts'

export const meetings = [
  row({ door: 'home.tsx loader', ask: () => ({ path: '/_root.data' }), own: signedIn() }),
  row({ door: 'notices.tsx loader', ask: () => ({ path: '/notices.data' }), own: signedIn() }),
  // Everybody may search: what they find is another question (tests/server/search).
  row({ door: 'search.tsx loader', ask: () => ({ path: '/search.data?q=item' }), own: signedIn() }),
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
    door: 'body-calendar.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/calendar.data` }),
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
  row({
    door: 'interests.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/interests.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'interests.tsx action',
    act: 'register',
    ask: ({ ctx, slug, bodyId }) => ({
      path: `/b/${slug}/interests.data`,
      input: { act: 'register', entry: registerInput(ctx, bodyId) },
    }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'interests.tsx action',
    act: 'end one’s own',
    lasting: true,
    prepare: async (scene) => {
      const ids = new Map<string, string>()
      for (const seat of ATTENDING) {
        const entry = registerInput(scene.ctx, scene.bodyId)
        ids.set(seat, must(await registerInterest(scene.ctx, scene.people[seat].actor, entry)).interestId)
      }
      return ids
    },
    ask: (scene, as, ids) => ({
      path: `/b/${scene.slug}/interests.data`,
      input: { act: 'end', entry: { requestId: requestId(scene.ctx), interestId: ids.get(seatedAs(as)) ?? 'none' } },
    }),
    // Of an entry that is not the asker's own nobody learns that it is there.
    own: only(ATTENDING, { auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'interests-register.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/interests/register.data` }),
    own: only(['chair', 'secretary', 'auditor']),
    other: OUTSIDE,
  }),
]

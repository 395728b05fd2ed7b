// The sitting: its screens, who may move it on, and who may be present.
import type { VoteId } from '../../../app/wire/ids.ts'
import { requestId } from '../../support/body.ts'
import { voteInput } from '../../support/sitting.ts'
import { row } from '../row.ts'
import type { Agenda, Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, PRESIDING, type Seated, type Who } from '../who.ts'
import { memberOf } from './seat-of.ts'

type Made = Agenda & { voteId?: VoteId }

const act = (
  name: string,
  seats: Seated[],
  prepare: (scene: Scene) => Promise<Made>,
  input: (scene: Scene, made: Made, as: Who) => object,
  over: Partial<Record<Who, string>> = {},
  path = name,
) =>
  row({
    door: 'sitting-act.ts action',
    act: name,
    prepare,
    ask: (scene, as, made) => ({
      path: `/m/${made.meetingId}/act/${path}.data`,
      input: { requestId: requestId(scene.ctx), ...input(scene, made, as) },
    }),
    own: only(seats, over),
    other: OUTSIDE,
    // Whosever seat it is, and whether or not there is one.
    probes: {
      seatId:
        {
          'call-seat': 'vote_no_roll_call',
          'casting-vote': 'casting_not_asked',
          'check-in': 'not_permitted',
          leave: 'not_permitted',
          correct: 'not_permitted',
          'correct somebody else': 'not_checked_in',
          'say that somebody left': 'not_checked_in',
        }[name] ?? 'not_found',
    },
  })

const sitting = (scene: Scene) => scene.newSitting()

export const sittings = [
  row({
    door: 'sitting.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/sitting.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'sitting-strip.ts loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/strip` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'attendance.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/attendance.data` }),
    own: only([...OFFICERS, 'auditor']),
    other: OUTSIDE,
  }),
  row({
    door: 'console.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/console.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  act(
    'open the sitting',
    PRESIDING,
    (scene) => scene.newPublished(),
    (_scene, { meetingId }) => ({ meetingId, act: 'sitting.open' }),
    {},
    'move',
  ),
  act('move', PRESIDING, sitting, (_scene, { meetingId }) => ({ meetingId, act: 'sitting.suspend' })),
  act('call', OFFICERS, sitting, (_scene, { meetingId, itemId }) => ({ meetingId, itemId })),
  act(
    'check-in',
    ATTENDING,
    sitting,
    (scene, { meetingId }, as) => ({
      meetingId,
      seatId: memberOf(scene, as).seatId,
      remote: true,
    }),
    { chair: 'already_checked_in', deputy: 'already_checked_in', member: 'already_checked_in' },
  ),
  act(
    'check somebody else in',
    OFFICERS,
    sitting,
    ({ people }, { meetingId }, as) => ({
      meetingId,
      seatId: people[as === 'observer' ? 'adviser' : 'observer'].seatId,
      remote: false,
    }),
    {},
    'check-in',
  ),
  act(
    'leave',
    ['chair', 'deputy', 'member'],
    sitting,
    (scene, { meetingId }, as) => ({ meetingId, seatId: memberOf(scene, as).seatId }),
    Object.fromEntries(
      ['secretary', 'delegate', 'adviser', 'observer', 'recused'].map((seat) => [seat, 'not_checked_in']),
    ),
  ),
  act(
    'say that somebody left',
    OFFICERS,
    sitting,
    ({ people }, { meetingId }, as) => ({ meetingId, seatId: people[as === 'member' ? 'deputy' : 'member'].seatId }),
    {},
    'leave',
  ),
  act(
    'correct',
    ['chair', 'deputy', 'member'],
    sitting,
    (scene, { meetingId }, as) => ({ meetingId, seatId: memberOf(scene, as).seatId, presence: 'remote' }),
    Object.fromEntries(
      ['secretary', 'delegate', 'adviser', 'observer', 'recused'].map((seat) => [seat, 'not_checked_in']),
    ),
  ),
  act(
    'correct somebody else',
    OFFICERS,
    sitting,
    ({ people }, { meetingId }, as) => ({
      meetingId,
      seatId: people[as === 'member' ? 'deputy' : 'member'].seatId,
      presence: 'absent',
    }),
    {},
    'correct',
  ),
  act('defer', OFFICERS, sitting, (_scene, { meetingId, itemId }) => ({ meetingId, itemId, deferred: true })),
  // Nothing was called yet: whoever may take a call back is told so.
  act('uncall', [], sitting, (_scene, { meetingId, itemId }) => ({ meetingId, itemId }), {
    ...Object.fromEntries(OFFICERS.map((seat) => [seat, 'item_not_current'])),
  }),
  act(
    'call-off',
    OFFICERS,
    (scene) => scene.newPublished(),
    (_scene, { meetingId }) => ({ meetingId, act: 'meeting.postpone', reason: 'The hall is closed' }),
  ),
  act(
    'cancel',
    OFFICERS,
    (scene) => scene.newPublished(),
    (_scene, { meetingId }) => ({ meetingId, act: 'meeting.cancel', reason: 'Nothing is left to decide' }),
    {},
    'call-off',
  ),
  // It was planned alone: whoever may change a series is told so.
  act('series', [], sitting, (_scene, { meetingId }) => ({ meetingId, act: 'follow' }), {
    ...Object.fromEntries(OFFICERS.map((seat) => [seat, 'series_none'])),
  }),
  // Its minutes are not approved: whoever may archive it is told so.
  act('archive', [], sitting, (_scene, { meetingId }) => ({ meetingId }), {
    ...Object.fromEntries(OFFICERS.map((seat) => [seat, 'meeting_state'])),
  }),
  // Three of four have come: whoever may record it is told that the quorum is there.
  act('fail', [], sitting, (_scene, { meetingId }) => ({ meetingId, rule: 'simple_majority' }), {
    ...Object.fromEntries(OFFICERS.map((seat) => [seat, 'quorum_there'])),
  }),
  act('open-vote', PRESIDING, sitting, ({ ctx }, { meetingId, itemId }) => {
    const { requestId: _, ...input } = voteInput(ctx, { meetingId, itemId } as never)
    return input
  }),
  act(
    'open-run-off',
    [],
    (scene) => scene.newVote(),
    (_scene, { voteId }) => ({ voteId, seconds: 120 }),
    Object.fromEntries(PRESIDING.map((seat) => [seat, 'election_no_run_off'])),
  ),
  act(
    'call-seat',
    [],
    (scene) => scene.newVote(),
    ({ people }, { voteId }) => ({ voteId, seatId: people.member.seatId }),
    Object.fromEntries(OFFICERS.map((seat) => [seat, 'vote_no_roll_call'])),
  ),
  act(
    'casting-vote',
    [],
    (scene) => scene.newVote(),
    ({ people }, { voteId }) => ({
      voteId,
      seatId: people.chair.seatId,
      ballot: '{}',
      proof: { level: 'C', signature: 'AA' },
    }),
    { chair: 'casting_not_asked' },
  ),
  act(
    'close-vote',
    PRESIDING,
    (scene) => scene.newVote(),
    (_scene, { voteId }) => ({ voteId }),
  ),
  act(
    'circulate',
    OFFICERS,
    (scene) => scene.newCirculation(),
    (_scene, { meetingId }) => ({ meetingId, rule: 'silence' }),
  ),
  act(
    'request-meeting',
    ['chair', 'deputy', 'member'],
    (scene) => scene.newCirculating(),
    (scene, { voteId }, as) => ({ voteId, seatId: memberOf(scene, as).seatId, reason: 'To be talked over.' }),
    {
      ...Object.fromEntries(
        ['secretary', 'delegate', 'adviser', 'observer'].map((seat) => [seat, 'not_a_voting_seat']),
      ),
      recused: 'ballot_recused',
    },
  ),
]

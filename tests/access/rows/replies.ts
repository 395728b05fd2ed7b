// Replies to an invitation: the page, one's own answer, one recorded by telephone, and the reminder.
import type { MeetingId } from '../../../app/wire/ids.ts'
import { requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, type Seated, type Who } from '../who.ts'
import { seatedAs } from './seat-of.ts'

const giving = ({ ctx, people }: Scene, seat: Seated, meetingId: MeetingId) => ({
  path: `/m/${meetingId}/reply/act.data`,
  input: {
    act: 'give',
    requestId: requestId(ctx),
    meetingId,
    seatId: people[seat].seatId,
    answer: 'in_person',
    reason: '',
  },
})

export const replyActs = ['give', 'record', 'remind', 'name_deputy', 'end_deputy']

export const replies = [
  row({
    door: 'reply.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/reply.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'reply-act.ts action',
    act: 'give',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as: Who, { meetingId }) => giving(scene, seatedAs(as), meetingId),
    own: only(ATTENDING),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'reply-act.ts action',
    act: 'record',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as: Who, { meetingId }) => giving(scene, seatedAs(as) === 'member' ? 'deputy' : 'member', meetingId),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'reply-act.ts action',
    act: 'remind',
    prepare: (scene) => scene.newPublished(),
    ask: ({ ctx }, _as, { meetingId }) => ({
      path: `/m/${meetingId}/reply/act.data`,
      input: { act: 'remind', requestId: requestId(ctx), meetingId },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'reply-act.ts action',
    act: 'name_deputy',
    prepare: (scene) => scene.newPublished(),
    ask: ({ ctx, people }, as: Who, { meetingId }) => ({
      path: `/m/${meetingId}/reply/act.data`,
      input: {
        act: 'name_deputy',
        requestId: requestId(ctx),
        meetingId,
        seatId: people[seatedAs(as)].seatId,
        personId: people.adviser.actor.personId,
        reason: '',
      },
    }),
    // The body has decided nothing of deputies, which whoever may name one is told.
    own: only(ATTENDING, Object.fromEntries(ATTENDING.map((seat) => [seat, 'deputy_none']))),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted', personId: 'deputy_none' },
  }),
  row({
    door: 'reply-act.ts action',
    act: 'end_deputy',
    // Nobody is one of that name: to whoever it does not concern, one that is looks the same.
    ask: ({ ctx, meetingId }) => ({
      path: `/m/${meetingId}/reply/act.data`,
      input: { act: 'end_deputy', requestId: requestId(ctx), mandateId: 'deputy-of-the-matrix' },
    }),
    own: OUTSIDE,
    other: OUTSIDE,
  }),
]

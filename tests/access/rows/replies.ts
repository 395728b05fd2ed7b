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

export const replyActs = ['give', 'record', 'remind']

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
]

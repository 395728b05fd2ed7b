// What is said of items beforehand, and the consent items of a sitting.
import type { ItemId, MeetingId } from '../../../app/wire/ids.ts'
import { requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OUTSIDE, only, PRESIDING, type Who } from '../who.ts'
import { seatedAs } from './seat-of.ts'

const acting = ({ ctx }: Scene, meetingId: MeetingId, act: string, input: object) => ({
  path: `/m/${meetingId}/positions/act.data`,
  input: { act, requestId: requestId(ctx), meetingId, ...input },
})

const WITHOUT_VOTE = Object.fromEntries(
  (['secretary', 'delegate', 'adviser', 'observer'] as const).map((seat) => [seat, 'not_a_voting_seat']),
)

export const positionActs = ['mark', 'contest', 'announce', 'adopt', 'reopen']

export const positions = [
  row({
    door: 'positions.tsx loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/positions.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'position-act.ts action',
    act: 'mark',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as: Who, { meetingId, itemId }: { meetingId: MeetingId; itemId: ItemId }) =>
      acting(scene, meetingId, 'mark', {
        seatId: scene.people[seatedAs(as)].seatId,
        marks: [{ itemId, mark: 'agree' }],
      }),
    // The item is masked from whoever declared an interest in it.
    own: only(ATTENDING, { ...WITHOUT_VOTE, recused: 'not_found' }),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'position-act.ts action',
    act: 'contest',
    ask: (scene, as: Who) =>
      acting(scene, scene.meetingId, 'contest', {
        seatId: scene.people[seatedAs(as)].seatId,
        itemId: scene.itemId,
      }),
    // The one item of the sitting is for a decision.
    own: only(ATTENDING, {
      ...WITHOUT_VOTE,
      chair: 'consent_not_a',
      deputy: 'consent_not_a',
      member: 'consent_not_a',
      recused: 'not_found',
    }),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'position-act.ts action',
    act: 'announce',
    ask: (scene) => acting(scene, scene.meetingId, 'announce', { seconds: 30 }),
    own: only(PRESIDING, { chair: 'consent_nothing', deputy: 'consent_nothing' }),
    other: OUTSIDE,
  }),
  row({
    door: 'position-act.ts action',
    act: 'adopt',
    ask: (scene) => acting(scene, scene.meetingId, 'adopt', { items: [scene.itemId] }),
    own: only(PRESIDING, { chair: 'consent_not_announced', deputy: 'consent_not_announced' }),
    other: OUTSIDE,
    probes: { items: 'consent_not_announced' },
  }),
  row({
    door: 'position-act.ts action',
    act: 'reopen',
    ask: (scene) =>
      acting(scene, scene.meetingId, 'reopen', { itemId: scene.itemId, seatId: scene.people.member.seatId }),
    own: only(PRESIDING, { chair: 'consent_not_adopted', deputy: 'consent_not_adopted' }),
    other: OUTSIDE,
  }),
]

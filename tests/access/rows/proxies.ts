// Proxies of a body: who reads of them, gives one for a seat of their own, records one for another's, and ends one.

import type { MandateId, MeetingId } from '../../../app/wire/ids.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { OUTSIDE, only, SEATED, type Seated, VOTERS, type Who } from '../who.ts'
import { seatedAs } from './seat-of.ts'

/** Who is to vote: somebody else with a vote. */
const otherThan = (seat: Seated): Seated => (seat === 'chair' ? 'deputy' : 'chair')

function grantOf(scene: Scene, from: Seated, meetingId: MeetingId) {
  const { seatId } = scene.people[from]
  const { personId } = scene.people[otherThan(from)].actor
  return { requestId: requestId(scene.ctx), bodyId: scene.bodyId, seatId, personId, term: { meetingId } }
}

/** A proxy of this member for a meeting of its own, which nobody has yet ended. */
async function newProxy(scene: Scene, from: Seated): Promise<MandateId> {
  const { meetingId } = await scene.newPublished()
  return must(await grantProxy(scene.ctx, scene.people[from].actor, grantOf(scene, from, meetingId))).mandateId
}

const pathIn = ({ slug }: Scene) => `/b/${slug}/proxies.data`

export const proxies = [
  row({
    door: 'proxies.tsx loader',
    ask: (scene) => ({ path: pathIn(scene) }),
    own: only([...SEATED]),
    other: OUTSIDE,
  }),
  row({
    door: 'proxies.tsx action',
    act: 'give for one’s own seat',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as: Who, { meetingId }) => ({
      path: pathIn(scene),
      input: { act: 'grant', ...grantOf(scene, seatedAs(as), meetingId) },
    }),
    own: only(VOTERS, {
      secretary: 'not_a_voting_seat',
      delegate: 'not_a_voting_seat',
      adviser: 'not_a_voting_seat',
      observer: 'not_a_voting_seat',
    }),
    other: OUTSIDE,
    // Whosever seat it is, and whether or not there is one: not the asker's.
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'proxies.tsx action',
    act: 'record for another’s seat',
    prepare: (scene) => scene.newPublished(),
    ask: (scene, as: Who, { meetingId }) => ({
      path: pathIn(scene),
      input: { act: 'grant', ...grantOf(scene, seatedAs(as) === 'member' ? 'deputy' : 'member', meetingId) },
    }),
    own: only(['secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'proxies.tsx action',
    act: 'end one’s own',
    prepare: async (scene) =>
      new Map(await Promise.all(VOTERS.map(async (seat) => [seat, await newProxy(scene, seat)] as const))),
    ask: (scene, as: Who, ids) => ({
      path: pathIn(scene),
      input: { act: 'end', requestId: requestId(scene.ctx), mandateId: ids.get(seatedAs(as)) ?? ids.get('deputy') },
    }),
    own: only([...VOTERS, 'secretary']),
    other: OUTSIDE,
  }),
]

// Votes and ballots: read by every seat of the body, cast by the seats that vote.
import { recordBallot } from '../../../server/ballots/record-ballot.ts'
import { makeDevice, must, requestId, sealFor } from '../../support/body.ts'
import { confirmationOf, recordOf } from '../../support/recorded.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, only, PRESIDING, SEATED, VOTERS } from '../who.ts'
import { memberOf, seatedAs } from './seat-of.ts'

/** Known to the member whose own interest hides the item, and no more than known: see tests/access/leaks.test.ts. */
const read = only([...SEATED])

export const votes = [
  row({ door: 'vote.tsx loader', ask: ({ voteId }) => ({ path: `/v/${voteId}.data` }), own: read, other: OUTSIDE }),
  row({
    door: 'result.tsx loader',
    ask: ({ closedVoteId }) => ({ path: `/v/${closedVoteId}/result.data` }),
    own: only([...SEATED], { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'ballot.tsx action',
    prepare: (scene) => scene.newVote(),
    lasting: true,
    ask: async (scene, as, { voteId }) => {
      const member = memberOf(scene, as)
      const device = VOTERS.includes(seatedAs(as)) ? scene.deviceOf(seatedAs(as)) : makeDevice()
      const { text, proof } = await sealFor(scene.ctx, member, device, voteId)
      const input = {
        requestId: requestId(scene.ctx),
        voteId,
        seatId: member.seatId,
        ballot: text,
        proof,
      }
      return { path: `/v/${voteId}/ballot.data`, input }
    },
    own: only(VOTERS, {
      recused: 'ballot_recused',
      secretary: 'not_a_voting_seat',
      delegate: 'not_a_voting_seat',
      adviser: 'not_a_voting_seat',
      observer: 'not_a_voting_seat',
      auditor: 'not_a_voting_seat',
    }),
    other: OUTSIDE,
    probes: { seatId: 'not_a_voting_seat' },
  }),
  row({
    door: 'ballot.tsx action',
    act: "for somebody else's seat",
    ask: async (scene, as) => {
      const member = scene.people[as === 'member' ? 'deputy' : 'member']
      const { text, proof } = await sealFor(scene.ctx, member, scene.deviceOf('member'), scene.voteId)
      const { voteId } = scene
      const input = {
        requestId: requestId(scene.ctx),
        voteId,
        seatId: member.seatId,
        ballot: text,
        proof,
      }
      return { path: `/v/${voteId}/ballot.data`, input }
    },
    own: {
      ...only([]),
      ...Object.fromEntries(SEATED.map((seat) => [seat, 'not_a_voting_seat'])),
    },
    other: OUTSIDE,
  }),
  row({
    door: 'sitting-act.ts action',
    act: 'record-ballot',
    prepare: (scene) => scene.newVote(),
    ask: async (scene, _as, { meetingId, voteId }) => ({
      path: `/m/${meetingId}/act/record-ballot.data`,
      input: await recordOf(scene.ctx, scene.deviceOf('secretary'), voteId, scene.people.member),
    }),
    own: only(['secretary']),
    other: OUTSIDE,
    probes: { seatId: 'ballot_malformed' },
  }),
  row({
    door: 'sitting-act.ts action',
    act: 'confirm-ballot',
    prepare: recorded,
    ask: async (scene, as, { meetingId, voteId, text }) => ({
      path: `/m/${meetingId}/act/confirm-ballot.data`,
      input: await confirmationOf(scene.ctx, scene.deviceOf(seatedAs(as)), voteId, scene.people.member, text),
    }),
    own: only(PRESIDING, { secretary: 'record_same_person' }),
    other: OUTSIDE,
    probes: { seatId: 'record_gone' },
  }),
  row({
    door: 'sitting-act.ts action',
    act: 'withdraw-record',
    prepare: recorded,
    ask: ({ ctx, people }, _as, { meetingId, voteId }) => ({
      path: `/m/${meetingId}/act/withdraw-record.data`,
      input: { requestId: requestId(ctx), voteId, seatId: people.member.seatId },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
    probes: { seatId: 'record_gone' },
  }),
]

async function recorded(scene: Scene) {
  const made = await scene.newVote()
  const input = await recordOf(scene.ctx, scene.deviceOf('secretary'), made.voteId, scene.people.member)
  must(await recordBallot(scene.ctx, scene.secretary, input))
  return { ...made, text: input.ballot }
}

// What is done about a declared result: by those who had a vote, and answered by officers.

import type { VoteId } from '../../../app/wire/ids.ts'
import { ResultAct } from '../../../app/wire/results.ts'
import { raiseDispute } from '../../../server/results/raise-dispute.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, only, type Who } from '../who.ts'
import { memberOf } from './seat-of.ts'

const about = (scene: Scene, as: Who, voteId: VoteId) => ({
  requestId: requestId(scene.ctx),
  voteId,
  seatId: memberOf(scene, as).seatId,
})

/** Only seats that had a vote; who is masked from the item does not know of its result. */
const electors = only(['chair', 'deputy', 'member'], {
  secretary: 'not_a_voting_seat',
  delegate: 'not_a_voting_seat',
  adviser: 'not_a_voting_seat',
  observer: 'not_a_voting_seat',
  recused: 'not_found',
})

async function disputed(scene: Scene): Promise<VoteId> {
  const voteId = await scene.newClosedVote()
  const { actor } = scene.people.member
  const raised = { ...about(scene, 'member', voteId), act: 'dispute.raise' as const, ground: 'differs' as const }
  must(await raiseDispute(scene.ctx, actor, { ...raised, words: '' }))
  return voteId
}

export const results = [
  row({
    door: 'result.tsx action',
    act: 'dispute.raise',
    prepare: (scene) => scene.newClosedVote(),
    lasting: true,
    ask: (scene, as, voteId) => ({
      path: `/v/${voteId}/result.data`,
      input: { act: 'dispute.raise', ...about(scene, as, voteId), ground: 'differs', words: '' },
    }),
    own: electors,
    other: OUTSIDE,
  }),
  row({
    door: 'result.tsx action',
    act: 'dispute.withdraw',
    prepare: disputed,
    ask: (scene, as, voteId) => ({
      path: `/v/${voteId}/result.data`,
      input: { act: 'dispute.withdraw', ...about(scene, as, voteId) },
    }),
    own: { ...electors, chair: 'dispute_not_open', deputy: 'dispute_not_open' },
    other: OUTSIDE,
  }),
  row({
    door: 'result.tsx action',
    act: 'dispute.settle',
    prepare: disputed,
    ask: (scene, _as, voteId) => ({
      path: `/v/${voteId}/result.data`,
      input: {
        act: 'dispute.settle',
        ...about(scene, 'member', voteId),
        outcome: 'rejected',
        words: 'The roll was read again.',
      },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
    probes: { seatId: 'dispute_not_open' },
  }),
  row({
    door: 'result.tsx action',
    act: 'statement.make',
    prepare: (scene) => scene.newClosedVote(),
    lasting: true,
    ask: (scene, as, voteId) => ({
      path: `/v/${voteId}/result.data`,
      input: { act: 'statement.make', ...about(scene, as, voteId), words: 'For the record.' },
    }),
    own: electors,
    other: OUTSIDE,
  }),
]

export const resultActs = ResultAct.options.map((option) => option.shape.act.value)

import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import type { VoteTerms2 } from '../../../../app/rules/vote-terms.ts'
import { QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const PRESENT = ['seat-chair', 'seat-amal', 'seat-basim', 'seat-dana']

/** In a next sitting, under a window of ten minutes, a vote is taken and its result declared. */
async function declared(
  { ledger }: Scene,
  rule: Partial<Rule> = {},
  more?: (terms: VoteTerms2) => Promise<unknown>,
): Promise<VoteTerms2> {
  ledger.append('policy.set', { public_ledger: false, witnesses: [], quorum: '0', dispute_minutes: '10' })
  ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: QUESTION }])
  ledger.append('sitting.opened', { meeting: 'meeting-2' })
  for (const seat of PRESENT)
    ledger.append('attendance.checked_in', { meeting: 'meeting-2', seat, remote: false, by: 'officer' })
  const terms = ledger.openVote('vote-2', 'meeting-2', 'item-3', PRESENT, rule)
  await ledger.cast(terms, 'person-amal', 'yes')
  await more?.(terms)
  ledger.close(terms, PRESENT)
  return terms
}

const dispute = ({ ledger }: Scene, name = 'amal', by = name) =>
  ledger.append(
    'result.disputed',
    { vote: 'vote-2', seat: `seat-${name}`, ground: 'differs', words: 'I voted against.' },
    `person-${by}`,
  )

const settle = ({ ledger }: Scene, outcome: 'rejected' | 'upheld', by = 'chair', of = 'amal') =>
  ledger.append('dispute.settled', { vote: 'vote-2', seat: `seat-${of}`, outcome, words: 'Heard.' }, `person-${by}`)

function conclude(scene: Scene, changes: { declared?: string; vote?: string } = {}): void {
  const { ledger } = scene
  const result = scene.at('result.declared', 1)
  const { vote_hash } = scene.payload<{ vote_hash: string }>('result.declared', 1)
  ledger.append('result.final', { vote: 'vote-2', vote_hash, declared: String(result), ...changes })
  Object.assign(ledger.drafts.at(-1)?.payload ?? {}, { actor: { system: 'deadline' } })
}

/** One for and one against, under a rule by which the chair is asked; and nobody asks him, though the window's time goes by. */
async function tied(scene: Scene): Promise<void> {
  await declared(scene, { tie: 'chair_casting_vote' }, (terms) => scene.ledger.cast(terms, 'person-basim', 'no'))
  scene.ledger.wait(601)
  scene.ledger.append('item.called', { meeting: 'meeting-2', item: 'item-3' })
}

async function undisputed(scene: Scene): Promise<void> {
  await declared(scene)
  scene.ledger.wait(601)
  conclude(scene)
}

async function rejected(scene: Scene): Promise<void> {
  await declared(scene)
  dispute(scene)
  settle(scene, 'rejected')
  scene.ledger.wait(601)
  conclude(scene)
}

const state = ({ ledger }: Scene, name: string) =>
  ledger.append('statement.made', { vote: 'vote-2', seat: `seat-${name}`, words: 'For the record.' }, `person-${name}`)

export const disputeAttacks: Attack[] = [
  {
    name: 'a result made final before its window is over',
    by: 'operator',
    rule: 'result.final_early',
    tamper: async (scene) => {
      await declared(scene)
      scene.ledger.wait(60)
      conclude(scene)
    },
    twin: undisputed,
  },
  {
    name: 'a result made final over a dispute that nobody settled',
    by: 'operator',
    rule: 'result.final_over_dispute',
    tamper: async (scene) => {
      await declared(scene)
      dispute(scene)
      scene.ledger.wait(601)
      conclude(scene)
    },
    twin: rejected,
  },
  {
    name: 'a result made final although a dispute was upheld',
    by: 'operator',
    rule: 'result.final_over_dispute',
    tamper: async (scene) => {
      await declared(scene)
      dispute(scene)
      settle(scene, 'upheld')
      scene.ledger.wait(601)
      conclude(scene)
    },
  },
  {
    name: 'a dispute settled only after the result was made final',
    by: 'operator',
    rule: 'result.final_over_dispute',
    tamper: async (scene) => {
      await rejected(scene)
      scene.ledger.drafts.push(scene.remove('dispute.settled'))
      Object.assign(scene.ledger.drafts.at(-1) ?? {}, { at: scene.ledger.now })
    },
  },
  {
    name: 'another result called final than the declared one',
    by: 'operator',
    rule: 'result.final_of_none',
    tamper: async (scene) => {
      await declared(scene)
      scene.ledger.wait(601)
      conclude(scene, { declared: String(scene.at('result.declared')) })
    },
  },
  {
    name: 'a result that is final at once, called final again',
    by: 'operator',
    rule: 'result.final_of_none',
    tamper: (scene) => {
      const { vote_hash } = scene.payload<{ vote_hash: string }>('result.declared')
      const result = String(scene.at('result.declared'))
      scene.ledger.append('result.final', { vote: 'vote-1', vote_hash, declared: result })
      Object.assign(scene.ledger.drafts.at(-1)?.payload ?? {}, { actor: { system: 'deadline' } })
    },
  },
  {
    name: 'a result made final by the chair’s own hand',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: async (scene) => {
      await undisputed(scene)
      Object.assign(scene.draft('result.final').payload, { actor: scene.actorOf('chair') })
    },
  },
  {
    name: 'a vote opened without the window its body had decided on',
    by: 'operator',
    rule: 'terms.dispute_differs',
    tamper: async (scene) => {
      await declared(scene)
      const { payload } = scene.draft('policy.set')
      payload.dispute_minutes = '60'
    },
  },
  {
    name: 'a dispute that is left out of sight when its window is over',
    by: 'operator',
    rule: 'dispute.open',
    severity: 'warning',
    tamper: async (scene) => {
      await declared(scene)
      dispute(scene)
      scene.ledger.wait(601)
      scene.ledger.append('item.called', { meeting: 'meeting-2', item: 'item-3' })
    },
  },
  {
    name: 'an undisputed result that is never made final',
    by: 'operator',
    rule: 'result.not_final',
    severity: 'warning',
    tamper: async (scene) => {
      await declared(scene)
      scene.ledger.wait(601)
      scene.ledger.append('item.called', { meeting: 'meeting-2', item: 'item-3' })
    },
  },
  {
    name: 'a dispute raised after the window',
    by: 'operator',
    rule: 'dispute.out_of_window',
    tamper: async (scene) => {
      await declared(scene)
      scene.ledger.wait(601)
      dispute(scene)
      settle(scene, 'upheld')
    },
  },
  {
    name: 'a dispute for a seat that has no vote',
    by: 'operator',
    rule: 'dispute.not_theirs',
    tamper: async (scene) => {
      await declared(scene)
      dispute(scene, 'auditor')
    },
  },
  {
    name: 'a dispute raised in another member’s name',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: async (scene) => {
      await declared(scene)
      dispute(scene, 'amal', 'dana')
    },
  },
  {
    name: 'a dispute settled by a member who is no officer',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: async (scene) => {
      await rejected(scene)
      Object.assign(scene.draft('dispute.settled').payload, { actor: scene.actorOf('basim') })
    },
  },
  {
    name: 'a dispute that the chair raises and upholds, to be rid of a result',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: async (scene) => {
      await declared(scene)
      dispute(scene, 'chair')
      settle(scene, 'upheld', 'chair', 'chair')
    },
    twin: async (scene) => {
      await declared(scene)
      dispute(scene)
      settle(scene, 'upheld')
    },
  },
  {
    name: 'a tie that awaits the chair, called final',
    by: 'operator',
    rule: 'result.final_of_none',
    tamper: async (scene) => {
      await tied(scene)
      conclude(scene)
    },
    twin: tied,
  },
  {
    name: 'a settlement of a dispute that nobody raised',
    by: 'operator',
    rule: 'dispute.misplaced',
    tamper: async (scene) => {
      await declared(scene)
      settle(scene, 'upheld')
    },
  },
  {
    name: 'a dispute withheld from a reader who sees the vote',
    by: 'operator',
    rule: 'dispute.hidden',
    tamper: async (scene) => {
      await rejected(scene)
      return {
        hide: ({ type }) => (type === 'result.disputed' || type === 'dispute.settled' ? 'withheld' : null),
      }
    },
    twin: async (scene) => {
      await rejected(scene)
      return {
        hide: ({ payload: { item, vote }, type }) =>
          type !== 'agenda.published' && (item === 'item-3' || vote === 'vote-2') ? 'withheld' : null,
      }
    },
  },
  {
    name: 'a statement put before the close',
    by: 'operator',
    rule: 'statement.misplaced',
    tamper: async (scene) => {
      await declared(scene)
      state(scene, 'basim')
      const said = scene.ledger.drafts.pop()
      const close = scene.at('vote.closed', 1)
      if (said) scene.ledger.drafts.splice(close, 0, { ...said, at: scene.ledger.drafts[close]?.at ?? said.at })
    },
    twin: async (scene) => {
      await declared(scene)
      state(scene, 'basim')
    },
  },
]

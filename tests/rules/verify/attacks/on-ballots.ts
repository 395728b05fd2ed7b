import { canonicalize } from '../../../../app/rules/canonical.ts'
import type { Draft } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const setBallot = (scene: Scene, name: string, alter: (text: string) => string): void => {
  const { payload } = scene.ballotOf(name)
  payload.ballot = alter(String(payload.ballot))
}

export const ballotAttacks: Attack[] = [
  {
    name: 'a ballot dropped',
    by: 'operator',
    rule: 'vote.ballots_missing',
    tamper: (scene) => void scene.remove('ballot.cast', 2),
  },
  {
    name: 'a ballot dropped and the count and the result put right, while its member kept the receipt',
    by: 'operator',
    rule: 'receipt.entry_differs',
    tamper: (scene) => {
      const expected = scene.receipt('dana')
      scene.remove('ballot.cast', 2)
      scene.countAgain()
      return { expected }
    },
    twin: (scene) => ({ expected: scene.receipt('dana') }),
  },
  {
    name: 'a ballot dropped and the count and the result put right, while an auditor kept a checkpoint',
    by: 'operator',
    rule: 'tree.rolled_back',
    tamper: (scene) => {
      scene.remove('ballot.cast', 2)
      scene.countAgain()
      return { expected: scene.checkpoint }
    },
    twin: (scene) => ({ expected: scene.checkpoint }),
  },
  {
    name: 'a ballot added for a member who did not vote, signed with a key of the operator’s own',
    by: 'operator',
    rule: 'ballot.key_unknown',
    tamper: async (scene) => {
      await scene.replaceBallot('dana', 'yes', {}, 'auditor')
      scene.countAgain()
    },
    twin: async (scene) => {
      await scene.replaceBallot('dana', 'yes')
      scene.countAgain()
    },
  },
  {
    name: 'a ballot added for a seat recused from the item',
    by: 'operator',
    rule: 'ballot.recused',
    tamper: async (scene) => {
      await scene.ledger.cast(scene.terms, 'person-omar', 'no')
      scene.moveLastBefore('vote.closed')
      scene.countAgain()
    },
  },
  {
    name: 'a ballot of a seat that has no vote',
    by: 'member',
    rule: 'ballot.not_eligible',
    tamper: async (scene) => {
      await scene.ledger.cast(scene.terms, 'person-auditor', 'no')
      scene.moveLastBefore('vote.closed')
    },
  },
  {
    name: 'an altered choice',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: (scene) => {
      setBallot(scene, 'dana', (text) => text.replace('"choice":"no"', '"choice":"yes"'))
      scene.countAgain()
    },
    // ECDSA is malleable: the other form of the same signature is no other ballot.
    twin: (scene) => {
      const { payload } = scene.ballotOf('dana')
      const proof = payload.proof as { level: string; signature: string }
      const raw = Buffer.from(proof.signature, 'base64url')
      const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
      const s = order - BigInt(`0x${raw.subarray(32).toString('hex')}`)
      const other = Buffer.concat([raw.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
      payload.proof = { ...proof, signature: other.toString('base64url') }
    },
  },
  {
    name: 'a ballot whose id is another’s',
    by: 'operator',
    rule: 'ballot.id_differs',
    tamper: (scene) => {
      scene.ballotOf('dana').payload.ballot_id = scene.ballotOf('amal').payload.ballot_id!
    },
  },
  {
    name: 'a ballot entered for another seat than the one that signed it',
    by: 'operator',
    rule: 'ballot.seat_differs',
    tamper: (scene) => {
      scene.ballotOf('dana').payload.seat = 'seat-omar'
    },
  },
  {
    name: 'a ballot put down to another person than the seat’s holder',
    by: 'operator',
    rule: 'ballot.not_the_holder',
    tamper: (scene) => {
      scene.ballotOf('dana').payload.actor = scene.ballotOf('amal').payload.actor!
    },
  },
  {
    name: 'a ballot cast by the machine itself',
    by: 'operator',
    rule: 'ballot.not_the_holder',
    tamper: (scene) => {
      scene.ballotOf('dana').payload.actor = { system: 'setup' }
    },
  },
  {
    name: 'a ballot replayed for the same seat',
    by: 'operator',
    rule: 'ballot.out_of_sequence',
    tamper: (scene) => scene.putBefore('vote.closed', structuredClone(scene.ballotOf('amal'))),
  },
  {
    name: 'a second ballot of a member who changed their mind, where ballots are final',
    by: 'member',
    rule: 'ballot.out_of_sequence',
    tamper: async (scene) => {
      const prev = String(scene.ballotOf('amal').payload.ballot_id)
      await scene.ledger.cast(scene.terms, 'person-amal', 'no', { seq: '2', prev })
      scene.moveLastBefore('vote.closed')
    },
  },
  {
    name: 'a ballot replayed from another vote',
    by: 'operator',
    rule: 'ballot.wrong_vote',
    tamper: (scene) => scene.replaceBallot('basim', 'yes', { vote: 'vote-0' }),
  },
  {
    name: 'a ballot replayed from another body',
    by: 'operator',
    rule: 'ballot.wrong_body',
    tamper: (scene) => scene.replaceBallot('basim', 'yes', { body: 'body-2' }),
  },
  {
    name: 'a ballot cast on other terms than the vote’s',
    by: 'operator',
    rule: 'ballot.terms_changed',
    tamper: (scene) => scene.replaceBallot('basim', 'yes', { vote_hash: 'a'.repeat(64) }),
  },
  {
    name: 'a ballot for a vote that nobody opened',
    by: 'operator',
    rule: 'ballot.vote_unknown',
    tamper: (scene) => {
      scene.ballotOf('basim').payload.vote = 'vote-9'
    },
  },
  {
    name: 'a late ballot, by the ledger’s own clock',
    by: 'member',
    rule: 'ballot.late',
    tamper: ({ ledger }) => {
      for (const draft of ledger.drafts.filter(({ type }) => /^(ballot|vote\.closed|result|sitting\.adj)/.test(type)))
        draft.at = new Date(Date.parse(draft.at) + 700_000).toISOString()
    },
    twin: ({ ledger }) => {
      for (const draft of ledger.drafts.filter(({ type }) => /^(vote\.closed|result|sitting\.adj)/.test(type)))
        draft.at = new Date(Date.parse(draft.at) + 700_000).toISOString()
    },
  },
  {
    name: 'a ballot behind the close',
    by: 'operator',
    rule: 'ballot.after_close',
    tamper: (scene) => {
      const moved = scene.remove('ballot.cast', 3)
      scene.ledger.drafts.push({ ...moved, at: scene.ledger.now })
    },
  },
  {
    name: 'a ballot before the opening',
    by: 'operator',
    rule: 'ballot.before_opening',
    tamper: (scene) => scene.putBefore('vote.opened', scene.remove('ballot.cast', 2)),
  },
  {
    name: 'a ballot of a greater weight',
    by: 'member',
    rule: 'ballot.wrong_weight',
    tamper: (scene) => scene.replaceBallot('dana', 'no', { weight: '5' }),
  },
  {
    name: 'a choice that the vote does not offer',
    by: 'member',
    rule: 'ballot.choice_unknown',
    tamper: (scene) => scene.replaceBallot('dana', 'veto'),
    twin: async (scene) => {
      await scene.replaceBallot('dana', 'abstain')
      scene.countAgain()
    },
  },
  {
    name: 'a ballot for an absent colleague, signed with one’s own key',
    by: 'member',
    rule: 'ballot.key_unknown',
    tamper: (scene) => scene.replaceBallot('dana', 'yes', {}, 'basim'),
  },
  {
    name: 'a ballot text with a key written twice',
    by: 'member',
    rule: 'ballot.not_canonical',
    tamper: (scene) => setBallot(scene, 'dana', (text) => text.replace('{', '{"body":"body-2",')),
  },
  {
    name: 'a ballot text that would reach for a prototype',
    by: 'member',
    rule: 'ballot.malformed',
    tamper: (scene) =>
      setBallot(scene, 'dana', (text) =>
        canonicalize({ ...JSON.parse(text), ...JSON.parse('{"__proto__":{"choice":"yes"}}') }),
      ),
  },
  {
    name: 'a ballot text with an invisible letter in a seat’s name',
    by: 'member',
    rule: 'ballot.malformed',
    tamper: (scene) => scene.replaceBallot('dana', 'no', { seat: 'seat-\u200bdana' }),
  },
  {
    name: 'a ballot withheld from the auditor after the vote',
    by: 'operator',
    rule: 'ballot.hidden',
    tamper: (scene) => ({ hide: (draft) => (draft === scene.ballotOf('dana') ? 'withheld' : null) }),
  },
  {
    name: 'a ballot called secret after the vote',
    by: 'operator',
    rule: 'ballot.hidden',
    tamper: (scene) => ({ hide: (draft) => (draft === scene.ballotOf('dana') ? 'embargoed' : null) }),
    // While the vote is open, that is what the reader is owed.
    twin: ({ ledger }) => {
      ledger.drafts.length -= 3
      ledger.sealed.length = 0
      return { hide: (draft) => (draft.type === 'ballot.cast' ? 'embargoed' : null) }
    },
  },
  {
    name: 'a ballot hidden under the cover of a masked vote that was over by then, and the result put right',
    by: 'operator',
    rule: 'ballot.hidden',
    tamper: async (scene) => {
      const hidden = await passOverDana(scene)
      return { hide: (draft) => (draft === hidden || scene.isOfFirstItem(draft) ? 'withheld' : null) }
    },
    twin: async (scene) => {
      await scene.secondVote()
      return { hide: (draft) => (scene.isOfFirstItem(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'a ballot hidden as if it were of a masked vote under way, while its member kept the receipt',
    by: 'operator',
    rule: 'receipt.not_counted',
    tamper: async (scene) => {
      const terms = await scene.secondVote()
      for (const type of ['vote.closed', 'result.declared']) {
        const late = scene.remove(type)
        scene.putBefore('sitting.adjourned', late)
      }
      const hidden = scene.ballotOf('dana', 'vote-2')
      scene.without(hidden, () => scene.countAgain(terms))
      await scene.keep()
      return {
        hide: (draft) => (draft === hidden || scene.isOfFirstItem(draft) ? 'withheld' : null),
        expected: scene.receipt('dana', 'vote-2'),
      }
    },
  },
]

/** A second vote is held, and one of its ballots is left out of its count. */
async function passOverDana(scene: Scene): Promise<Draft> {
  const terms = await scene.secondVote()
  const hidden = scene.ballotOf('dana', 'vote-2')
  scene.without(hidden, () => scene.countAgain(terms))
  return hidden
}

import { type Elector, electorateRoot } from '../../../../app/rules/electorate.ts'
import { textHashes, type VoteTerms, voteHash } from '../../../../app/rules/vote-terms.ts'
import type { Attack, Scene } from './attack.ts'

type Opening = { terms: VoteTerms; electors: Elector[]; vote_hash: string }
const opening = (scene: Scene): Opening => scene.payload<Opening>('vote.opened')

/** Everything that follows from the terms is put right again, as far as an operator can. */
function putRight(scene: Scene): void {
  const open = opening(scene)
  open.terms.electorate_root = electorateRoot(open.electors)
  open.terms.text_sha256 = textHashes(open.terms.question)
  open.vote_hash = voteHash(open.terms)
  scene.payload<{ vote_hash: string }>('result.declared').vote_hash = open.vote_hash
}

const reworded = (scene: Scene): void => {
  opening(scene).terms.question.en = 'The Council rejects the technical evaluation.'
}

export const electorateAttacks: Attack[] = [
  {
    name: 'an elector left out after the opening',
    by: 'operator',
    rule: 'electorate.seat_missing',
    tamper: (scene) => void opening(scene).electors.shift(),
  },
  {
    name: 'an elector slipped in after the opening',
    by: 'operator',
    rule: 'electorate.seat_unknown',
    tamper: (scene) => void opening(scene).electors.push({ seat: 'seat-zz', weight: '1', mandates: ['m'], keys: [] }),
  },
  {
    name: 'a recused seat slipped back among the electors',
    by: 'operator',
    rule: 'electorate.recused_elector',
    tamper: (scene) => {
      const { key, mandate } = scene.member('omar')
      opening(scene).electors.push({ seat: 'seat-omar', weight: '1', mandates: [mandate], keys: [key] })
      putRight(scene)
    },
  },
  {
    name: 'an elector’s weight raised',
    by: 'operator',
    rule: 'electorate.weight_differs',
    tamper: (scene) => void Object.assign(opening(scene).electors[0]!, { weight: '9' }),
  },
  {
    name: 'an elector’s key exchanged for the operator’s',
    by: 'operator',
    rule: 'electorate.key_differs',
    tamper: (scene) => {
      opening(scene).electors[0]!.keys = [scene.member('auditor').key]
      putRight(scene)
    },
  },
  {
    name: 'an elector’s mandate exchanged',
    by: 'operator',
    rule: 'electorate.mandate_differs',
    tamper: (scene) => {
      opening(scene).electors[0]!.mandates = ['mandate-auditor']
      putRight(scene)
    },
  },
  {
    name: 'electors that are not those the terms commit to',
    by: 'operator',
    rule: 'electorate.root_differs',
    tamper: (scene) => void Object.assign(opening(scene).terms, { electorate_root: 'd'.repeat(64) }),
  },
  {
    name: 'members in the terms who are neither electors nor recused',
    by: 'operator',
    rule: 'electorate.members_differ',
    tamper: (scene) => void Object.assign(opening(scene).terms.members, { seats: '7', weight: '7' }),
  },
  {
    name: 'a declared interest erased',
    by: 'operator',
    rule: 'electorate.recused_differ',
    tamper: (scene) => void scene.remove('interest.declared'),
  },
  {
    name: 'a whole electorate rewritten after the ballots, with every hash put right',
    by: 'operator',
    rule: 'ballot.terms_changed',
    tamper: (scene) => {
      scene.remove('interest.declared')
      const { key, mandate } = scene.member('omar')
      const open = opening(scene)
      open.electors.push({ seat: 'seat-omar', weight: '1', mandates: [mandate], keys: [key] })
      open.electors.sort((a, b) => (a.seat < b.seat ? -1 : 1))
      Object.assign(open.terms, { electors: '5', total_weight: '5', recused: [] })
      open.terms.quorum.present = '5'
      putRight(scene)
    },
  },
  {
    name: 'a seat created a second time with a greater weight',
    by: 'operator',
    rule: 'seat.twice',
    tamper: (scene) => {
      const again = structuredClone(scene.draft('seat.created', 1))
      again.payload.weight = '9'
      scene.putBefore('agenda.published', again)
    },
  },
  {
    name: 'a mandate that is started again for another person',
    by: 'operator',
    rule: 'mandate.twice',
    tamper: (scene) => {
      scene.ledger.append('mandate.started', {
        mandate: 'mandate-dana',
        seat: 'seat-auditor',
        person: 'person-mole',
        name: { ar: 'دخيل', en: 'A mole' },
        capacity: 'holder',
      })
    },
    twin: (scene) => {
      scene.ledger.append('mandate.started', {
        mandate: 'mandate-heir',
        seat: 'seat-dana',
        person: 'person-heir',
        name: { ar: 'خلف', en: 'An heir' },
        capacity: 'holder',
      })
    },
  },
  {
    name: 'a mandate in a seat that was never created',
    by: 'operator',
    rule: 'seat.unknown',
    tamper: (scene) => {
      scene.ledger.append('mandate.started', {
        mandate: 'mandate-mole',
        seat: 'seat-ghost',
        person: 'person-mole',
        name: { ar: 'دخيل', en: 'A mole' },
        capacity: 'holder',
      })
    },
  },
  {
    name: 'a motion reworded after the vote',
    by: 'operator',
    rule: 'terms.text_differs',
    tamper: reworded,
  },
  {
    name: 'a motion reworded after the vote, with the hashes of its texts put right',
    by: 'operator',
    rule: 'terms.hash_differs',
    tamper: (scene) => {
      reworded(scene)
      const { terms } = opening(scene)
      terms.text_sha256 = textHashes(terms.question)
    },
  },
  {
    name: 'a motion reworded after the vote, with every hash put right',
    by: 'operator',
    rule: 'ballot.terms_changed',
    tamper: (scene) => {
      reworded(scene)
      putRight(scene)
    },
  },
  {
    name: 'a motion reworded before the vote without telling anybody',
    by: 'operator',
    // Amending in the sitting is lawful, so it is shown and not condemned.
    rule: 'terms.text_not_as_published',
    severity: 'warning',
    tamper: async (scene) => {
      scene.payload<{ item: string; decision: unknown }>('item.published').decision = {
        ar: 'نص آخر',
        en: 'Another text',
        authoritative: 'ar',
      }
      scene.agreeAgenda()
    },
  },
  {
    name: 'a rule softened after the vote',
    by: 'operator',
    rule: 'ballot.terms_changed',
    tamper: (scene) => {
      const { terms } = opening(scene)
      terms.rule = { ...terms.rule, tie: 'revote' } as VoteTerms['rule']
      putRight(scene)
    },
  },
  {
    name: 'a deadline moved after the vote',
    by: 'operator',
    rule: 'ballot.terms_changed',
    tamper: (scene) => {
      opening(scene).terms.deadline = ''
      putRight(scene)
    },
  },
  {
    name: 'terms with a field that no terms have',
    by: 'operator',
    rule: 'terms.malformed',
    tamper: (scene) => {
      Object.assign(opening(scene).terms, { constructor: 'x' })
      putRight(scene)
    },
  },
  {
    name: 'the terms of another vote',
    by: 'operator',
    rule: 'terms.other_vote',
    tamper: (scene) => void Object.assign(opening(scene).terms, { vote: 'vote-0' }),
  },
  {
    name: 'another member named as the one who presides, whose side would prevail',
    by: 'operator',
    rule: 'terms.chair_differs',
    tamper: (scene) => {
      Object.assign(opening(scene).terms, { chair: 'seat-dana' })
      putRight(scene)
    },
  },
  {
    name: 'an opening dated otherwise than its entry',
    by: 'operator',
    rule: 'terms.time_differs',
    tamper: (scene) => void Object.assign(opening(scene).terms, { opened_at: '2026-11-16T06:00:00.000Z' }),
  },
  {
    name: 'a vote on an item that was never published',
    by: 'operator',
    rule: 'terms.item_unpublished',
    tamper: (scene) => {
      scene.remove('item.published')
      scene.payload<{ items: unknown[] }>('agenda.published').items.shift()
    },
  },
  {
    name: 'a quorum that the attendance does not give',
    by: 'operator',
    rule: 'vote.quorum_differs',
    tamper: (scene) => {
      for (let nth = 4; nth > 0; nth--) scene.remove('attendance.checked_in', nth)
    },
  },
]

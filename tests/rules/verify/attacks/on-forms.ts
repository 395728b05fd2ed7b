// Attacks on how a vote is taken: in turns, with reasons, at a level the body accepts, and by the chair after a tie.
import { CASTING_VOTE, sealBallot } from '../../../../app/rules/ballot.ts'
import { readHistory, recusedAt } from '../../../../app/rules/bundle/history.ts'
import type { Json } from '../../../../app/rules/canonical.ts'
import { decideVote } from '../../../../app/rules/decide-vote.ts'
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import { type VoteTerms, type VoteTerms2, voteHash } from '../../../../app/rules/vote-terms.ts'
import { type Draft, NAMES } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

type Answers = [name: string, choice: string][]

const inTurn = (scene: Scene, answers: Answers) => async (terms: VoteTerms) => {
  for (const [name, choice] of answers) await scene.ledger.cast(terms, `person-${name}`, choice)
}
const ALL: Answers = NAMES.map((name) => [name, 'yes'])
const CHAIR_LAST: Answers = [...ALL.slice(1), ['chair', 'yes']]

const about = (vote: string, name: string) => ({ vote, seat: `seat-${name}` })
const call = ({ ledger }: Scene, ...names: string[]) => {
  for (const name of names) ledger.append('seat.called', about('vote-2', name))
}

const leave = ({ ledger }: Scene, name: string) =>
  ledger.append('attendance.left', { meeting: 'meeting-1', seat: `seat-${name}`, by: 'self' }, `person-${name}`)
const enter = ({ ledger }: Scene, name: string, remote = false) =>
  ledger.append(
    'attendance.checked_in',
    { meeting: 'meeting-1', seat: `seat-${name}`, remote, by: 'self' },
    `person-${name}`,
  )

/** Amal takes part from afar, under a rule by which only the room votes. */
const fromAfar = (scene: Scene, answers: Answers) =>
  scene.beforeAdjourning(async () => {
    leave(scene, 'amal')
    enter(scene, 'amal', true)
    const room = NAMES.filter((name) => name !== 'amal').map((name) => `seat-${name}`)
    const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', room, { remote: 'absent' })
    await inTurn(scene, answers)(terms)
    scene.ledger.close(terms, room)
  })

/** Dana is out while the chair, who votes last, votes; and comes back. */
const whileOut = (scene: Scene, after: Answers) =>
  scene.secondVote({ chair: 'last' }, async (terms) => {
    leave(scene, 'dana')
    await inTurn(
      scene,
      CHAIR_LAST.filter(([name]) => name !== 'dana'),
    )(terms)
    enter(scene, 'dana')
    await inTurn(scene, after)(terms)
  })

const ON_TIES: Partial<Rule> = { tie: 'chair_casting_vote', chair: 'only_on_tie' }
const TIED: Answers = [
  ['amal', 'yes'],
  ['basim', 'yes'],
  ['dana', 'no'],
  ['omar', 'no'],
]
const CARRIED: Answers = TIED.map(([name]) => [name, name === 'omar' ? 'no' : 'yes'])

/** The chair's answer, and the result declared again; `by` is whose key signs it, in the chair's name. */
async function giveCasting({ ledger }: Scene, terms: VoteTerms2, choice: 'yes' | 'no', by = 'chair'): Promise<void> {
  const chair = ledger.members.get('person-chair')!
  const fields = {
    body: terms.body,
    vote: terms.vote,
    vote_hash: voteHash(terms),
    seat: chair.seat,
    mandate: chair.mandate,
    choice,
    weight: '1',
    seq: '1',
    prev: '',
    key: chair.key,
    nonce: 'cd'.repeat(16),
  }
  const { text, id, proof } = await sealBallot(fields, ledger.members.get(`person-${by}`)!.seal, CASTING_VOTE)
  ledger.append('casting_vote.given', { vote: terms.vote, seat: chair.seat, ballot_id: id, ballot: text, proof })
  const vote = readHistory(ledger.acts()).votes.get(terms.vote)!
  const result = decideVote(terms, {
    electors: vote.electors,
    present: vote.closed!.payload.present,
    ballots: vote.ballots.map((cast) => JSON.parse(cast.payload.ballot)),
    recused: recusedAt(readHistory(ledger.acts()), terms.item, ledger.drafts.length),
    castingVote: choice,
  })
  const declared = { vote: terms.vote, vote_hash: voteHash(terms), result: result as unknown as Record<string, Json> }
  ledger.append('result.declared', declared)
}

const withCasting = async (scene: Scene, answers: Answers, by = 'chair') => {
  const terms = await scene.secondVote(ON_TIES, inTurn(scene, answers))
  await giveCasting(scene, terms, 'no', by)
  return terms
}

/** Of the second item, dated as the opening of the first item's vote. */
const recusal = (scene: Scene, name: string): Draft => ({
  ...structuredClone(scene.draft('interest.declared')),
  at: scene.draft('vote.opened').at,
  payload: {
    ...scene.payload<Draft['payload']>('interest.declared'),
    item: 'item-2',
    seat: `seat-${name}`,
    actor: scene.actorOf(name),
  },
})

const levels = (scene: Scene, ...accepted: string[]) =>
  void Object.assign(scene.payload('body.constituted'), { levels: accepted })

export const formAttacks: Attack[] = [
  {
    name: 'a vote against without the reason the rule asks for',
    by: 'member',
    rule: 'ballot.reason_missing',
    tamper: async (scene) => void (await scene.secondVote({ reasons: 'against' })),
    twin: async (scene) =>
      void (await scene.secondVote({ reasons: 'against' }, async (terms) => {
        await inTurn(scene, ALL.slice(1))(terms)
        await scene.ledger.cast(terms, 'person-chair', 'no', { reason: 'The price is too high.' })
      })),
  },
  {
    name: 'a ballot from afar where only the room votes',
    by: 'member',
    rule: 'ballot.remote',
    tamper: async (scene) => void (await fromAfar(scene, ALL)),
    twin: async (scene) =>
      void (await fromAfar(
        scene,
        ALL.filter(([name]) => name !== 'amal'),
      )),
  },
  {
    name: 'a ballot in a roll call by somebody who was not called',
    by: 'operator',
    rule: 'ballot.not_called',
    tamper: async (scene) =>
      void (await scene.secondVote({ form: 'roll_call' }, async (terms) => {
        call(scene, ...NAMES.filter((name) => name !== 'dana'))
        await inTurn(scene, ALL)(terms)
      })),
    twin: async (scene) =>
      void (await scene.secondVote({ form: 'roll_call' }, async (terms) => {
        call(scene, ...NAMES)
        await inTurn(scene, ALL)(terms)
      })),
  },
  {
    name: 'a chair who votes last, voting before the others',
    by: 'operator',
    rule: 'ballot.chair_too_early',
    tamper: async (scene) => void (await scene.secondVote({ chair: 'last' }, inTurn(scene, ALL))),
    twin: async (scene) => void (await scene.secondVote({ chair: 'last' }, inTurn(scene, CHAIR_LAST))),
  },
  {
    name: 'a member who votes when the chair, who votes last, has voted',
    by: 'member',
    rule: 'ballot.after_chair',
    tamper: async (scene) => void (await whileOut(scene, [['dana', 'no']])),
    twin: async (scene) => void (await whileOut(scene, [])),
  },
  {
    name: 'ballots of a level that the body refuses',
    by: 'operator',
    rule: 'ballot.level_refused',
    tamper: (scene) => levels(scene, 'A', 'B'),
    twin: (scene) => levels(scene, 'A', 'B', 'C'),
  },
  {
    name: 'a call by name in a vote that is no roll call',
    by: 'operator',
    rule: 'call.unasked',
    tamper: async (scene) =>
      void (await scene.secondVote({}, async (terms) => {
        call(scene, 'dana')
        await scene.everybody(terms)
      })),
  },
  {
    name: 'a casting vote where no tie was declared',
    by: 'operator',
    rule: 'casting.unasked',
    tamper: async (scene) => {
      await withCasting(scene, TIED)
      scene.remove('result.declared', 1)
    },
    twin: async (scene) => void (await withCasting(scene, TIED)),
  },
  {
    name: 'a second casting vote, once the first is not liked',
    by: 'operator',
    rule: 'casting.unasked',
    tamper: async (scene) => {
      const terms = await withCasting(scene, TIED)
      await giveCasting(scene, terms, 'yes')
    },
  },
  {
    name: 'a casting vote in the chair’s name that another signed',
    by: 'operator',
    rule: 'casting.invalid',
    tamper: async (scene) => void (await withCasting(scene, TIED, 'dana')),
  },
  {
    name: 'a casting vote by a chair who is recused from the item',
    by: 'member',
    rule: 'casting.invalid',
    tamper: async (scene) => {
      scene.ledger.drafts.splice(scene.at('vote.opened'), 0, recusal(scene, 'chair'))
      await withCasting(scene, TIED)
    },
    twin: async (scene) => void (await withCasting(scene, TIED)),
  },
  {
    name: 'a casting vote kept from a reader, as if it were of the vote that is masked from them',
    by: 'operator',
    rule: 'vote.casting_unseen',
    severity: 'warning',
    tamper: async (scene) => {
      await withCasting(scene, TIED)
      const after = scene.at('casting_vote.given')
      const hidden = (draft: Draft, index: number) =>
        scene.isOfFirstItem(draft) || index === after || index === after + 1
      return { hide: (draft, index) => (hidden(draft, index) ? 'withheld' : null) }
    },
    twin: async (scene) => {
      await withCasting(scene, TIED)
      return { hide: (draft) => (scene.isOfFirstItem(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'a tie declared over a vote that was carried, for the chair to undo',
    by: 'operator',
    rule: 'result.no_tie',
    tamper: async (scene) => {
      await withCasting(scene, CARRIED)
      Object.assign(scene.payload<{ result: object }>('result.declared', 1).result, { outcome: 'tied' })
    },
  },
  {
    name: 'terms that no verifier can read, so that nothing can be counted again',
    by: 'operator',
    rule: 'result.cannot_be_worked_out',
    tamper: (scene) => void Object.assign(scene.payload<{ terms: object }>('vote.opened').terms, { also: 'this' }),
  },
]

import { utf8 } from '../../../../app/rules/bytes.ts'
import { voteHash } from '../../../../app/rules/vote-terms.ts'
import { NAMES } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

type Closed = { present: string[]; ballots: string; by: string; actor: unknown }
const closed = (scene: Scene): Closed => scene.payload<Closed>('vote.closed')
const of = (pattern: RegExp) => (draft: { type: string }) => (pattern.test(draft.type) ? ('withheld' as const) : null)

const PRESENT = NAMES.map((name) => `seat-${name}`)

/** A second vote whose terms leave its close to the chair, properly hashed and voted on. */
const withoutDeadline = (scene: Scene, by: 'chair' | 'deadline') =>
  scene.beforeAdjourning(async () => {
    const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', PRESENT)
    terms.deadline = ''
    Object.assign(scene.payload('vote.opened', 1), { terms, vote_hash: voteHash(terms) })
    await scene.everybody(terms)
    scene.ledger.close(terms, PRESENT, by)
  })

export const resultAttacks: Attack[] = [
  {
    name: 'a declared result that the ballots do not give',
    by: 'operator',
    rule: 'result.differs',
    tamper: (scene) => {
      scene.payload<{ result: { outcome: string } }>('result.declared').result.outcome = 'not_carried'
    },
  },
  {
    name: 'counts that the ballots do not give, under the right outcome',
    by: 'operator',
    rule: 'result.differs',
    tamper: (scene) => {
      scene.payload<{ result: { counts: { yes: string } } }>('result.declared').result.counts.yes = '4'
    },
  },
  {
    name: 'a result declared on other terms',
    by: 'operator',
    rule: 'result.terms_differ',
    tamper: (scene) => void Object.assign(scene.draft('result.declared').payload, { vote_hash: 'e'.repeat(64) }),
  },
  {
    name: 'an early tally: the result before the close',
    by: 'operator',
    rule: 'vote.result_unclosed',
    tamper: (scene) => scene.putBefore('vote.closed', scene.remove('result.declared')),
  },
  {
    name: 'an early tally: the result of the first ballots, and voting goes on',
    by: 'operator',
    rule: 'ballot.after_close',
    tamper: (scene) => {
      const early = [scene.remove('vote.closed'), scene.remove('result.declared')]
      const at = scene.at('ballot.cast', 2)
      scene.ledger.drafts.splice(at, 0, ...early.map((draft) => ({ ...draft, at: scene.draft('ballot.cast', 2).at })))
    },
  },
  {
    name: 'a close for the deadline before the deadline came',
    by: 'operator',
    rule: 'vote.closed_early',
    tamper: (scene) => void Object.assign(closed(scene), { by: 'deadline' }),
    twin: ({ ledger }) => {
      for (const each of ledger.drafts.filter(({ type }) => /^(vote\.closed|result|sitting\.adj)/.test(type))) {
        each.at = new Date(Date.parse(each.at) + 700_000).toISOString()
        if (each.type !== 'sitting.adjourned') each.payload.actor = { system: 'deadline' }
        if (each.type === 'vote.closed') each.payload.by = 'deadline'
      }
    },
  },
  {
    name: 'a vote that has no deadline, closed for its deadline',
    by: 'operator',
    rule: 'vote.closed_early',
    tamper: (scene) => withoutDeadline(scene, 'deadline'),
    twin: (scene) => withoutDeadline(scene, 'chair'),
  },
  {
    name: 'a close by the machine, put down to the chair',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      for (const type of ['vote.closed', 'result.declared'])
        Object.assign(scene.payload(type), { actor: { system: 'deadline' } })
    },
  },
  {
    name: 'a result that the machine declares of a vote that the chair closed',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => void Object.assign(scene.payload('result.declared'), { actor: { system: 'deadline' } }),
  },
  {
    name: 'a vote that was over as it was opened',
    by: 'operator',
    rule: 'terms.no_time',
    tamper: (scene) =>
      scene.beforeAdjourning(() => {
        const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', PRESENT)
        terms.deadline = terms.opened_at
        Object.assign(scene.payload('vote.opened', 1), { terms, vote_hash: voteHash(terms) })
        scene.ledger.close(terms, PRESENT, 'deadline')
      }),
  },
  {
    name: 'a vote closed by somebody who does not preside',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => void Object.assign(closed(scene), { actor: scene.ballotOf('amal').payload.actor }),
  },
  {
    name: 'a vote opened by the machine',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => void Object.assign(scene.draft('vote.opened').payload, { actor: { system: 'setup' } }),
  },
  {
    name: 'a close without a result',
    by: 'operator',
    rule: 'vote.result_missing',
    tamper: (scene) => void scene.remove('result.declared'),
  },
  {
    name: 'a result nobody likes left out with its close, the vote called open for ever',
    by: 'operator',
    rule: 'vote.left_open',
    tamper: (scene) => void [scene.remove('result.declared'), scene.remove('vote.closed')],
  },
  {
    name: 'a vote left open past its deadline',
    by: 'operator',
    // The clock that closes votes may be a moment late, so it is shown and not condemned.
    rule: 'vote.overdue',
    severity: 'warning',
    tamper: ({ ledger }) => {
      ledger.drafts.length -= 3
      ledger.sealed.length = 0
      ledger.wait(700)
      ledger.append('sitting.suspended', { meeting: 'meeting-1' })
    },
  },
  {
    name: 'a second close',
    by: 'operator',
    rule: 'vote.closed_twice',
    tamper: (scene) => scene.putBefore('result.declared', structuredClone(scene.draft('vote.closed'))),
  },
  {
    name: 'a second result',
    by: 'operator',
    rule: 'vote.result_twice',
    tamper: (scene) => scene.putBefore('sitting.adjourned', structuredClone(scene.draft('result.declared'))),
  },
  {
    name: 'the same vote opened twice',
    by: 'operator',
    rule: 'vote.opened_twice',
    tamper: (scene) => scene.putBefore('ballot.cast', structuredClone(scene.draft('vote.opened'))),
    // The item may be voted on again, as another vote.
    twin: async (scene) => void (await scene.secondVote()),
  },
  {
    name: 'a close of a vote that was never opened',
    by: 'operator',
    rule: 'vote.closed_unopened',
    tamper: (scene) => {
      const close = structuredClone(scene.draft('vote.closed'))
      close.payload.vote = 'vote-9'
      scene.putBefore('sitting.adjourned', close)
    },
  },
  {
    name: 'members counted as present who had not checked in',
    by: 'operator',
    rule: 'vote.present_differs',
    tamper: (scene) => void closed(scene).present.push('seat-zz'),
  },
  {
    name: 'names of those present joined into one',
    by: 'operator',
    rule: 'vote.present_differs',
    tamper: (scene) => void Object.assign(closed(scene), { present: [[...closed(scene).present].sort().join()] }),
  },
  {
    name: 'the close and the result of a vote that is shown, withheld',
    by: 'operator',
    rule: 'vote.close_hidden',
    tamper: () => ({ hide: of(/^(vote\.closed|result\.declared)$/) }),
  },
  {
    name: 'a first close and result withheld and a second shown in their place',
    by: 'operator',
    rule: 'vote.result_hidden',
    tamper: (scene) => {
      const early = [structuredClone(scene.draft('vote.closed')), structuredClone(scene.draft('result.declared'))]
      scene.ledger.drafts.splice(scene.at('vote.closed'), 0, ...early)
      scene.ledger.sealed.length = 0
      return { hide: (draft) => (early.includes(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'the chair’s answer to a tie withheld with the result it made',
    by: 'operator',
    rule: 'vote.result_hidden',
    tamper: (scene) => {
      const result = structuredClone(scene.draft('result.declared'))
      const hidden = [{ ...result, type: 'casting_vote.given' }, result, scene.draft('item.published', 1)]
      scene.ledger.drafts.splice(scene.at('sitting.adjourned'), 0, hidden[0]!, result)
      scene.ledger.sealed.length = 0
      return { hide: (draft) => (hidden.includes(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'a close hidden under the cover of a masked vote that was opened after it',
    by: 'operator',
    rule: 'vote.close_hidden',
    tamper: async (scene) => {
      await scene.secondVote()
      const first = [scene.draft('vote.closed'), scene.draft('result.declared')]
      const second = scene.ledger.drafts.filter(
        ({ payload, type }) =>
          payload.vote === 'vote-2' &&
          type !== 'vote.closed' &&
          type !== 'result.declared' &&
          type !== 'sitting.adjourned',
      )
      const item = scene.draft('item.published', 1)
      return { hide: (draft) => ([...first, ...second, item].includes(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'a whole lost vote withheld from a reader to whom no item is masked',
    by: 'operator',
    rule: 'payload.nothing_masked',
    tamper: async (scene) => {
      await scene.secondVote()
      return { hide: (draft) => (draft.payload.vote === 'vote-1' ? 'withheld' : null) }
    },
    twin: async (scene) => {
      await scene.secondVote()
      return { hide: (draft) => (scene.isOfFirstItem(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'an interest withheld while the vote it may concern is shown',
    by: 'operator',
    rule: 'vote.acts_unseen',
    severity: 'warning',
    tamper: async (scene) => {
      await scene.secondVote()
      return { hide: (draft) => (scene.isOfFirstItem(draft) ? 'withheld' : null) }
    },
  },
  {
    name: 'a table of ballots that says something else',
    by: 'operator',
    rule: 'derived.differs',
    tamper: async ({ ledger }) => {
      const files = await ledger.bundle()
      files.set('votes/vote-1/ballots.csv', utf8('index,choice\r\n1,yes\r\n'))
      return { files }
    },
  },
  {
    name: 'a file of a vote that no ledger gives',
    by: 'operator',
    rule: 'derived.unexpected',
    tamper: async ({ ledger }) => {
      const files = await ledger.bundle()
      files.set('votes/vote-0/result.json', utf8('{"outcome":"carried"}'))
      return { files }
    },
  },
]

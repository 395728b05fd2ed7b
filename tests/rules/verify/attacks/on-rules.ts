import { readHistory, recusedAt, seatsAt } from '../../../../app/rules/bundle/history.ts'
import type { Json } from '../../../../app/rules/canonical.ts'
import { electorateOf } from '../../../../app/rules/electorate.ts'
import { presetById } from '../../../../app/rules/engine-2/general.ts'
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import { voteHash } from '../../../../app/rules/vote-terms.ts'
import { ruleFromPreset, voteTerms1 } from '../../../support/engine-1.ts'
import { BODY, NAMES, QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const PLAIN = presetById('simple_majority') as Rule
const more = (numerator: string, denominator: string): Rule['all'] => [
  {
    base: 'cast',
    measure: 'seats',
    threshold: { numerator, denominator, comparison: 'at_least' },
    blocking_seats: null,
  },
]
const OWN: Rule = { ...PLAIN, id: 'rule-1', names: { ar: 'قاعدة', en: 'Own rule' }, all: more('2', '3') }
const EASIER: Rule = { ...OWN, all: more('1', '5') }

type Adoption = { version: string; definition: Record<string, Json> }
const asJson = (rule: Rule) => rule as unknown as Record<string, Json>

/** Adopted, voted under, and then the book is said to have been another. */
const adoptedAs = (adoption: (scene: Scene) => Partial<Adoption>) => async (scene: Scene) => {
  await scene.secondVote(OWN)
  Object.assign(scene.payload('rule.adopted'), adoption(scene))
}

export const ruleAttacks: Attack[] = [
  {
    name: 'a vote under a rule that nobody adopted',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: async (scene) => {
      await scene.secondVote(OWN)
      scene.remove('rule.adopted')
    },
    twin: async (scene) => void (await scene.secondVote(OWN)),
  },
  {
    name: 'an adopted rule made easier for one vote',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: async (scene) => {
      await scene.secondVote(EASIER)
      Object.assign(scene.payload('rule.adopted'), { definition: asJson(OWN) })
    },
    // What screens show meanwhile may be settled at the opening.
    twin: async (scene) => {
      scene.ledger.adopt(OWN)
      scene.moveLastBefore('sitting.opened')
      await scene.secondVote({ ...OWN, live: 'names' })
    },
  },
  {
    name: 'a vote under the version before',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: (scene) =>
      scene.beforeAdjourning(() => {
        scene.ledger.adopt(EASIER)
        const present = NAMES.map((name) => `seat-${name}`)
        const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', present, EASIER)
        const opened = scene.ledger.drafts.pop()!
        scene.ledger.adopt(OWN)
        scene.ledger.drafts.push({ ...opened, at: scene.ledger.now })
        scene.ledger.close(terms, present)
      }),
    twin: (scene) =>
      scene.beforeAdjourning(() => {
        for (const rule of [EASIER, OWN]) scene.ledger.adopt(rule)
        const present = NAMES.map((name) => `seat-${name}`)
        scene.ledger.close(scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', present, OWN), present)
      }),
  },
  {
    name: 'a vote under a rule that was retired',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: async (scene) => {
      await scene.secondVote(OWN)
      const place = scene.at('vote.opened', 1)
      scene.ledger.append('rule.retired', { rule: OWN.id, version: '1' })
      const retired = scene.ledger.drafts.pop()!
      scene.ledger.drafts.splice(place, 0, { ...retired, at: scene.ledger.drafts[place]!.at })
    },
    twin: async (scene) => {
      await scene.secondVote(OWN)
      scene.ledger.append('rule.retired', { rule: OWN.id, version: '1' })
    },
  },
  {
    name: 'a published rule bent: more than half, of one in ten',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: async (scene) => {
      await scene.secondVote({ ...PLAIN, all: more('1', '10') })
      const bent = { ...PLAIN, all: more('1', '10') }
      const { terms } = scene.payload<{ terms: Record<string, Json> }>('vote.opened', 1)
      scene.remove('rule.adopted')
      Object.assign(terms, { rule: asJson(bent) })
    },
    // The chair may settle the base, abstention and what is shown.
    twin: async (scene) => {
      const settled: Partial<Rule> = {
        names: { ar: 'أغلبية الأصوات مع الامتناع', en: 'Majority of votes and abstentions' },
        all: [{ ...PLAIN.all[0]!, base: 'cast_and_abstained' }],
        live: 'tally',
      }
      await scene.secondVote(settled)
    },
  },
  {
    name: 'a rule adopted once the vote was open',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: async (scene) => {
      await scene.secondVote(OWN)
      const adopted = scene.remove('rule.adopted')
      const place = scene.at('vote.opened', 1) + 1
      scene.ledger.drafts.splice(place, 0, { ...adopted, at: scene.ledger.drafts[place]!.at })
    },
  },
  {
    name: 'a rule of another name entered as the body’s',
    by: 'operator',
    rule: 'rule.out_of_order',
    tamper: adoptedAs(() => ({ definition: asJson({ ...OWN, id: 'rule-7' }) })),
  },
  {
    name: 'a version left out of the rule book',
    by: 'operator',
    rule: 'rule.out_of_order',
    tamper: adoptedAs(() => ({ version: '2' })),
  },
  {
    name: 'a rule retired that was not in force',
    by: 'operator',
    rule: 'rule.out_of_order',
    tamper: (scene) => void scene.ledger.append('rule.retired', { rule: OWN.id, version: '1' }),
  },
  {
    name: 'a rule put down to a member’s adoption',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: async (scene) => {
      await scene.secondVote(OWN)
      Object.assign(scene.payload('rule.adopted'), { actor: scene.actorOf('amal') })
    },
  },
  {
    name: 'a meeting that failed by a rule that nobody adopted',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: ({ ledger }) => {
      ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: QUESTION }])
      ledger.append('sitting.opened', { meeting: 'meeting-2' })
      ledger.append('quorum.failed', {
        meeting: 'meeting-2',
        rule: asJson(OWN),
        present: [],
        quorum: { base: '5', required: '3', present: '0' },
      })
    },
    twin: ({ ledger }) => {
      ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: QUESTION }])
      ledger.append('sitting.opened', { meeting: 'meeting-2' })
      ledger.append('quorum.failed', {
        meeting: 'meeting-2',
        rule: asJson(PLAIN),
        present: [],
        quorum: { base: '5', required: '3', present: '0' },
      })
    },
  },
  {
    name: 'a vote under the engine that the body has left, where a rule is whatever the opening says',
    by: 'operator',
    rule: 'terms.rule_not_adopted',
    tamper: async (scene) => scene.beforeAdjourning(() => openUnderEngine1(scene)),
  },
]

function openUnderEngine1({ ledger }: Scene): void {
  const history = readHistory(ledger.acts())
  const next = ledger.drafts.length
  const electorate = electorateOf(seatsAt(history, next), recusedAt(history, 'item-2', next))
  ledger.wait(1)
  const opened = Date.parse(ledger.now)
  ledger.wait(-1)
  const rule = ruleFromPreset('simple_majority', { base: 'members' })!
  const terms = voteTerms1(
    {
      body: BODY,
      meeting: 'meeting-1',
      item: 'item-2',
      vote: 'vote-2',
      question: QUESTION,
      rule,
      opened_at: new Date(opened).toISOString(),
      deadline: new Date(opened + 600_000).toISOString(),
      nonce: 'ab'.repeat(16),
    },
    electorate,
    NAMES.map((name) => `seat-${name}`),
  )
  ledger.append('vote.opened', {
    vote: 'vote-2',
    vote_hash: voteHash(terms),
    terms: terms as unknown as Record<string, Json>,
    electors: electorate.electors as unknown as Json[],
  })
  ledger.close(terms, [...NAMES].map((name) => `seat-${name}`).sort())
}

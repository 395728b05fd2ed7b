import { textHashes } from '../../../../app/rules/vote-terms.ts'
import { QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'
import { lawful } from './on-consents.ts'

type Entered = Partial<{
  number: string
  year: string
  meeting: string
  item: string
  basis: 'vote' | 'consent' | 'agreed'
  act: string
  words: string
  question: typeof QUESTION
}>

/** The decision of the scene's one vote, or of a published text, enters the register. */
function register(scene: Scene, entered: Entered = {}, id = 'decision-1'): void {
  const {
    number = '1',
    year = '2026',
    meeting = 'meeting-1',
    item = 'item-1',
    basis = 'vote',
    question = QUESTION,
    words = question.en,
  } = entered
  scene.ledger.append('decision.registered', {
    decision: id,
    year,
    number,
    meeting,
    item,
    basis,
    act: entered.act ?? (basis === 'vote' ? String(scene.at('result.declared')) : ''),
    text_sha256: textHashes({ ...question, en: words }),
  })
}

/** Another text, of the next meeting, published and never put to a vote; the meeting is over. */
function publishAnother({ ledger }: Scene): void {
  ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: QUESTION }])
  ledger.append('sitting.opened', { meeting: 'meeting-2' })
  ledger.append('sitting.adjourned', { meeting: 'meeting-2' })
}

const ofText: Entered = { number: '2', meeting: 'meeting-2', item: 'item-3', basis: 'agreed' }

export const decisionAttacks: Attack[] = [
  {
    name: 'a decision registered twice under two numbers',
    by: 'operator',
    rule: 'decision.twice',
    tamper: (scene) => {
      register(scene)
      register(scene, { number: '2' }, 'decision-2')
    },
    twin: (scene) => register(scene),
  },
  {
    name: 'a number that leaves one out',
    by: 'operator',
    rule: 'decision.out_of_number',
    tamper: (scene) => register(scene, { number: '2' }),
    twin: (scene) => {
      publishAnother(scene)
      register(scene)
      register(scene, ofText, 'decision-2')
    },
  },
  {
    name: 'one number given to two decisions',
    by: 'operator',
    rule: 'decision.twice',
    tamper: (scene) => {
      publishAnother(scene)
      register(scene)
      register(scene, { ...ofText, number: '1' }, 'decision-2')
    },
  },
  {
    name: 'one decision registered under two numbers, of two items',
    by: 'operator',
    rule: 'decision.twice',
    tamper: (scene) => {
      publishAnother(scene)
      register(scene)
      register(scene, ofText)
    },
  },
  {
    name: 'the decision of a vote registered again as agreed to without one',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: (scene) => {
      register(scene)
      register(scene, { number: '2', basis: 'agreed' }, 'decision-2')
    },
  },
  {
    name: 'what was voted down registered as agreed to without a vote',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: async (scene) => {
      const cast = scene.ledger.drafts.filter(({ type }) => type === 'ballot.cast')
      for (const { payload } of cast) await scene.replaceBallot(String(payload.seat).slice('seat-'.length), 'no')
      scene.countAgain()
      register(scene, { basis: 'agreed' })
    },
  },
  {
    name: 'a decision registered of a meeting that never sat',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      scene.ledger.publishAgenda('meeting-2', [{ item: 'item-3', number: '1', decision: QUESTION }])
      register(scene, { ...ofText, number: '1' })
    },
    twin: (scene) => {
      publishAnother(scene)
      register(scene, { ...ofText, number: '1' })
    },
  },
  {
    name: 'a decision given a number of another year',
    by: 'operator',
    rule: 'decision.year_differs',
    tamper: (scene) => register(scene, { year: '2025' }),
    twin: (scene) => register(scene),
  },
  {
    name: 'a decision that names no result',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: (scene) => register(scene, { act: '3' }),
  },
  {
    name: 'the result of one item registered as the decision of another',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: (scene) => register(scene, { item: 'item-2' }),
  },
  {
    name: 'a decision on an item that was published without a text',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: (scene) => register(scene, { item: 'item-2', basis: 'agreed' }),
    twin: (scene) => {
      publishAnother(scene)
      register(scene, { ...ofText, number: '1' })
    },
  },
  {
    name: 'a text of one meeting registered as the decision of another',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: (scene) => {
      publishAnother(scene)
      register(scene, { ...ofText, number: '1', meeting: 'meeting-1' })
    },
  },
  {
    name: 'a decision said to be adopted with others, which were adopted without it',
    by: 'operator',
    rule: 'decision.not_made',
    tamper: async (scene) => {
      await lawful(scene)
      publishAnother(scene)
      register(scene, { ...ofText, number: '1', basis: 'consent', act: String(scene.at('consent.adopted')) })
    },
    twin: async (scene) => {
      await lawful(scene)
      const act = String(scene.at('consent.adopted'))
      const question = { ar: 'يوافق المجلس.', en: 'The council approves.', authoritative: 'ar' as const }
      register(scene, { item: 'item-2', basis: 'consent', act, question })
    },
  },
  {
    name: 'another text than was voted on',
    by: 'operator',
    rule: 'decision.text_differs',
    tamper: (scene) => register(scene, { words: 'The Council rejects the technical evaluation.' }),
  },
  {
    name: 'another text than was published',
    by: 'operator',
    rule: 'decision.text_differs',
    tamper: (scene) => {
      publishAnother(scene)
      register(scene, { ...ofText, number: '1', words: 'The Council rejects the technical evaluation.' })
    },
  },
  {
    name: 'a decision registered by a member',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      register(scene)
      Object.assign(scene.draft('decision.registered').payload, { actor: scene.actorOf('amal') })
    },
  },
]

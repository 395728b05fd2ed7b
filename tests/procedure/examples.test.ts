import { expect, test } from 'vitest'
import { EXAMPLES } from '../../app/procedure/examples.ts'
import { amount, factsOf, firstTrial, NOTHING, type TrialMember } from '../../app/procedure/trial.ts'
import { decide2, type Outcome } from '../../app/rules/engine-2/decide.ts'
import { PRESETS_2 } from '../../app/rules/engine-2/presets.ts'
import { readFacts2 } from '../../app/rules/engine-2/read-facts.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import { must } from '../support/body.ts'

const preset = (id: string): Rule => PRESETS_2.find((each) => each.id === id)!

test('every preset has examples, and each comes out as its source decides', () => {
  const outcomes = Object.fromEntries(
    Object.entries(EXAMPLES).map(([id, examples]) => [
      id,
      examples.map(
        ({ trial }) => decide2(preset(id), must(readFacts2(factsOf(trial, preset(id)), preset(id)))).outcome,
      ),
    ]),
  )
  const expected: Record<string, Outcome[]> = {
    simple_majority: ['carried', 'not_carried'],
    absolute_majority: ['not_carried', 'carried'],
    two_thirds: ['carried', 'not_carried'],
    cabinet: ['carried', 'carried'],
    tender_board: ['carried', 'not_carried'],
    parliament_chamber: ['carried', 'postponed', 'no_quorum'],
    exchange_board: ['carried', 'tied', 'carried'],
    committee_by_circulation: ['not_carried', 'carried'],
    eu_council_qualified: ['carried', 'not_carried', 'carried', 'not_carried'],
    eu_council_reinforced: ['not_carried', 'carried'],
    eu_council_unanimity: ['carried', 'not_carried'],
    un_general_assembly: ['carried'],
    un_important_question: ['carried', 'not_carried'],
    roberts_majority: ['carried', 'not_carried'],
    roberts_present_and_two_thirds: ['not_carried', 'not_carried', 'carried'],
    silence: ['carried', 'objected'],
  }
  expect(outcomes).toEqual(expected)
  expect(Object.keys(EXAMPLES).sort()).toEqual(PRESETS_2.map(({ id }) => id).sort())
})

const member = (seat: string, answer: TrialMember['answer'], role = 'member'): TrialMember => ({
  seat,
  name: null,
  role,
  weight: '1',
  population: '',
  answer,
})

test('members one by one: the absent are not present, the recused do not vote, the chair’s own vote breaks a tie', () => {
  const rule = preset('cabinet')
  const members = [member('c', 'yes', 'chair'), member('a', 'no'), member('b', 'absent'), member('d', 'recused')]
  const facts = must(readFacts2(factsOf({ ...NOTHING, mode: 'members', members }, rule), rule))
  expect([facts.present.seats, facts.members.seats, facts.recused.seats, facts.chair_vote]).toEqual([
    '2',
    '4',
    '1',
    'yes',
  ])
  expect(decide2({ ...rule, quorum: { ...rule.quorum, base: 'members_not_recused' } }, facts).outcome).toBe('carried')
})

test('what is left out of a form is left out of the facts', () => {
  const rule = preset('roberts_majority')
  const trial = { ...NOTHING, counts: { ...NOTHING.counts, yes: amount(2), no: amount(1) } }
  expect(must(readFacts2(factsOf(trial, rule), rule)).members.seats).toBe('3')
  expect(readFacts2(factsOf({ ...trial, counts: { ...trial.counts, yes: amount('two') } }, rule), rule)).toMatchObject({
    ok: false,
    code: 'facts_malformed',
  })
})

test('a first trial of nobody and of a full body can be decided', () => {
  const rule = preset('cabinet')
  const outcome = (count: number) => {
    const seats = Array.from({ length: count }, (_, place) => member(`s${place}`, 'silent'))
    return decide2(rule, must(readFacts2(factsOf(firstTrial(seats), rule), rule))).outcome
  }
  expect([0, 1, 2, 9].map(outcome)).toEqual(['no_quorum', 'carried', 'carried', 'carried'])
})

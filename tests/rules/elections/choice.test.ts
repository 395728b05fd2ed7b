import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CHOICE_FORM,
  choiceOfGrades,
  choiceOfRanking,
  choiceOfSet,
  readChoice,
} from '../../../app/rules/elections/choice.ts'
import { choiceWords } from '../../../app/rules/elections/choice-words.ts'
import type { Method } from '../../../app/rules/elections/election.ts'
import { KIND_OF, MOST_CANDIDATES } from '../../../app/rules/elections/terms.ts'
import { electionBy } from '../../support/election.ts'

describe('what a ballot says is read in one form only', () => {
  const cases: [Method, string, unknown][] = [
    ['plurality', '2', [[2]]],
    ['plurality', 'blank', null],
    ['two-round', '1', [[1]]],
    ['approval', '1,3', [[1, 3]]],
    ['approval', '4', [[4]]],
    ['schulze', '3>1', [[3], [1]]],
    ['meek-stv', '2>1>4>3', [[2], [1], [4], [3]]],
    ['majority-judgment', '1:0,2:5,3:0,4:1', [[1, 3], [4], [], [], [], [2]]],
  ]
  test.each(cases)('%s: %s', (method, choice, places) => {
    expect(choice).toMatch(CHOICE_FORM)
    expect(readChoice(choice, electionBy(method), true)).toEqual({ ok: true, value: places })
  })
})

describe('what is no choice is refused by its own code', () => {
  const cases: [Method, string, string][] = [
    ['plurality', '5', 'ballot_choice_unknown'],
    ['plurality', '02', 'ballot_choice_unknown'],
    ['plurality', '', 'ballot_choice_unknown'],
    ['plurality', 'yes', 'ballot_choice_unknown'],
    ['plurality', '1,2', 'ballot_choice_over'],
    ['plurality', '1>2', 'ballot_choice_unknown'],
    ['approval', '1,2,3', 'ballot_choice_over'],
    ['approval', '3,1', 'ballot_choice_order'],
    ['approval', '1,1', 'ballot_choice_twice'],
    ['borda', '1>1', 'ballot_choice_twice'],
    ['borda', '1>2>9', 'ballot_choice_unknown'],
    ['scottish-stv', '1>', 'ballot_choice_unknown'],
    ['scottish-stv', '1,2', 'ballot_choice_unknown'],
    ['majority-judgment', '1:0,2:0,3:0', 'ballot_grades_missing'],
    ['majority-judgment', '1:0,2:0,3:0,4:6', 'ballot_choice_unknown'],
    ['majority-judgment', '1:0,2:0,3:0,4', 'ballot_choice_unknown'],
    ['majority-judgment', '1:0,2:0,3:0,4:1:1', 'ballot_choice_unknown'],
    ['majority-judgment', '2:0,1:0,3:0,4:1', 'ballot_choice_order'],
  ]
  test.each(cases)('%s: %s is %s', (method, choice, code) => {
    expect(readChoice(choice, electionBy(method), true)).toMatchObject({ ok: false, code })
  })

  test('a blank ballot, where members may not abstain', () => {
    expect(readChoice('blank', electionBy('plurality'), false)).toMatchObject({ code: 'ballot_blank_refused' })
  })
})

test('whatever a sheet writes is read back as it was meant, and fits the form', () => {
  const candidates = Array.from({ length: MOST_CANDIDATES }, (_, place) => ({
    id: String(place + 1),
    names: { ar: `م${place}`, en: `c${place}` },
  }))
  const ids = candidates.map(({ id }) => id)
  const some = fc.shuffledSubarray(ids, { minLength: 1 })
  fc.assert(
    fc.property(some, fc.array(fc.nat({ max: 5 }), { minLength: 60, maxLength: 60 }), (named, given) => {
      const ranking = choiceOfRanking(named)
      expect(readChoice(ranking, electionBy('borda', { candidates }), false)).toEqual({
        ok: true,
        value: named.map((id) => [Number(id)]),
      })
      const set = choiceOfSet(named)
      const approval = electionBy('approval', { candidates, most: '60' })
      expect(readChoice(set, approval, false)).toEqual({ ok: true, value: [named.map(Number).sort((a, b) => a - b)] })
      const grades = choiceOfGrades(new Map(named.map((id) => [id, given[Number(id) - 1] as number])))
      const graded = electionBy('majority-judgment', { candidates: candidates.filter(({ id }) => named.includes(id)) })
      const read = readChoice(grades, graded, false)
      expect(read.ok && read.value?.flat().length).toBe(named.length)
      for (const choice of [ranking, set, grades]) expect(choice).toMatch(CHOICE_FORM)
    }),
  )
})

test('a choice is said in both languages', () => {
  expect(choiceWords('3>1', electionBy('schulze'), 'en')).toBe('1. Amina Alzayani, 2. Salma Alhaddad')
  expect(choiceWords('1,2', electionBy('approval'), 'ar')).toBe('سلمى الحداد، ناصر الكعبي')
  expect(choiceWords('1:0,2:5', electionBy('majority-judgment', { of: 2 }), 'en')).toBe(
    'Salma Alhaddad: Excellent, Nasser Alkaabi: To reject',
  )
  expect(choiceWords('blank', electionBy('plurality'), 'en')).toBe('blank')
  expect(choiceWords('7', electionBy('plurality'), 'en')).toBe('7')
  expect(KIND_OF['two-round']).toBe('one')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureNow, meterUnder } from '../../app/rules/engine-2/meter.ts'
import { ANSWERS, type Answer, answersFor, isBeforeChange, outlook } from '../../app/rules/replies.ts'

const seat = (id: number, over: { votes?: boolean; held?: boolean } = {}) => ({
  seat: `s${id}`,
  role: 'member',
  votes: true,
  held: true,
  weight: '1',
  population: '0',
  ...over,
})
const twelve = Array.from({ length: 12 }, (_, id) => seat(id))
const said = (answers: Record<string, Answer>) => new Map(Object.entries(answers))
const declined = (count: number) =>
  said(Object.fromEntries(Array.from({ length: count }, (_, id) => [`s${id}`, 'absent'])))

describe('an invitation', () => {
  test('is answered as the kind of the meeting lets one take part, and not at all where nobody comes together', () => {
    expect(answersFor('in_person')).toEqual(['in_person', 'absent'])
    expect(answersFor('virtual')).toEqual(['remote', 'absent'])
    expect(answersFor('hybrid')).toEqual(ANSWERS)
    expect(answersFor('circulation')).toEqual([])
  })

  test('that was answered for another beginning was answered before the change', () => {
    const day = new Date('2026-11-24T07:00:00.000Z')
    expect(isBeforeChange(day, '2026-11-24T10:00:00+03:00')).toBe(false)
    expect(isBeforeChange(day, '2026-11-25T07:00:00.000Z')).toBe(true)
  })
})

describe('the outlook of a quorum of more than half of twelve', () => {
  test('is open while nobody has answered, at risk once three have declined, and lacking once six have', () => {
    expect(outlook(twelve, said({}), [])).toMatchObject({ required: 7, verdict: 'open', declined: 0, open: 12 })
    expect(outlook(twelve, declined(2), [])).toMatchObject({ verdict: 'open', declined: 2 })
    expect(outlook(twelve, declined(3), [])).toMatchObject({ verdict: 'at_risk', declined: 3, open: 9 })
    expect(outlook(twelve, declined(5), [])).toMatchObject({ verdict: 'at_risk' })
    expect(outlook(twelve, declined(6), [])).toMatchObject({ verdict: 'lacking' })
  })

  test('is met once enough have said that they come, whoever has declined', () => {
    const seven = said({
      ...Object.fromEntries(twelve.slice(0, 7).map(({ seat: id }) => [id, 'in_person'])),
      s8: 'absent',
    })
    expect(outlook(twelve, seven, [])).toMatchObject({ verdict: 'met', coming: 7, declined: 1, open: 4 })
  })

  test('asks neither seats without a vote nor vacant ones', () => {
    const seats = [...twelve.slice(0, 3), seat(20, { votes: false }), seat(21, { held: false })]
    const look = outlook(seats, said({ s20: 'absent', s21: 'absent' }), [])
    expect(look).toMatchObject({ required: 2, declined: 0, open: 3, verdict: 'open' })
  })

  test('agrees with the meter of the sitting, whatever was answered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ votes: fc.boolean(), held: fc.boolean(), said: fc.option(fc.constantFrom(...ANSWERS)) }), {
          maxLength: 20,
        }),
        (drawn) => {
          const seats = drawn.map((one, id) => seat(id, one))
          const answers = new Map(
            drawn.flatMap(({ said: answer }, id) => (answer ? [[`s${id}`, answer] as [string, Answer]] : [])),
          )
          const look = outlook(seats, answers, [])
          const meter = (wanted: (answer: Answer | undefined) => boolean) =>
            meterUnder(measureNow([]), [], {
              seats,
              recused: new Set(),
              here: new Set(seats.filter(({ seat: id }) => wanted(answers.get(id))).map(({ seat: id }) => id)),
              remote: new Set(),
            })
          const comes = meter((answer) => answer === 'in_person' || answer === 'remote')
          const could = meter((answer) => answer !== 'absent')
          expect(look.verdict === 'met').toBe(comes.met)
          expect(look.verdict === 'lacking').toBe(!comes.met && !could.met)
          expect(look.declined + look.open + comes.here).toBe(comes.members)
        },
      ),
    )
  })
})

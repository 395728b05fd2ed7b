import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { electorateOf } from '../../../app/rules/electorate.ts'
import { failuresUnder, quorumOfMeeting } from '../../../app/rules/engine-2/failed-meeting.ts'
import { presetById } from '../../../app/rules/engine-2/general.ts'
import type { Rule } from '../../../app/rules/engine-2/rule.ts'

const PLAIN = presetById('simple_majority') as Rule
const share = (numerator: string, denominator: string) => ({
  numerator,
  denominator,
  comparison: 'at_least' as const,
})
/** Half of the members; a third once the meeting has failed, and whoever comes after it failed again. */
const under = (after: string, lower = share('1', '3')): Rule => ({
  ...PLAIN,
  id: 'rule-1',
  quorum: { ...PLAIN.quorum, share: share('1', '2'), adjourned: { after, share: lower } },
})

const bodyOf = (count: number) =>
  electorateOf(
    Array.from({ length: count }, (_, place) => ({
      seat: `seat-${String(place).padStart(3, '0')}`,
      role: place === 0 ? 'chair' : 'member',
      votes: true,
      weight: '1',
      mandates: [`mandate-${place}`],
      keys: [],
    })),
    new Set(),
  )
const first = (count: number, { electors }: ReturnType<typeof bodyOf>) =>
  new Set(electors.slice(0, count).map(({ seat }) => seat))

describe('a meeting that fails for want of a quorum', () => {
  test.each([
    ['nine of which four came, the first time', 9, 4, 0, '5', false],
    ['nine of which five came', 9, 5, 0, '5', true],
    ['nine of which three came, after a failure', 9, 3, 1, '3', true],
    ['nine of which two came, after a failure', 9, 2, 1, '3', false],
    ['nine of which nobody came, after nine failures', 9, 0, 9, '3', false],
  ])('%s', (_what, members, came, failed, required, met) => {
    const body = bodyOf(members)
    const rule = under('1')
    const found = quorumOfMeeting(rule, body, first(came, body), Array(failed).fill(rule))
    expect(found).toMatchObject({ required, met, present: String(came), base: String(members) })
    expect(found.adjourned).toBe(failed >= 1)
  })

  test('waits for as many failures as the rule asks for', () => {
    const body = bodyOf(9)
    const rule = under('2')
    expect(quorumOfMeeting(rule, body, first(3, body), [rule]).met).toBe(false)
    expect(quorumOfMeeting(rule, body, first(3, body), [rule, rule]).met).toBe(true)
  })

  test('counts by its own measure alone: another share, other seats or members afar are another', () => {
    const rule = under('1')
    const others: Rule[] = [
      PLAIN,
      under('2'),
      { ...rule, remote: 'absent' },
      { ...rule, chair: 'never', tie: 'fails' },
      { ...rule, excluded_roles: ['delegate'] },
      { ...rule, quorum: { ...rule.quorum, base: 'statutory' } },
    ]
    expect(failuresUnder(rule, others)).toBe('0')
    // What is decided, and how it is decided, is another matter than who must be there.
    const same: Rule[] = [
      { ...rule, id: 'rule-2', tie: 'revote' },
      { ...rule, abstain: 'blocks' },
    ]
    expect(failuresUnder(rule, [...others, ...same])).toBe('2')
  })

  test('a failure never raises what is needed, and without anybody nothing is decided', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(4), (members, came, failed) => {
        const body = bodyOf(members + 1)
        const rule = under('1')
        const found = (times: number) => quorumOfMeeting(rule, body, first(came, body), Array(times).fill(rule))
        const [before, after] = [found(failed), found(failed + 1)]
        expect(BigInt(after.required)).toBeLessThanOrEqual(BigInt(before.required))
        expect(before.met && !after.met).toBe(false)
        if (came === 0) expect(after.met).toBe(false)
      }),
    )
  })
})

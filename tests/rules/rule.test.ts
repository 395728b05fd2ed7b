import { describe, expect, test } from 'vitest'
import { parseRule } from '../../app/rules/rule.ts'
import { RULE_PRESETS, ruleFromPreset } from '../support/engine-1.ts'

const simple = RULE_PRESETS[0]!

describe('a rule', () => {
  test.each(RULE_PRESETS)('preset $id is well formed and named in both languages', (preset) => {
    expect(parseRule(JSON.parse(JSON.stringify(preset)))).toEqual({ ok: true, value: preset })
    expect(preset.names.ar).toMatch(/[\u0621-\u064a]/)
    expect(preset.names.en).toMatch(/[a-z]/)
  })

  test('of an engine we do not know is refused, never guessed at', () => {
    expect(parseRule({ ...simple, engine: 'majlis/2' })).toMatchObject({ ok: false, code: 'rule_engine_unknown' })
  })

  test.each([
    ['a number instead of a decimal string', { threshold: { ...simple.threshold, numerator: 1 } }],
    ['a share above the whole', { threshold: { numerator: '3', denominator: '2', comparison: 'at_least' } }],
    ['more than the whole', { threshold: { numerator: '2', denominator: '2', comparison: 'more_than' } }],
    ['a denominator of zero', { threshold: { numerator: '0', denominator: '0', comparison: 'at_least' } }],
    ['a leading zero', { threshold: { ...simple.threshold, denominator: '02' } }],
    ['an unknown base', { base: 'population' }],
    ['choices in another order', { choices: ['no', 'yes', 'abstain'] }],
    ['choices run together', { choices: ['yes,no'] }],
    ['abstention offered though refused', { abstain: 'refused' }],
    ['abstention neither offered nor refused', { choices: ['yes', 'no'] }],
    ['a field this engine does not have', { all: [] }],
    ['a name in one language', { names: { en: 'Majority' } }],
  ])('with %s is refused', (_, change) => {
    expect(parseRule({ ...simple, ...change })).toMatchObject({ ok: false, code: 'rule_malformed' })
  })

  test('made from a preset is named after its base and offers what it counts', () => {
    const rule = ruleFromPreset('two_thirds', { base: 'members', abstain: 'refused' })!
    expect(rule.names).toEqual({ ar: 'ثلثا أعضاء الهيئة', en: 'Two thirds of all members' })
    expect(rule.choices).toEqual(['yes', 'no'])
    expect(parseRule(rule).ok).toBe(true)
    expect(ruleFromPreset('two_thirds', { base: undefined })).toEqual(ruleFromPreset('two_thirds'))
    expect(ruleFromPreset('unheard_of')).toBeNull()
  })
})

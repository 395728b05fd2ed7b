import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide2 } from '../../../app/rules/engine-2/decide.ts'
import { PRESETS_2 } from '../../../app/rules/engine-2/presets.ts'
import { readFacts2 } from '../../../app/rules/engine-2/read-facts.ts'
import { readRule2 } from '../../../app/rules/engine-2/read-rule.ts'
import { parseRule2, type Rule } from '../../../app/rules/engine-2/rule.ts'
import { canTie, ruleWords } from '../../../app/rules/engine-2/rule-words.ts'
import { partWords } from '../../../app/rules/engine-2/share-words.ts'
import { must } from '../../support/body.ts'

const preset = (id: string): Rule => PRESETS_2.find((each) => each.id === id)!
const of = (rule: Rule, field: keyof Rule) => ruleWords(rule).filter((sentence) => sentence.field === field)
const en = (rule: Rule, field: keyof Rule) => of(rule, field).map((sentence) => sentence.en)
const ar = (rule: Rule, field: keyof Rule) => of(rule, field).map((sentence) => sentence.ar)

describe('a rule in words', () => {
  test.each(PRESETS_2.map((rule) => [rule.id, rule] as const))('says the whole of %s, numbered', (_, rule) => {
    const sentences = ruleWords(rule)
    expect(sentences.map(({ number }) => number)).toEqual(sentences.map((_, place) => place + 1))
    for (const sentence of sentences) whole(sentence)
    if (rule.form !== 'silence')
      for (const field of [
        'all',
        'quorum',
        'chair',
        'abstain',
        'recused',
        'proxies',
        'reasons',
        'form',
        'change',
        'live',
      ])
        expect(sentences.map((sentence) => sentence.field)).toContain(field)
  })

  test('of a board whose chair has a casting vote', () => {
    const rule = preset('exchange_board')
    expect(en(rule, 'all')).toEqual(['A decision is adopted when more than half of the members present vote for it.'])
    expect(ar(rule, 'all')).toEqual(['يُشترط لإقرار القرار أن يوافق عليه أكثر من نصف الأعضاء الحاضرين.'])
    expect(en(rule, 'quorum')).toEqual([
      'The vote stands only with a quorum: more than half of the body’s members are present.',
    ])
    expect(ar(rule, 'quorum')).toEqual(['لا يصحّ التصويت إلا باكتمال النصاب، وهو حضور أكثر من نصف أعضاء الهيئة.'])
    expect(en(rule, 'tie')).toEqual(['If the two sides are equal, the chair gives a casting vote.'])
    expect(ar(rule, 'proxies')).toEqual(['للعضو أن يصوّت نيابةً عن عضو واحد على الأكثر.'])
  })

  test('of several thresholds at once, with a blocking minority', () => {
    const rule = preset('eu_council_qualified')
    expect(en(rule, 'all')).toEqual([
      'A decision is adopted when both of these conditions are met.',
      'Condition 1: at least 55% of the body’s members vote for it.',
      'Condition 2: those voting for it represent at least 65% of the total population of the body’s members.',
      'A minority blocks by this condition only if it is at least 4 members who did not vote for.',
    ])
    expect(ar(rule, 'all')).toEqual([
      'يُقَرّ القرار إذا تحقّق الشرطان الآتيان معًا.',
      'الشرط ١: أن يوافق عليه ما لا يقل عن ٥٥٪ من أعضاء الهيئة.',
      'الشرط ٢: أن يمثّل الموافقون ما لا يقل عن ٦٥٪ من مجموع سكان أعضاء الهيئة.',
      'ولا تمنع أقليةٌ الإقرارَ بهذا الشرط ما لم يبلغ من لم يوافقوا ٤ أعضاء على الأقل.',
    ])
  })

  test('of votes counted by weight says so of the votes', () => {
    const [byVotes] = en(preset('simple_majority'), 'all')
    expect(byVotes).toBe('A decision is adopted when more than half of the votes cast are for it, counted by weight.')
    expect(ar(preset('simple_majority'), 'all')[0]).toBe(
      'يُشترط لإقرار القرار أن يكون أكثر من نصف الأصوات المعبَّر عنها بالموافقة، محسوبةً بأوزانها.',
    )
  })

  test('of silence says nothing of majorities', () => {
    expect(ruleWords(preset('silence')).map(({ field }) => field)).toEqual(['form'])
  })

  test('says of a tie that cannot arise that it has no occasion', () => {
    const twoThirds = { numerator: 2, denominator: 3 }
    const casting = must(readRule2({ base: 'present', threshold: twoThirds, tie: 'chair_casting_vote' }))
    expect(canTie(casting)).toBe(false)
    expect(en(casting, 'tie')[0]).toMatch(/no occasion/)
    expect(en({ ...casting, tie: 'fails' }, 'tie')).toEqual([])
    expect(canTie(preset('cabinet'))).toBe(true)
  })

  test('knows every rule under which a tie arose', () => {
    const few = fc.nat(6)
    const vote = fc.record({
      yes: few,
      no: few,
      abstain: few,
      members: fc.integer({ min: 18, max: 24 }),
      seed: fc.constant('x'),
    })
    fc.assert(
      fc.property(anyRule, vote, (rule, given) => {
        const { working } = decide2(
          rule,
          must(readFacts2({ ...given, present: given.yes + given.no + given.abstain }, rule)),
        )
        if (working.some(({ code }) => code === 'tie')) expect(canTie(rule)).toBe(true)
      }),
      { numRuns: 3000 },
    )
    const arose = must(readFacts2({ yes: 3, no: 3, members: 6 }, preset('cabinet')))
    expect(decide2(preset('cabinet'), arose).working.map(({ code }) => code)).toContain('tie')
  })

  test('says what abstaining does against each base', () => {
    expect(en(preset('roberts_majority'), 'abstain')[0]).toBe('An abstention counts neither for nor against.')
    expect(en(preset('cabinet'), 'abstain')[0]).toMatch(/stays in the number/)
    expect(en(preset('roberts_present_and_two_thirds'), 'abstain')[0]).toMatch(/wherever the share is taken of members/)
  })

  test('says a lower quorum after adjournment, with the six Arabic forms', () => {
    const adjourned = (after: number) =>
      ar(
        must(
          readRule2({ quorum: { numerator: 1, denominator: 2, adjourned: { after, numerator: 1, denominator: 3 } } }),
        ),
        'quorum',
      )[1]
    expect([0, 1, 2, 3, 11, 100].map(adjourned)).toEqual(
      ['أي اجتماع', 'اجتماع واحد', 'اجتماعين', '٣ اجتماعات', '١١ اجتماعًا', '١٠٠ اجتماع'].map(
        (counted) => `وإذا لم يكتمل النصاب في ${counted}، كفى بعد ذلك حضور ما لا يقل عن ثلث أعضاء الهيئة.`,
      ),
    )
  })

  test('counts those a member may vote for in the six Arabic forms', () => {
    const proxies = (max: string) => ar({ ...preset('cabinet'), proxies: { max, same_bloc: true } }, 'proxies')[0]
    expect(proxies('0')).toBe('لا إنابة: لا يصوّت عضو عن غيره.')
    expect(['1', '2', '3', '11', '100'].map(proxies)).toEqual(
      ['عضو واحد', 'عضوين', '٣ أعضاء', '١١ عضوًا', '١٠٠ عضو'].map(
        (counted) => `للعضو أن يصوّت نيابةً عن ${counted} من كتلته على الأكثر.`,
      ),
    )
  })

  test.each([
    ['1', '2', 'half', 'نصف'],
    ['50', '100', 'half', 'نصف'],
    ['2', '3', 'two thirds', 'ثلثي'],
    ['3', '4', 'three quarters', 'ثلاثة أرباع'],
    ['1', '10', 'one tenth', 'عُشر'],
    ['55', '100', '55%', '٥٥٪ من'],
    ['11', '23', '11/23', 'نسبة ١١ إلى ٢٣ من'],
  ])('calls %s of %s by its name', (numerator, denominator, english, arabic) => {
    const part = partWords({ numerator, denominator, comparison: 'at_least' })
    expect([part.en, part.ar]).toEqual([english, arabic])
  })

  test('keeps to the reader’s digits', () => {
    const text = (digits: 'arab' | 'latn') =>
      ruleWords(preset('eu_council_qualified'), digits)
        .map((each) => each.ar)
        .join()
    expect(text('latn')).not.toMatch(/[٠-٩٪]/)
    expect(text('arab')).not.toMatch(/[0-9%]/)
  })

  test('is never left with a hole, whatever the rule', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(parseRule2(rule)).toMatchObject({ ok: true })
        for (const sentence of ruleWords(rule)) whole(sentence)
      }),
      { numRuns: 500 },
    )
  })
})

function whole(sentence: { ar: string; en: string }) {
  expect(sentence.ar).toMatch(/^[^A-Za-z]+\.$/)
  expect(sentence.en).toMatch(/^[A-Z][^\u0600-\u06ff]*\.$/)
  expect(sentence.ar + sentence.en).not.toMatch(/undefined|NaN| {2}|\(\)| [.,،]/)
}

const measure = fc.constantFrom('seats', 'weight', 'population')
const base = fc.constantFrom('cast', 'cast_and_abstained', 'present', 'members', 'statutory')
const share = fc
  .record({ numerator: fc.nat(120), more: fc.nat(120), comparison: fc.constantFrom('more_than', 'at_least') })
  .map(({ numerator, more, comparison }) => ({
    numerator: String(numerator),
    denominator: String(numerator + more + (comparison === 'more_than' || numerator + more === 0 ? 1 : 0)),
    comparison,
  }))
const some = fc.nat(120).map(String)
const anyRule = fc
  .record({
    all: fc.array(fc.record({ base, measure, threshold: share, blocking_seats: fc.option(some) }), {
      minLength: 1,
      maxLength: 4,
    }),
    quorum: fc.record({
      base: fc.constantFrom('members', 'members_not_recused', 'statutory'),
      measure,
      share,
      adjourned: fc.option(fc.record({ after: some, share })),
    }),
    expressed: fc.option(fc.record({ base, measure, share })),
    abstain: fc.constantFrom('ignored', 'counts_against', 'blocks'),
    tie: fc.constantFrom('fails', 'chair_casting_vote', 'chairs_side', 'revote', 'lot'),
    chair: fc.constantFrom('votes', 'last'),
    recused: fc.constantFrom('out_of_base', 'in_base'),
    remote: fc.constantFrom('present', 'absent'),
    proxies: fc.option(fc.record({ max: some, same_bloc: fc.boolean() })),
    reasons: fc.constantFrom('none', 'against', 'abstain', 'against_and_abstain'),
    form: fc.constantFrom('open', 'roll_call', 'silence'),
    change: fc.constantFrom('final', 'until_close'),
    live: fc.constantFrom('participation', 'tally', 'names'),
    excluded_roles: fc.subarray(['delegate', 'observer', 'deputy']),
  })
  .map((fields) => ({ ...preset('cabinet'), ...fields }) as Rule)

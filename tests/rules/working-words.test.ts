import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '../../app/rules/majority.ts'
import { arabicPlural } from '../../app/rules/number-words.ts'
import { workingWords } from '../../app/rules/working-words.ts'
import { type RuleChanges, ruleFromPreset } from '../support/engine-1.ts'

const seats = (count: number) => ({ seats: String(count), weight: String(count) })

type Given = { yes: number; no: number; abstain?: number; members: number; present: number; recused?: number }

function words(preset: string, given: Given, changes: RuleChanges = {}, chair: 'yes' | 'no' | null = null) {
  const rule = ruleFromPreset(preset, changes)!
  const { working } = decide(rule, {
    tally: { yes: seats(given.yes), no: seats(given.no), abstain: seats(given.abstain ?? 0) },
    members: seats(given.members),
    present: seats(given.present),
    recused: seats(given.recused ?? 0),
    recused_present: seats(0),
    chair_choice: chair,
  })
  return workingWords(working, rule)
}

describe('the working in words', () => {
  const house = { yes: 131, no: 41, abstain: 15, members: 193, present: 187 }

  test('of two thirds of the House reads as the design words it, in Arabic', () => {
    expect(
      words('two_thirds', house, { base: 'members', source: { ar: 'المادة ٨٧', en: '' } }).map(({ ar }) => ar),
    ).toEqual([
      'القاعدة: ثلثا أعضاء الهيئة (المادة ٨٧).',
      'أعضاء الهيئة ١٩٣، والثلثان ١٢٨٫٦٧، فالمطلوب ١٢٩ صوتًا.',
      'حضر ١٨٧ عضوًا، والنصاب ٩٧: مكتمل.',
      'وافق ١٣١ عضوًا، أي أكثر من المطلوب بصوتين. الممتنع والغائب لا يُحسبان موافقين.',
      'فالنتيجة: أُقِرَّ القرار.',
    ])
  })

  test('of two thirds of the House reads as the design words it, in English', () => {
    const source = { ar: '', en: 'standing order 87' }
    expect(words('two_thirds', house, { base: 'members', source }).map(({ en }) => en)).toEqual([
      'The rule: Two thirds of all members (standing order 87).',
      'The body has 193 members; two thirds is 128.67, so 129 votes are needed.',
      '187 members were present; the quorum is 97: met.',
      '131 voted for, two more than needed. Abstentions and absences do not count as for.',
      'Therefore: the decision is adopted.',
    ])
  })

  test('is numbered, except for the conclusion', () => {
    expect(words('two_thirds', house).map(({ number }) => number)).toEqual([1, 2, 3, 4, null])
  })

  test('says what abstentions and recusals do', () => {
    const [, recused, base] = words('simple_majority', { ...house, recused: 2 })
    expect(recused).toMatchObject({
      ar: 'تنحّى عضوان، فلا يُحسبان في الأساس ولا في الحاضرين.',
      en: '2 members recused: counted neither in the base nor among those present.',
    })
    expect(base!.ar).toBe(
      'الأصوات المعبَّر عنها ١٧٢: الموافقة ١٣١ وغير الموافقة ٤١، والامتناع (١٥) لا يُحسب مع أيٍّ من الجانبين. والنصف ٨٦، والمطلوب أكثر من ذلك: ٨٧ صوتًا.',
    )
    expect(base!.en).toBe(
      'Votes cast: 172, of which 131 for and 41 against; abstentions (15) count neither way. Half is 86, and more than that is needed: 87 votes.',
    )
  })

  test('without a quorum says so and counts nothing', () => {
    const said = words('simple_majority', { yes: 2, no: 0, members: 12, present: 2 })
    expect(said.map(({ code }) => code)).toEqual(['rule', 'quorum_missing', 'therefore_no_quorum'])
    expect(said[1]!.ar).toBe('حضر عضوان، والنصاب ٧: غير مكتمل.')
  })

  test('of a tie says who broke it', () => {
    const tie = { yes: 5, no: 5, members: 12, present: 10 }
    const chair = { tie: 'chair_casting_vote' } as const
    expect(words('simple_majority', tie).at(-2)!.code).toBe('tie_fails')
    expect(
      words('simple_majority', tie, chair)
        .slice(-2)
        .map(({ code }) => code),
    ).toEqual(['tie_awaits_chair', 'therefore_tied'])
    expect(
      words('simple_majority', tie, chair, 'yes')
        .slice(-2)
        .map(({ code }) => code),
    ).toEqual(['chair_yes', 'therefore_carried'])
  })

  test('uses the six Arabic forms of a counted noun', () => {
    const yes = (count: number) => words('two_thirds', { yes: count, no: 9, members: 300, present: 300 }).at(-2)!.ar
    expect([0, 1, 2, 3, 11, 100].map((count) => yes(count).split('،')[0])).toEqual([
      'لم يوافق أحد.',
      'وافق عضو واحد',
      'وافق عضوان',
      'وافق ٣ أعضاء',
      'وافق ١١ عضوًا',
      'وافق ١٠٠ عضو',
    ])
  })

  test('chooses the plural form that Unicode does', () => {
    const unicode = new Intl.PluralRules('ar')
    for (let count = 0; count < 2500; count++) expect(arabicPlural(BigInt(count))).toBe(unicode.select(count))
  })

  test('keeps to one kind of digits, the reader’s', () => {
    const rule = ruleFromPreset('two_thirds')!
    const facts = { tally: { yes: seats(1200), no: seats(300), abstain: seats(0) }, recused: seats(0) }
    const { working } = decide(rule, {
      ...facts,
      members: seats(2000),
      present: seats(1900),
      recused_present: seats(0),
      chair_choice: null,
    })
    expect(
      workingWords(working, rule, 'latn')
        .map(({ ar }) => ar)
        .join(),
    ).toContain('1,200')
    expect(
      workingWords(working, rule, 'latn')
        .map(({ ar }) => ar)
        .join(),
    ).not.toMatch(/[٠-٩]/)
    expect(
      workingWords(working, rule)
        .map(({ ar }) => ar)
        .join(),
    ).toContain('١٬٢٠٠')
    expect(
      workingWords(working, rule)
        .map(({ ar }) => ar)
        .join(),
    ).not.toMatch(/[0-9]/)
  })

  test('is never left with a hole, whatever the vote', () => {
    const some = fc.nat(30)
    fc.assert(
      fc.property(
        fc.constantFrom('simple_majority', 'absolute_majority', 'two_thirds'),
        fc.constantFrom('cast', 'cast_and_abstained', 'present', 'members'),
        fc.constantFrom('ignored', 'counts_against'),
        fc.tuple(some, some, some, some, some),
        (preset, base, abstain, [yes, no, abstentions, absent, recused]) => {
          const present = yes + no + abstentions
          const given = { yes, no, abstain: abstentions, present, members: present + absent + recused, recused }
          for (const { ar, en } of words(preset, given, { base, abstain })) {
            expect(ar).toMatch(/^[^A-Za-z]+\.$/)
            expect(en).toMatch(/^[A-Z0-9].*\.$/)
            expect(`${ar}${en}`).not.toMatch(/undefined|NaN| {2}|\(\)/)
          }
          expect(words(preset, given, { base, abstain }).at(-1)!.en).toMatch(/^Therefore: /)
        },
      ),
    )
  })
})

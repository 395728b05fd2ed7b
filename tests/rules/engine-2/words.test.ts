import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide2 } from '../../../app/rules/engine-2/decide.ts'
import { PRESETS_2 } from '../../../app/rules/engine-2/presets.ts'
import { readFacts2 } from '../../../app/rules/engine-2/read-facts.ts'
import { readRule2 } from '../../../app/rules/engine-2/read-rule.ts'
import { workingWords2 } from '../../../app/rules/engine-2/words.ts'
import { must } from '../../support/body.ts'

function words(ruleText: unknown, votes: unknown, digits: 'arab' | 'latn' = 'arab') {
  const rule = must(readRule2(ruleText))
  return workingWords2(decide2(rule, must(readFacts2(votes, rule))).working, rule, digits)
}
const robert = { preset: 'roberts_present_and_two_thirds' }

describe('the working of majlis/2 in words', () => {
  test('of Robert’s 7-4-2 says which condition holds and by how much the other is missed', () => {
    const said = words(robert, { yes: 7, no: 4, abstain: 2, members: 13 })
    expect(said.slice(1).map(({ en }) => en)).toEqual([
      '13 of 13 members were present; the quorum is 7: met.',
      'Condition 1: members present: 13; half is 6.5, and more than that is needed: 7 votes. 7 voted for, exactly as many as needed. Abstentions and those who did not vote do not count as for. The condition is met.',
      'Condition 2: votes cast: 11, of which 7 for and 4 against, abstentions (2) counting neither way; two thirds is 7.33, so 8 votes are needed. 7 voted for, one fewer than needed. The condition is not met.',
      'Therefore: the decision is not adopted.',
    ])
    expect(said.slice(1).map(({ ar }) => ar)).toEqual([
      'حضر ١٣ عضوًا من ١٣، والنصاب ٧: مكتمل.',
      'الشرط ١: الحاضرون ١٣، والنصف ٦٫٥، والمطلوب أكثر من ذلك: ٧ أصوات. وافق ٧ أعضاء، وهذا هو المطلوب تمامًا. الممتنع ومن لم يصوّت لا يُحسبان موافقين. تحقّق الشرط.',
      'الشرط ٢: الأصوات المعبَّر عنها ١١: الموافقة ٧ وغير الموافقة ٤، والامتناع (٢) لا يُحسب مع أيٍّ من الجانبين، والثلثان ٧٫٣٣، فالمطلوب ٨ أصوات. وافق ٧ أعضاء، أي أقل من المطلوب بصوت واحد. لم يتحقّق الشرط.',
      'فالنتيجة: لم يُقَرَّ القرار.',
    ])
  })

  test('of a population is told without votes, and a blocking minority that is too small is told after', () => {
    const three = {
      yes: { seats: 24, population: 50 },
      no: { seats: 3, population: 50 },
      members: { seats: 27, population: 100 },
    }
    const [, , , population, blocking] = words({ preset: 'eu_council_qualified' }, three)
    expect(population?.en).toBe(
      'Condition 2: the body’s members by population: 100; 65% is 65, so 65 is needed. The population for is 50, 15 less than needed.',
    )
    expect(population?.ar).toBe(
      'الشرط ٢: سكان أعضاء الهيئة ١٠٠، ونسبة ٦٥٪ من ذلك ٦٥، فالمطلوب ٦٥. سكان الموافقين ٥٠، أي أقل من المطلوب بـ١٥.',
    )
    expect(blocking?.en).toMatch(/^3 members did not vote for; a blocking minority needs 4/)
  })

  test('uses the six Arabic forms of those who voted for', () => {
    const yes = (count: number) =>
      words({ base: 'cast', threshold: { numerator: 2, denominator: 3 } }, { yes: count, no: 9 })[2]!.ar
    expect([0, 1, 2, 3, 11, 100].map((count) => yes(count).split('. ')[1]?.split('،')[0])).toEqual([
      'لم يوافق أحد.',
      'وافق عضو واحد',
      'وافق عضوان',
      'وافق ٣ أعضاء',
      'وافق ١١ عضوًا',
      'وافق ١٠٠ عضو',
    ])
  })

  test('says that there is nothing to take a share of', () => {
    const population = { base: 'population', threshold: { numerator: 1, denominator: 2 } }
    expect(words(population, { yes: 3, no: 1 })[2]!.en).toBe('There is nothing to take a share of: the base is 0.')
    expect(words({ base: 'cast' }, { members: 4, present: 4 })[2]!.en).toBe('No votes were cast.')
  })

  test('keeps to the reader’s digits', () => {
    const text = (digits: 'arab' | 'latn') =>
      words({ base: 'cast', threshold: { numerator: 55, denominator: 100 } }, { yes: 1200, no: 300 }, digits)
        .map(({ ar }) => ar)
        .join()
    expect(text('latn')).toContain('1,200')
    expect(text('latn')).not.toMatch(/[٠-٩٪]/)
    expect(text('arab')).not.toMatch(/[0-9%]/)
  })

  test('is never left with a hole, whatever the vote', () => {
    const some = fc.nat(30)
    fc.assert(
      fc.property(
        fc.constantFrom(...PRESETS_2.map(({ id }) => id)),
        fc.constantFrom('ignored', 'counts_against', 'blocks'),
        fc.constantFrom('cast', 'cast_and_abstained', 'present', 'members', 'statutory', 'weight'),
        fc.tuple(some, some, some, some, some),
        (preset, abstain, base, [yes, no, abstentions, absent, recused]) => {
          const present = yes + no + abstentions
          const given = {
            yes,
            no,
            abstain: abstentions,
            present,
            recused,
            members: present + absent + recused,
            seed: 'x',
          }
          const rules = [
            { preset, abstain },
            { preset, base, threshold: { numerator: 5, denominator: 9 } },
          ]
          for (const { ar, en } of rules.flatMap((rule) => words(rule, given))) {
            expect(ar).toMatch(/^[^A-Za-z]+\.$/)
            expect(en).toMatch(/^[A-Z0-9][^\u0600-\u06ff]*\.$/)
            expect(`${ar}${en}`).not.toMatch(/undefined|NaN| {2}|\(\)| [.,،]/)
          }
        },
      ),
    )
  })
})

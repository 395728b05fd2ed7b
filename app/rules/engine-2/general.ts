// The three plain rules that a sitting may use without adopting any, and how the chair may settle one at the opening: against
// which base, what an abstention is, what is seen meanwhile. An adopted rule is used as it was adopted.
import type { Words } from '../rule.ts'
import { PRESETS_2 } from './presets.ts'
import type { Base, Rule } from './rule.ts'

export const GENERAL = ['simple_majority', 'absolute_majority', 'two_thirds']

export const isGeneral = ({ id }: Pick<Rule, 'id'>): boolean => GENERAL.includes(id)

export const presetById = (id: string): Rule | undefined => PRESETS_2.find((preset) => preset.id === id)

export type Settled = { base?: Base; abstain?: Exclude<Rule['abstain'], 'blocks'>; live?: Rule['live'] }

/**
 * The rule with what was settled. Its name follows the base, so that no screen says "of votes cast" over a count of members;
 * and abstention is offered on the ballot exactly when it is not refused.
 */
export function settle(rule: Rule, { base, abstain, live }: Settled): Rule {
  const [requirement] = rule.all
  const settled: Rule = { ...rule, ...(abstain && { abstain }), ...(live && { live }) }
  settled.choices = settled.abstain === 'refused' ? ['yes', 'no'] : ['yes', 'no', 'abstain']
  if (!requirement || base === undefined || base === requirement.base) return settled
  const share =
    requirement.threshold.numerator === '2' ? { ar: 'ثلثا', en: 'Two thirds' } : { ar: 'أغلبية', en: 'Majority' }
  const names = { ar: `${share.ar} ${BASE_NAMES[base].ar}`, en: `${share.en} of ${BASE_NAMES[base].en}` }
  return { ...settled, all: [{ ...requirement, base }], names }
}

const BASE_NAMES: Record<Base, Words> = {
  cast: { ar: 'الأصوات المعبَّر عنها', en: 'votes cast' },
  cast_and_abstained: { ar: 'الأصوات مع الامتناع', en: 'votes and abstentions' },
  present: { ar: 'الأعضاء الحاضرين', en: 'members present' },
  members: { ar: 'أعضاء الهيئة', en: 'all members' },
  statutory: { ar: 'المقاعد النظامية', en: 'statutory seats' },
}

// What is found of elections, in Arabic and English. Source: the closed list of rule ids.
import type { RuleId } from './rule-ids.ts'

export const ELECTION_FINDINGS = {
  'terms.run_off_differs': {
    ar: 'الجولة الثانية ليست بين من أسفرت عنهم الجولة الأولى، أو ليست بشروطها.',
    en: 'The second round is not between those whom the first one left, or not under its terms.',
  },
  'terms.run_off_again': {
    ar: 'أُعيدت الجولة الثانية بعد أن انتُخب فيها أحد.',
    en: 'The second round was held again after it had elected.',
  },
  'ballot.choice_illegal': {
    ar: 'ورقة لا يجيزها هذا الانتخاب: سمّت أكثر مما يجوز، أو مرشّحًا مرتين، أو تركت ما يلزم.',
    en: 'The election allows no such ballot: it names too many, somebody twice, or leaves out what it must say.',
  },
} satisfies Partial<Record<RuleId, { ar: string; en: string }>>

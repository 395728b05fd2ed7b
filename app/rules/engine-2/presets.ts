// Rules that bodies start from, each with the name of its source; a body edits a copy. Where the text was not at hand the
// source says to verify it. Source: the rules of decision, "Vectors that must hold".
import type { Comparison, Fraction, Words } from '../rule.ts'
import { ENGINE_2, type Requirement, type Rule } from './rule.ts'

const of = (numerator: number, denominator: number, comparison: Comparison): Fraction => ({
  numerator: String(numerator),
  denominator: String(denominator),
  comparison,
})
const HALF = of(1, 2, 'more_than')
const TWO_THIRDS = of(2, 3, 'at_least')
const UNANIMOUS = of(1, 1, 'at_least')

const need = (
  base: Requirement['base'],
  threshold: Fraction,
  measure: Requirement['measure'] = 'seats',
  blocking: number | null = null,
): Requirement => ({ base, measure, threshold, blocking_seats: blocking === null ? null : String(blocking) })

const VERIFY: Words = { ar: 'يُتحقَّق منها في لائحتكم', en: 'verify against your own rules' }
const from = (ar: string, en: string, verified = false): Words =>
  verified ? { ar, en } : { ar: `${ar}؛ ${VERIFY.ar}`, en: `${en}; ${VERIFY.en}` }

const PLAIN: Omit<Rule, 'id' | 'names' | 'source' | 'all'> = {
  engine: ENGINE_2,
  choices: ['yes', 'no', 'abstain'],
  excluded_roles: [],
  remote: 'present',
  abstain: 'ignored',
  quorum: { base: 'members', measure: 'seats', share: HALF, adjourned: null },
  expressed: null,
  tie: 'fails',
  chair: 'votes',
  recused: 'out_of_base',
  proxies: null,
  reasons: 'none',
  form: 'open',
  change: 'final',
  live: 'participation',
}

const NONE = { base: 'members', measure: 'seats', share: of(0, 1, 'at_least'), adjourned: null } as const

const GENERAL: Words = {
  ar: 'قاعدة عامة، يُتحقَّق منها في اللائحة الداخلية للهيئة',
  en: 'a general rule; verify against your own rules',
}

export const PRESETS_2: readonly Rule[] = [
  {
    ...PLAIN,
    id: 'simple_majority',
    names: { ar: 'أغلبية الأصوات المعبَّر عنها', en: 'Majority of votes cast' },
    source: GENERAL,
    all: [need('cast', HALF, 'weight')],
  },
  {
    ...PLAIN,
    id: 'absolute_majority',
    names: { ar: 'الأغلبية المطلقة للأعضاء', en: 'Absolute majority of members' },
    source: GENERAL,
    all: [need('members', HALF, 'weight')],
  },
  {
    ...PLAIN,
    id: 'two_thirds',
    names: { ar: 'ثلثا الأصوات المعبَّر عنها', en: 'Two thirds of votes cast' },
    source: GENERAL,
    all: [need('cast', TWO_THIRDS, 'weight')],
  },
  {
    ...PLAIN,
    id: 'cabinet',
    names: {
      ar: 'مجلس وزراء: أغلبية الحاضرين، وعند التساوي الجانب الذي فيه الرئيس',
      en: 'Cabinet: majority of those present, a tie goes the chair’s way',
    },
    source: from('الأعراف العامة لمجالس الوزراء', 'the general practice of cabinets'),
    all: [need('present', HALF)],
    tie: 'chairs_side',
  },
  {
    ...PLAIN,
    id: 'tender_board',
    names: {
      ar: 'مجلس مناقصات: أغلبية الأصوات، ومندوب الجهة الطالبة بلا صوت',
      en: 'Tender board: majority of votes, the buying authority’s delegate without a vote',
    },
    source: from(
      'رواية صحفية لنظام مجلس المناقصات: رئيس ونائبه وسبعة أعضاء',
      'a press account of a tender board: chair, deputy and seven members',
    ),
    all: [need('cast', HALF)],
    excluded_roles: ['delegate'],
    tie: 'chairs_side',
    reasons: 'against',
  },
  {
    ...PLAIN,
    id: 'parliament_chamber',
    names: {
      ar: 'مجلس نيابي: أغلبية الأصوات بعد نصاب، والرئيس يصوّت أخيرًا',
      en: 'Chamber of a parliament: majority of votes after a quorum, the chair votes last',
    },
    source: from('رواية صحفية للائحة مجلس النواب في البحرين', 'a press account of the rules of Bahrain’s parliament'),
    all: [need('cast', HALF)],
    expressed: { base: 'present', measure: 'seats', share: HALF },
    tie: 'chairs_side',
    chair: 'last',
    form: 'roll_call',
    live: 'names',
  },
  {
    ...PLAIN,
    id: 'exchange_board',
    names: {
      ar: 'مجلس إدارة بورصة: أغلبية الحاضرين، وللرئيس صوت مرجِّح',
      en: 'Stock-exchange board: majority of those present, with the chair’s casting vote',
    },
    source: from('الممارسة العامة لمجالس الإدارة', 'the general practice of boards of directors'),
    all: [need('present', HALF)],
    tie: 'chair_casting_vote',
    proxies: { max: '1', same_bloc: false },
    reasons: 'against_and_abstain',
  },
  {
    ...PLAIN,
    id: 'committee_by_circulation',
    names: {
      ar: 'لجنة بالتمرير: الأغلبية، والرئيس يرجّح، ولا إنابة',
      en: 'Committee by circulation: majority, the chair decides ties, no delegation',
    },
    source: from('قواعد اللجان لدى البنك المركزي السعودي', 'committees under the Saudi Central Bank’s rules'),
    all: [need('members', HALF)],
    tie: 'chairs_side',
    reasons: 'against_and_abstain',
  },
  {
    ...PLAIN,
    id: 'eu_council_qualified',
    names: { ar: 'الأغلبية المؤهَّلة في مجلس الاتحاد الأوروبي', en: 'EU Council qualified majority' },
    source: from('معاهدة الاتحاد الأوروبي، المادة ١٦(٤)', 'Treaty on European Union, article 16(4)', true),
    all: [need('members', of(55, 100, 'at_least')), need('members', of(65, 100, 'at_least'), 'population', 4)],
    abstain: 'counts_against',
  },
  {
    ...PLAIN,
    id: 'eu_council_reinforced',
    names: { ar: 'الأغلبية المؤهَّلة المعزَّزة في مجلس الاتحاد الأوروبي', en: 'EU Council reinforced qualified majority' },
    source: from(
      'معاهدة عمل الاتحاد الأوروبي، المادة ٢٣٨(٢)',
      'Treaty on the Functioning of the European Union, article 238(2)',
      true,
    ),
    all: [need('members', of(72, 100, 'at_least')), need('members', of(65, 100, 'at_least'), 'population')],
    abstain: 'counts_against',
  },
  {
    ...PLAIN,
    id: 'eu_council_unanimity',
    names: {
      ar: 'الإجماع في مجلس الاتحاد الأوروبي: الامتناع لا يمنع',
      en: 'EU Council unanimity: an abstention does not prevent it',
    },
    source: from(
      'معاهدة عمل الاتحاد الأوروبي، المادة ٢٣٨(٤)',
      'Treaty on the Functioning of the European Union, article 238(4)',
      true,
    ),
    all: [need('cast', UNANIMOUS)],
  },
  {
    ...PLAIN,
    id: 'un_general_assembly',
    names: {
      ar: 'الجمعية العامة: أغلبية الأعضاء الحاضرين المصوّتين',
      en: 'UN General Assembly: majority of members present and voting',
    },
    source: from(
      'ميثاق الأمم المتحدة، المادة ١٨، والمادتان ٨٥ و٨٦ من النظام الداخلي',
      'UN Charter, article 18; Rules of Procedure 85 and 86',
      true,
    ),
    all: [need('cast', HALF)],
    // A recorded vote by mechanical means takes the place of a roll call (rule 87).
    live: 'names',
  },
  {
    ...PLAIN,
    id: 'un_important_question',
    names: {
      ar: 'الجمعية العامة، مسألة هامة: ثلثا الأعضاء الحاضرين المصوّتين',
      en: 'UN General Assembly, important question: two thirds of members present and voting',
    },
    source: from('ميثاق الأمم المتحدة، المادة ١٨(٢)', 'UN Charter, article 18(2)', true),
    all: [need('cast', TWO_THIRDS)],
    live: 'names',
  },
  {
    ...PLAIN,
    id: 'roberts_majority',
    names: { ar: 'قواعد روبرت: أكثر من نصف الأصوات', en: 'Robert’s Rules: more than half of the votes cast' },
    source: from('قواعد روبرت للنظام، الطبعة ١٢، ٤٤:١', 'Robert’s Rules of Order, 12th ed., 44:1', true),
    all: [need('cast', HALF)],
  },
  {
    ...PLAIN,
    id: 'roberts_present_and_two_thirds',
    names: {
      ar: 'أغلبية الحاضرين وثلثا الأصوات معًا',
      en: 'A majority of those present and two thirds of the votes cast',
    },
    source: from('قواعد روبرت للنظام، الطبعة ١٢، ٤٤', 'Robert’s Rules of Order, 12th ed., 44', true),
    all: [need('present', HALF), need('cast', TWO_THIRDS)],
  },
  {
    ...PLAIN,
    id: 'silence',
    names: { ar: 'إجراء الصمت: يُعَدّ مقبولًا ما لم يعترض عضو', en: 'Silence procedure: adopted unless a member objects' },
    source: from('ممارسة المجالس الدولية', 'the practice of international councils'),
    all: [need('members', UNANIMOUS)],
    quorum: NONE,
    form: 'silence',
  },
]

// The sentences of a rule that hold no figures, Arabic and English. Source: the rules of decision, the data model.
import type { Words } from '../rule.ts'
import type { Rule } from './rule.ts'

export const REMOTE: Record<Rule['remote'], Words> = {
  present: { ar: 'من يشارك عن بُعد يُعَدّ حاضرًا.', en: 'A member who takes part from afar counts as present.' },
  absent: { ar: 'من يشارك عن بُعد لا يُعَدّ حاضرًا.', en: 'A member who takes part from afar does not count as present.' },
}

export const TIES: Record<Rule['tie'], Words> = {
  fails: { ar: 'إذا تساوى الجانبان لم يُقَرّ القرار.', en: 'If the two sides are equal, the decision is not adopted.' },
  chair_casting_vote: {
    ar: 'إذا تساوى الجانبان فللرئيس صوت مرجِّح يُدلي به بعد ذلك.',
    en: 'If the two sides are equal, the chair gives a casting vote.',
  },
  chairs_side: {
    ar: 'إذا تساوى الجانبان رُجِّح الجانب الذي فيه الرئيس، فإن لم يكن في أيٍّ منهما لم يُقَرّ القرار.',
    en: 'If the two sides are equal, the side the chair voted with prevails; if the chair took no side, the decision is not adopted.',
  },
  revote: { ar: 'إذا تساوى الجانبان أُعيد التصويت.', en: 'If the two sides are equal, the vote is taken again.' },
  lot: {
    ar: 'إذا تساوى الجانبان حُسم الأمر بالقرعة من بذرة تُدوَّن قبل فتح التصويت.',
    en: 'If the two sides are equal, a lot decides, drawn from a seed recorded before the vote opens.',
  },
}

export const NO_TIE: Words = {
  ar: 'لا يُعمل بما قيل في التساوي بموجب هذه القاعدة: المعوَّل على بلوغ النسبة المطلوبة وحده.',
  en: 'What is said of ties has no occasion under this rule: only reaching the share asked for decides.',
}

export const CHAIR: Record<Rule['chair'], Words> = {
  votes: { ar: 'يصوّت الرئيس كسائر الأعضاء.', en: 'The chair votes as every member does.' },
  last: { ar: 'يصوّت الرئيس بعد سائر الأعضاء.', en: 'The chair votes, after every other member.' },
  only_on_tie: {
    ar: 'لا يصوّت الرئيس إلا عند التساوي، ولا يُحسب فيما عدا ذلك.',
    en: 'The chair votes only on a tie, and is not counted otherwise.',
  },
  never: { ar: 'لا صوت للرئيس، ولا يُحسب.', en: 'The chair has no vote and is not counted.' },
}

export const ABSTENTION: Record<'out' | 'in' | 'both' | Exclude<Rule['abstain'], 'ignored'>, Words> = {
  out: {
    ar: 'الممتنع لا يُحسب مع أيٍّ من الجانبين.',
    en: 'An abstention counts neither for nor against.',
  },
  in: {
    ar: 'الممتنع لا يُعَدّ معارضًا، لكنه يبقى ضمن العدد الذي تُؤخذ منه النسبة، فلا يُحسب موافقًا.',
    en: 'An abstention is not a vote against, but it stays in the number the share is taken of, and does not count as for.',
  },
  both: {
    ar: 'الممتنع لا يُحسب في الأصوات المعبَّر عنها، ويبقى ضمن العدد حيث تُؤخذ النسبة من الأعضاء.',
    en: 'An abstention is left out of the votes cast, and stays in the number wherever the share is taken of members.',
  },
  counts_against: { ar: 'الامتناع يُحسب مع عدم الموافقة.', en: 'An abstention counts as a vote against.' },
  blocks: {
    ar: 'امتناع عضو واحد يمنع إقرار القرار.',
    en: 'One abstention is enough to prevent the decision.',
  },
  refused: {
    ar: 'لا امتناع: على كل مصوّت أن يوافق أو لا يوافق.',
    en: 'There is no abstaining: whoever votes is for or against.',
  },
}

export const RECUSED: Record<Rule['recused'], Words> = {
  out_of_base: {
    ar: 'من تنحّى لا يصوّت، ولا يُحسب في الأساس ولا في الحاضرين.',
    en: 'A recused member does not vote, and is counted neither in the base nor among those present.',
  },
  in_base: {
    ar: 'من تنحّى لا يصوّت، ويبقى مقعده محسوبًا في الأساس.',
    en: 'A recused member does not vote, but the seat stays in the base.',
  },
}

export const REASONS: Record<Rule['reasons'], Words> = {
  none: { ar: 'لا يلزم بيان الأسباب.', en: 'No reasons need be given.' },
  against: { ar: 'من لا يوافق يُبيّن أسبابه.', en: 'Whoever votes against gives reasons.' },
  abstain: { ar: 'من يمتنع يُبيّن أسبابه.', en: 'Whoever abstains gives reasons.' },
  against_and_abstain: {
    ar: 'من لا يوافق أو يمتنع يُبيّن أسبابه.',
    en: 'Whoever votes against or abstains gives reasons.',
  },
}

export const FORMS: Record<Rule['form'], Words> = {
  open: {
    ar: 'التصويت علني: يُدوَّن صوت كل عضو باسمه.',
    en: 'The vote is open: each member’s choice is recorded by name.',
  },
  roll_call: {
    ar: 'التصويت بالمناداة على الأسماء واحدًا بعد واحد.',
    en: 'The vote is by roll call: members are called by name, one after another.',
  },
  silence: {
    ar: 'يُعَدّ القرار مقبولًا عند انقضاء المهلة ما لم يعترض عضو، واعتراض واحد ينقله إلى جلسة.',
    en: 'The decision is adopted at the deadline unless a member objects; one objection takes it to a sitting.',
  },
}

export const CHANGE: Record<Rule['change'], Words> = {
  final: { ar: 'الصوت نهائي متى أُدلي به.', en: 'A ballot is final once cast.' },
  until_close: {
    ar: 'للعضو أن يغيّر صوته إلى أن يُغلق التصويت، والعبرة بآخر صوت.',
    en: 'A member may change a ballot until the vote closes; the last one counts.',
  },
}

export const LIVE: Record<Rule['live'], Words> = {
  participation: {
    ar: 'لا يظهر أثناء التصويت إلا من صوّت، دون ما صوّت به.',
    en: 'While the vote is open it is shown who has voted, never how.',
  },
  tally: {
    ar: 'تظهر الأعداد أثناء التصويت، دون الأسماء.',
    en: 'While the vote is open the running count is shown, without names.',
  },
  names: {
    ar: 'يظهر صوت كل عضو باسمه أثناء التصويت.',
    en: 'While the vote is open each member’s choice is shown by name.',
  },
}

export const ROLES: Record<string, Words> = {
  chair: { ar: 'رئيس', en: 'chair' },
  deputy: { ar: 'نائب رئيس', en: 'deputy chair' },
  secretary: { ar: 'أمين سر', en: 'secretary' },
  member: { ar: 'عضو', en: 'member' },
  delegate: { ar: 'مندوب', en: 'delegate' },
  adviser: { ar: 'مستشار', en: 'adviser' },
  observer: { ar: 'مراقب', en: 'observer' },
  auditor: { ar: 'مدقق', en: 'auditor' },
}

// What is found about who vouched for a key, as sentences. Source: the closed list of rule ids.
import type { AuthorityRule } from './rule-ids.ts'

export const AUTHORITY_WORDS: Record<AuthorityRule, { ar: string; en: string }> = {
  'key.authority_invalid': {
    ar: 'التوقيع الذي يؤكّد المفتاح ليس توقيع من نُسب إليه.',
    en: 'The signature that vouches for the key is not that of the key it names.',
  },
  'key.authority_not_in_force': {
    ar: 'المفتاح الذي وقّع التأكيد لم يكن نافذًا حينها، أو ليس لصاحبه المذكور.',
    en: 'The key that vouched was not in force there, or is not of the person named.',
  },
  'key.authority_not_officer': {
    ar: 'أكّد المفتاحَ من ليس من مسؤولي الهيئة، أو صاحبُه نفسه.',
    en: 'Whoever vouched for the key was no officer of the body, or was its own holder.',
  },
  'key.authority_not_enough': {
    ar: 'لا يكفي من أكّدوا المفتاح: يلزم أمين السر ومسؤول ثانٍ.',
    en: 'Too few vouched for the key: the secretary and a second officer are needed.',
  },
  'key.one_officer': {
    ar: 'أكّد أول مفتاح للعضو مسؤول واحد، إذ لم يكن لغيره مفتاح نافذ.',
    en: 'One officer alone vouched for a member’s first key: no other had a key in force.',
  },
  'key.founding_not_mutual': {
    ar: 'لم يؤكّد المسؤولان المؤسسان أحدهما الآخر في قيدين متتاليين.',
    en: 'The two founding officers did not confirm each other in entries side by side.',
  },
  'key.founded_again': {
    ar: 'سُجّلت مفاتيح مؤسِّسة ولأحد المسؤولين مفتاح من قبل.',
    en: 'Keys were entered as founding ones though an officer had a key already.',
  },
}

type RecordedRule =
  | 'ballot.level_refused'
  | 'ballot.recorded_by_one'
  | 'ballot.recorded_by_voter'
  | 'ballot.recorded_by_recused'
  | 'ballot.recorded_by_no_officer'
  | 'ballot.recorded'

export const RECORDED_WORDS: Record<RecordedRule, { ar: string; en: string }> = {
  'ballot.level_refused': {
    ar: 'وُقّع الصوت بطريقة ({level}) لا تقبلها الهيئة.',
    en: 'The ballot was signed in a way ({level}) that the body does not accept.',
  },
  'ballot.recorded_by_one': {
    ar: 'سجّل الصوتَ وأكّده شخص واحد.',
    en: 'One and the same person recorded the ballot and confirmed it.',
  },
  'ballot.recorded_by_voter': {
    ar: 'صاحب الصوت نفسه هو من سجّله أو أكّده.',
    en: 'The voter was one of those who recorded the ballot and confirmed it.',
  },
  'ballot.recorded_by_recused': {
    ar: 'من سجّل الصوت أو أكّده متنحٍّ عن البند.',
    en: 'One of those who recorded the ballot and confirmed it is recused from the item.',
  },
  'ballot.recorded_by_no_officer': {
    ar: 'سجّل الصوتَ من ليس أمين السر، أو أكّده من ليس من المسؤولين.',
    en: 'The ballot was recorded by somebody other than the secretary, or confirmed by no officer.',
  },
  'ballot.recorded': {
    ar: 'أصوات سجّلها أمين السر نيابةً عن أعضاء وأكّدها مسؤول ثانٍ: {count}.',
    en: 'Ballots that the secretary recorded for members and a second officer confirmed: {count}.',
  },
}

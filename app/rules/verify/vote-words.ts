// Outcomes and the checks of a receipt in words, shared by the command line and the pages.

import { BALLOT_LEVELS, type BallotLevel } from '../ballot.ts'
import type { Outcome } from '../decide-vote.ts'
import { hashWords } from '../hash-words.ts'
import { arabicDigits } from '../number-words.ts'
import type { VoteReport } from './report.ts'
import type { ReceiptCheck } from './verify-receipt.ts'
import type { Reading, Words } from './words.ts'

export const OUTCOME_WORDS: Record<Outcome | 'open', Words> = {
  carried: { ar: 'أُقِرّ', en: 'Adopted' },
  not_carried: { ar: 'لم يُقَرّ', en: 'Not adopted' },
  no_quorum: { ar: 'لا قرار، لعدم اكتمال النصاب', en: 'No decision, for want of a quorum' },
  tied: { ar: 'تعادل ينتظر صوت الرئيس', en: 'A tie, awaiting the chair' },
  revote: { ar: 'تعادل، ويُعاد التصويت', en: 'A tie: the vote is taken again' },
  postponed: { ar: 'مؤجَّل، لقلة من أبدوا رأيًا', en: 'Postponed, too few took a side' },
  objected: { ar: 'اعترض عضو، فيُنقل إلى جلسة', en: 'Objected to: it goes to a sitting' },
  elected: { ar: 'تمّ الانتخاب', en: 'Elected' },
  run_off: { ar: 'لم يُنتخب أحد بعد، وتُجرى جولة ثانية', en: 'Nobody elected yet: a second round' },
  not_elected: { ar: 'لم يُنتخب أحد', en: 'Nobody elected' },
  open: { ar: 'مفتوح، ولم يُعدّ بعد', en: 'Open, not counted yet' },
}

/** With what ballots were signed. */
export const LEVEL_WORDS: Record<BallotLevel, Words> = {
  A: { ar: 'مفتاح مرور', en: 'passkey' },
  B: { ar: 'مفتاح أمان', en: 'security key' },
  C: { ar: 'مفتاح متصفح', en: 'browser’s key' },
  D: { ar: 'سجّله أمين السر', en: 'recorded by the clerk' },
}

/** "passkey 3 · security key 1": a list, so that no count needs a plural. */
export function levelWords(levels: VoteReport['ballots']['levels'], lang: Reading): string {
  const digits = lang === 'ar' ? arabicDigits : (text: string) => text
  return BALLOT_LEVELS.flatMap((level) => {
    const count = levels[level]
    return count ? `${LEVEL_WORDS[level][lang]} ${digits(String(count))}` : []
  }).join(' · ')
}

/** The electorate in eight words, as the screens of the vote showed it. */
export function electorateWords({ electorate }: Pick<VoteReport, 'electorate'>, lang: Reading): string {
  return electorate === null
    ? ''
    : hashWords(electorate, 8)
        .map((word) => word[lang])
        .join(' · ')
}

export const ELECTORATE_WORDS: Words = { ar: 'من لهم التصويت، بالكلمات', en: 'Who may vote, in words' }

export const RECEIPT_WORDS: Record<ReceiptCheck | 'holds' | 'fails', Words> = {
  holds: {
    ar: 'الإيصال صحيح: القيد في السجل كما يقول.',
    en: 'The receipt holds: the entry stands in the ledger as it says.',
  },
  fails: { ar: 'الإيصال لا يصحّ.', en: 'The receipt does not hold.' },
  ballot: { ar: 'الصوت ومعرّفه واختياره متوافقة', en: 'The ballot, its id and its choice agree' },
  payload: { ar: 'مضمون القيد هو هذا الصوت', en: 'What the entry says is this ballot' },
  leaf: {
    ar: 'ورقة القيد تحمل بصمة هذا المضمون ورقمه ووقته',
    en: 'The leaf carries the SHA-256, number and time of it',
  },
  inclusion: {
    ar: 'الورقة في الشجرة التي وقّعها مفتاح السجل',
    en: 'The leaf is in the tree that the ledger’s key signed',
  },
  key: { ar: 'المفتاح هو الذي تثق به', en: 'The key is the one you trust' },
  key_given: {
    ar: 'قدّمتَ مفتاح السجل، ولا يُفحص برهان مجرّد من دونه',
    en: 'You gave the ledger’s key, without which a bare proof cannot be checked',
  },
  quorum: {
    ar: 'وقّع نقطةَ التحقّق العددُ المطلوب من الشهود',
    en: 'The quorum of witnesses cosigned the checkpoint',
  },
  printed: { ar: 'هذا هو الإيصال المطبوع نفسه', en: 'It is the receipt that was printed' },
}

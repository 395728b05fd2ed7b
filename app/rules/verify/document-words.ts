// What the verifier says of a signed file, as sentences in Arabic and English; `{name}` stands for one of its params.
import { formatUtc } from '../dates.ts'
import type { Words } from '../minutes/sentence.ts'
import type { Corrected } from '../minutes/text.ts'
import { arabicDigits } from '../number-words.ts'
import type { SignatureState } from '../signed-pdf/cms.ts'
import type { MinutesDifference } from './minutes-differences.ts'
import type { DocumentCheck, DocumentReport } from './verify-document.ts'

type Said = { holds: Words; fails: Words; unknown: Words }
const NOT_ASKED: Words = { ar: '', en: '' }

export const DOCUMENT_CHECK_WORDS: Record<DocumentCheck, Said> = {
  signed: {
    holds: { ar: 'في الملف تواقيع.', en: 'The file carries signatures.' },
    fails: { ar: 'ليس في الملف توقيع.', en: 'The file carries no signature.' },
    unknown: NOT_ASKED,
  },
  signatures: {
    holds: { ar: 'كل توقيع فيه صحيح على ما وُقّع عليه.', en: 'Every signature holds over what it was given for.' },
    fails: {
      ar: 'تغيّر شيء مما وُقّع عليه، أو ليس التوقيع لشهادته.',
      en: 'Something that was signed was changed, or a signature is not its certificate’s.',
    },
    unknown: {
      ar: 'بين التواقيع ما هو من نوع لا يُحكم عليه هنا.',
      en: 'Some signature is of a kind that is not judged here.',
    },
  },
  certificates: {
    holds: {
      ar: 'كانت شهادة كل توقيع نافذة حين وُقّع.',
      en: 'Each certificate was in force when it signed.',
    },
    fails: {
      ar: 'وُقّع بشهادة لم تكن نافذة حينها.',
      en: 'A certificate signed when it was not in force.',
    },
    unknown: NOT_ASKED,
  },
  whole: {
    holds: { ar: 'لم يُضف إلى الملف شيء بعد آخر توقيع.', en: 'Nothing was added after the last signature.' },
    fails: { ar: 'أُضيف إلى الملف شيء بعد آخر توقيع.', en: 'Something was added after the last signature.' },
    unknown: NOT_ASKED,
  },
  only: {
    holds: {
      ar: 'لم يُضف مع كل توقيع سوى التوقيع ودليله.',
      en: 'Nothing was added with each signature but the signature and its evidence.',
    },
    fails: {
      ar: 'أُضيف مع توقيع شيء غيره: قد لا يكون ما يُعرض هو الصفحات التي يسمّيها السجل.',
      en: 'Something else was added with a signature: what is shown may not be the pages that the ledger names.',
    },
    unknown: NOT_ASKED,
  },
  evidence: {
    holds: {
      ar: 'في الملف دليله من السجل: نصّه، والقيود التي تسمّيه، ونقطة تحقّق موقّعة تثبتها.',
      en: 'The file brings its ledger’s evidence: its text, the entries that name it, and a signed checkpoint that proves them.',
    },
    fails: { ar: 'الدليل الذي في الملف لا يثبت نفسه.', en: 'The evidence in the file does not prove itself.' },
    unknown: {
      ar: 'ليس في الملف دليل من سجل: ألقِ معه حزمة الأدلة ليُقارن بها.',
      en: 'The file brings no evidence of a ledger: drop the evidence bundle with it, to hold it against that.',
    },
  },
  file: {
    holds: {
      ar: 'صفحاته، كما كانت قبل التوقيع، هي التي يسمّيها السجل.',
      en: 'Its pages, as they were before anybody signed, are those the ledger names.',
    },
    fails: { ar: 'صفحاته ليست التي يسمّيها السجل.', en: 'Its pages are not those the ledger names.' },
    unknown: NOT_ASKED,
  },
  text: {
    holds: { ar: 'بصمة نصّه هي التي في السجل.', en: 'The digest of its text is the one in the ledger.' },
    fails: { ar: 'بصمة نصّه غير التي في السجل.', en: 'The digest of its text is not the one in the ledger.' },
    unknown: NOT_ASKED,
  },
  registered: {
    holds: { ar: 'رقمه ونصّه كما في سجل القرارات.', en: 'Its number and words are those of the register of decisions.' },
    fails: {
      ar: 'رقمه أو نصّه غير ما في سجل القرارات.',
      en: 'Its number or words are not those of the register of decisions.',
    },
    unknown: NOT_ASKED,
  },
  made: {
    holds: {
      ar: 'يروي كيف اتُّخذ القرار كما هو مقيّد في ذلك السجل.',
      en: 'It tells how the decision was made as that ledger records it.',
    },
    fails: {
      ar: 'يروي كيف اتُّخذ القرار على خلاف ما في ذلك السجل.',
      en: 'It tells how the decision was made otherwise than that ledger records it.',
    },
    unknown: {
      ar: 'كيف اتُّخذ القرار محجوب عمّن صُدّرت له هذه الحزمة.',
      en: 'How the decision was made is withheld from whoever this bundle was made for.',
    },
  },
  corrections: {
    holds: {
      ar: 'كل تصحيح يذكره النص صُحّح بقرار يسمّيه السجل ({count}).',
      en: 'Every correction that the text tells of was decided by an act that the ledger names ({count}).',
    },
    fails: {
      ar: 'يذكر النص تصحيحًا لا يسمّيه السجل، أو يعلّل به أكثر من فقرة.',
      en: 'The text tells of a correction that the ledger does not name, or explains more than one paragraph by it.',
    },
    unknown: NOT_ASKED,
  },
  words: {
    holds: {
      ar: 'يقول المحضر ما يقوله السجل، عدا ما صُحّح بقرار ({corrected}) وما أُبقي لسبب مذكور ({kept}).',
      en: 'The minutes say what the ledger says, but for what was corrected by decision ({corrected}) and what was kept for a stated reason ({kept}).',
    },
    fails: {
      ar: 'يخالف المحضر السجل ولا يُذكر لماذا ({none})؛ وما صُحّح بقرار: {corrected}.',
      en: 'The minutes say otherwise than the ledger, and nothing says why ({none}); corrected by decision: {corrected}.',
    },
    unknown: NOT_ASKED,
  },
  complete: {
    holds: { ar: 'وقّع كل من دُعي إلى توقيعه ({of}).', en: 'Everybody who was to sign has signed ({of}).' },
    fails: { ar: 'لم يكتمل توقيعه: {done} من {of}.', en: 'Not everybody has signed yet: {done} of {of}.' },
    unknown: NOT_ASKED,
  },
  key: {
    holds: { ar: 'السجل موقّع بالمفتاح الذي معك.', en: 'The ledger is signed by the key you hold.' },
    fails: { ar: 'السجل موقّع بغير المفتاح الذي معك.', en: 'The ledger is not signed by the key you hold.' },
    unknown: {
      ar: 'ليس في الملف ما يُعرف منه مفتاح السجل.',
      en: 'Nothing in the file tells by which key its ledger is signed.',
    },
  },
  printed: {
    holds: { ar: 'هو ما يسمّيه الرمز المطبوع الذي جئت به.', en: 'It is what the printed code you came with names.' },
    fails: {
      ar: 'ليس ما يسمّيه الرمز المطبوع الذي جئت به.',
      en: 'It is not what the printed code you came with names.',
    },
    unknown: NOT_ASKED,
  },
  ledger: {
    holds: { ar: 'السجل الذي معه سليم في كل فحص.', en: 'The ledger beside it verifies in every check.' },
    fails: {
      ar: 'السجل الذي معه غير سليم: انظر ما وُجد فيه.',
      en: 'The ledger beside it does not verify: see what was found in it.',
    },
    unknown: NOT_ASKED,
  },
  entry: {
    holds: {
      ar: 'القيود التي يسمّيها الملف في مكانها من ذلك السجل.',
      en: 'The entries that the file brings stand in that ledger, in their places.',
    },
    fails: {
      ar: 'القيود التي يسمّيها الملف ليست في ذلك السجل.',
      en: 'The entries that the file brings are not in that ledger.',
    },
    unknown: {
      ar: 'قيوده محجوبة عمّن صُدّرت له هذه الحزمة.',
      en: 'Its entries are withheld from whoever this bundle was made for.',
    },
  },
  entered: {
    holds: {
      ar: 'كل توقيع مقيّد في ذلك السجل، في دوره وبشهادته.',
      en: 'Every signature is entered in that ledger, in its turn and by its certificate.',
    },
    fails: { ar: 'توقيع منها ليس مقيّدًا في ذلك السجل.', en: 'One of the signatures is not entered in that ledger.' },
    unknown: {
      ar: 'لا يُعرف من الملف وحده لمن هذه التواقيع: السجل هو الذي يسمّي شهاداتها، فقارنه بحزمة الأدلة.',
      en: 'Whose these signatures are cannot be told from the file alone: the ledger names their certificates. Hold it against the evidence bundle.',
    },
  },
}

export const DOCUMENT_VERDICTS: Record<DocumentReport['verdict'], Words> = {
  valid: { ar: 'الملف صحيح كما وُقّع', en: 'The file is as it was signed, by those whom its ledger names' },
  alone: {
    ar: 'لم يتغيّر الملف منذ وُقّع، أمّا أصحاب تواقيعه فيُعرفون من السجل',
    en: 'The file is as it was signed; whose the signatures are, its ledger tells',
  },
  altered: { ar: 'الملف مغيّر، أو ليس ما يقول', en: 'The file was altered, or is not what it says' },
  unknown: { ar: 'لا يُحكم على الملف وحده', en: 'The file cannot be judged by itself' },
}

export const DOCUMENT_KINDS: Record<'minutes' | 'extract', Words> = {
  minutes: { ar: 'محضر اجتماع', en: 'Minutes of a meeting' },
  extract: { ar: 'مستخرج قرار', en: 'Extract of a decision' },
}

export const DIFFERENCE_WORDS: Record<MinutesDifference['why'], Words> = {
  corrected: { ar: 'صُحّح بقرار الهيئة', en: 'Corrected by decision of the body' },
  kept: { ar: 'أُبقي لسبب مذكور', en: 'Kept for a stated reason' },
  none: { ar: 'مخالفة لا تفسير لها', en: 'An unexplained difference' },
}
export const RECORDED_WORDS: Words = { ar: 'المقيّد في السجل:', en: 'Recorded in the ledger:' }

/** Who asked, and when it was taken in. */
export const decidedWords = ({ name, at, why }: Corrected): Words => ({
  ar: `بطلب ${name.ar}، وقُبل ${formatUtc(at)}: ${why}`,
  en: `asked by ${name.en}, accepted ${formatUtc(at)}: ${why}`,
})

export const SIGNATURE_WORDS: Record<SignatureState, Words> = {
  valid: { ar: 'صحيح', en: 'valid' },
  altered: { ar: 'لا يصح', en: 'does not hold' },
  unknown: { ar: 'لا يُحكم عليه', en: 'not judged' },
}

export function documentCheckWords({ check, holds, params }: DocumentReport['checks'][number]): Words {
  const said = DOCUMENT_CHECK_WORDS[check][holds === null ? 'unknown' : holds ? 'holds' : 'fails']
  const filled = (text: string, digits: (number: string) => string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => digits(params[name] ?? ''))
  return { ar: filled(said.ar, arabicDigits), en: filled(said.en, (number) => number) }
}

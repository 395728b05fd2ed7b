// The working of an election as sentences in Arabic and English, and a choice as the words a voter would say. Stored are codes and
// ids; these words may improve without touching a result. Source: the rules of decision; plural forms by Unicode CLDR.

import type { Rule } from '../engine-2/rule.ts'
import { workingWords2 } from '../engine-2/words.ts'
import { type ArabicDigits, arabicCount, arabicNumber, englishCount, grouped, type Noun } from '../number-words.ts'
import { assertNever } from '../result.ts'
import type { Words } from '../rule.ts'
import { METHOD_WORDS } from './count-words.ts'
import type { ElectionDecision, ElectionStep } from './decide-election.ts'
import type { Method } from './election.ts'
import type { ElectionTerms } from './terms.ts'

/** One sentence a step, in order, the conclusion last. */
export function electionWords(
  decision: ElectionDecision,
  rule: Rule,
  election: ElectionTerms,
  digits: ArabicDigits = 'arab',
): Words[] {
  return decision.working.map((step) => sentence(step, decision, rule, election, digits))
}

function sentence(
  { code, params }: ElectionStep,
  decision: ElectionDecision,
  rule: Rule,
  election: ElectionTerms,
  digits: ArabicDigits,
): Words {
  const a = (name: string): string => arabicNumber(params[name] ?? '0', digits)
  const e = (name: string): string => grouped(params[name] ?? '0', ',', '.')
  switch (code) {
    case 'rule':
      // Of a rule for decisions an election takes who votes and the quorum, and no majority.
      return {
        ar: `من يصوّت والنصاب بحسب القاعدة: ${rule.names.ar}.`,
        en: `Who votes, and the quorum, are by the rule: ${rule.names.en}.`,
      }
    case 'recused':
    case 'quorum':
      return workingWords2([{ code, params }], rule, digits)[0] as Words
    case 'method': {
      const words = METHOD_WORDS[params.method as Method]
      return {
        ar: `طريقة العدّ: ${words.ar}، ${arabicCount(params.seats ?? '1', SEAT, digits, false)}.`,
        en: `Counted by: ${words.en}, ${englishCount(params.seats, 'seat')}.`,
      }
    }
    case 'ballots':
      return {
        ar: `${arabicCount(params.valid ?? '0', VALID, digits, false)}، والأوراق البيضاء: ${a('blank')}.`,
        en: `${englishCount(params.valid, 'valid ballot')}; blank: ${e('blank')}.`,
      }
    case 'majority':
      return params.of === 'present'
        ? {
            ar: `يُنتخب من نال أكثر من نصف الحاضرين: ${a('required')} من ${a('base')}.`,
            en: `More than half of those present elects: ${e('required')} of ${e('base')}.`,
          }
        : {
            ar: `يُنتخب من نال أكثر من نصف الأصوات الصحيحة: ${a('required')} من ${a('base')}.`,
            en: `More than half of the valid votes elects: ${e('required')} of ${e('base')}.`,
          }
    case 'therefore':
      return therefore(decision, election)
    default:
      return assertNever(code)
  }
}

function therefore({ outcome, elected, run_off }: ElectionDecision, election: ElectionTerms): Words {
  switch (outcome) {
    case 'elected': {
      const names = listOfNames(elected, election)
      return { ar: `فالنتيجة: انتخاب ${names.ar}.`, en: `Therefore elected: ${names.en}.` }
    }
    case 'run_off': {
      const names = listOfNames(run_off, election)
      return {
        ar: `فالنتيجة: لم يُنتخب أحد، وتُجرى جولة ثانية بين: ${names.ar}.`,
        en: `Therefore: nobody is elected yet; a second round is held between ${names.en}.`,
      }
    }
    case 'not_elected':
      return {
        ar: 'فالنتيجة: لم يُنتخب أحد، إذ لم تُسمِّ أي ورقة مرشّحًا.',
        en: 'Therefore: nobody is elected, for no ballot names a candidate.',
      }
    case 'no_quorum':
      return {
        ar: 'فالنتيجة: لم يُنتخب أحد، لعدم اكتمال النصاب.',
        en: 'Therefore: nobody is elected, for want of a quorum.',
      }
    default:
      return assertNever(outcome)
  }
}

/** Names in a row, as each language joins them. */
export function listOfNames(ids: readonly string[], { candidates }: ElectionTerms): Words {
  const named = ids.map((id) => candidates.find((one) => one.id === id)?.names ?? { ar: id, en: id })
  const english = named.map(({ en }) => en)
  const last = english.pop() ?? ''
  return {
    ar: named.map(({ ar }) => ar).join(' و'),
    en: english.length === 0 ? last : `${english.join(', ')} and ${last}`,
  }
}

const SEAT: Noun = {
  zero: 'لا مقاعد',
  one: 'مقعد واحد',
  two: 'مقعدان',
  twoOblique: 'مقعدين',
  few: 'مقاعد',
  many: 'مقعدًا',
  other: 'مقعد',
}

const VALID: Noun = {
  zero: 'لا أوراق صحيحة',
  one: 'ورقة صحيحة واحدة',
  two: 'ورقتان صحيحتان',
  twoOblique: 'ورقتين صحيحتين',
  few: 'أوراق صحيحة',
  many: 'ورقة صحيحة',
  other: 'ورقة صحيحة',
}

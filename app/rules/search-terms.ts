// What of a text is compared when it is searched: words folded (arabic.ts), then lightly stemmed, so that وزراء finds الوزراء and
// وزارات finds وزارة, but وزير stays وزير. The database makes the same terms in SQL (`majlis_terms`); both are held to
// tests/vectors/arabic/terms.json. Source: the house's paper rules, "Circulation and access": search.
import { fold } from './arabic.ts'

/** Everything but letters, marks and digits, and ٫ ٬ ٪ which folding has made into others. */
const BETWEEN =
  /[\t\n\v\f\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+/g
/** The article, with what may be written before it: وال بال كال لل. Three letters must remain. */
const ARTICLE = /(?<= )[وف]?(?:ال|بال|كال|لل)(?=[\u0621-\u064a]{3})/g
/** Plurals and pronouns; ها after a ta marbuta takes it along, which is then written ت. */
const ENDING = /(?<=[\u0621-\u064a]{3})(?:تها|ات|ين|ون|ها|ه)(?= )/g
const ENGLISH_IES = /(?<=[a-z]{2})ies(?= )/g
const ENGLISH_S = /(?<=[a-z]{2}[a-rt-z])s(?= )/g
/** Words that are not one letter joined to four: what is left after taking them out may begin with "and", "for" or "with". */
const WITHOUT_JOINED = / (?![وفبلك][\u0621-\u064a]{4})[^ ]*(?= )/g
const JOINED = / (?:[وف][بلك](?=[\u0621-\u064a]{4})|[وفبلك])/g

/** The stems of a folded text, in order, with spaces around each. */
export const stems = (folded: string): string =>
  spaced(folded).replace(ARTICLE, '').replace(ENDING, '').replace(ENGLISH_IES, 'y').replace(ENGLISH_S, '')

/**
 * Words that may be another with a letter joined (ومجلس, لمجلس), as they are without it. Nobody can tell وزراء from و and زراء by
 * letters alone: both are kept, here and in what is sought.
 */
export const unjoined = (folded: string): string =>
  stems(spaced(folded).replace(WITHOUT_JOINED, '').replace(JOINED, ' '))

/** All by which a text is found. */
export const termsOf = (text: string): Set<string> => {
  const folded = fold(text)
  return new Set([...listed(stems(folded)), ...listed(unjoined(folded))])
}

/** For each word that is sought, the stems of which one must be there. */
export function soughtTerms(query: string): string[][] {
  return listed(spaced(fold(query))).map((word) => [...new Set([...listed(stems(word)), ...listed(unjoined(word))])])
}

/** A shorter stem must be a whole word: too many begin with it. */
export const SHORTEST_BEGINNING = 3

/** True where the text has, for each word sought, a word that begins with one of its stems. */
export function isFound(terms: ReadonlySet<string>, sought: readonly string[][]): boolean {
  return sought.every((either) =>
    either.some((stem) =>
      stem.length < SHORTEST_BEGINNING ? terms.has(stem) : [...terms].some((term) => term.startsWith(stem)),
    ),
  )
}

/** Which of the sought words a word of a text is: none, mostly. */
export function soughtIn(word: string, sought: readonly string[][]): number[] {
  const terms = termsOf(word)
  return sought.flatMap((either, place) => (isFound(terms, [either]) ? [place] : []))
}

const spaced = (folded: string): string => ` ${folded.replace(BETWEEN, ' ').trim()} `
const listed = (text: string): string[] => text.split(' ').filter((word) => word !== '')

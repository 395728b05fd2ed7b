// The text of minutes, frozen: what is circulated, corrected, approved and set as a file. RFC 8785 text, hashed whole; `blind` keeps the
// digest in the ledger from being guessed by someone from whom an item is kept. Numbers are decimal strings because they are hashed.

import { toHex } from '../bytes.ts'
import { canonicalize, type Json } from '../canonical.ts'
import { sha256Text } from '../sha256.ts'
import { type Difference, differences } from './differs.ts'
import { isEssential, type Sentence, type SentenceKind, type Words } from './sentence.ts'

export type Paragraph = Words & {
  /** Of the sentence it was written from; null for what an officer added. */
  key: string | null
  /** Whose readers may read it; null for all. */
  item: string | null
  /** Why it stays though it differs from the ledger; "" where nobody said so. */
  kept: string
}

/** What the body decided that a paragraph says: a member asked for it, and it was taken in before the text was approved. */
export type Corrected = {
  correction: string
  seat: string
  name: Words
  why: string
  at: string
  /** What the ledger has, where the paragraph says otherwise since. */
  recorded: Words | null
}

export type MinutesText = {
  type: 'majlis/minutes/v1'
  body: string
  meeting: string
  revision: string
  blind: string
  /** `corrected` is left out where nothing was. */
  paragraphs: (Paragraph & { kind: SentenceKind | 'free'; refs: string[]; corrected?: Corrected })[]
}

export const minutesDigest = (text: MinutesText): string => toHex(sha256Text(canonicalize(text as unknown as Json)))

export type Review = {
  /** By the place of the paragraph: what the ledger says otherwise. */
  differing: {
    place: number
    sentence: Sentence
    differences: Difference[]
    kept: boolean
    /** The decision by which it says otherwise; null for a difference that nobody decided. */
    corrected: Corrected | null
  }[]
  /** What must be said and is not. */
  missing: Sentence[]
  /** What the ledger came to say after the minutes were begun, and no paragraph says. */
  proposals: Sentence[]
  /** A sentence that stands twice says what happened once. */
  twice: number[]
}

/** A paragraph as a correction made it. */
export type Correction = Words & { corrected: Corrected }

/** What was decided of a paragraph that names this correction; null once it says anything else. */
export function decidedOf(
  correction: string,
  { ar, en }: Words,
  corrections: Readonly<Record<string, Correction>>,
): Corrected | null {
  const found = Object.hasOwn(corrections, correction) ? corrections[correction] : undefined
  return found?.ar === ar && found.en === en ? found.corrected : null
}

/** `since` is how large the ledger was when the minutes were begun; `names` are those of the body's people. */
export function reviewOf(
  sentences: readonly Sentence[],
  paragraphs: readonly (Paragraph & { corrected?: Corrected | null })[],
  names: readonly Words[],
  since: number,
): Review {
  const known = new Map(sentences.map((sentence) => [sentence.key, sentence]))
  const seen = new Set<string>()
  const review: Review = { differing: [], missing: [], proposals: [], twice: [] }
  paragraphs.forEach((paragraph, place) => {
    const { key } = paragraph
    const sentence = key === null ? undefined : known.get(key)
    if (key === null || !sentence) return
    if (seen.has(key)) review.twice.push(place)
    seen.add(key)
    const found = differences(sentence, paragraph, names)
    if (found.length === 0) return
    const { corrected = null, kept } = paragraph
    // Decided over what the ledger said then: where it has come to say another thing, nobody has decided of that.
    const recorded = corrected?.recorded
    const decided = recorded?.ar === sentence.ar && recorded.en === sentence.en ? corrected : null
    review.differing.push({ place, sentence, differences: found, kept: kept.trim() !== '', corrected: decided })
  })
  for (const sentence of sentences) {
    if (seen.has(sentence.key)) continue
    if (sentence.refs.some((index) => index >= since)) review.proposals.push(sentence)
    else if (isEssential(sentence.kind)) review.missing.push(sentence)
  }
  return review
}

/** What stands against sending the minutes to the members. */
export const unsettled = ({ differing, missing, proposals, twice }: Review): number =>
  differing.filter(({ kept, corrected }) => !kept && !corrected).length +
  missing.length +
  proposals.filter(({ kind }) => isEssential(kind)).length +
  twice.length

// An extract of one decision in the register: its words in both languages, its number, and how it was made, in the sentences that the
// minutes have of it, so that a vote is shown as its rule lets it be shown. Source: the spec's "Register of decisions".
import type { History } from './bundle/history.ts'
import { toHex } from './bytes.ts'
import { canonicalize, type Json } from './canonical.ts'
import type { DecisionBasis } from './decisions.ts'
import type { MinutesFacts } from './minutes/ground.ts'
import { minutesOf } from './minutes/minutes.ts'
import type { Sentence, SentenceKind, Words } from './minutes/sentence.ts'
import { sha256Text } from './sha256.ts'

/** Numbers are decimal strings because they are hashed. */
export type ExtractText = {
  type: 'majlis/extract/v1'
  body: string
  decision: string
  year: string
  number: string
  meeting: string
  item: string
  words: Words & { authoritative: 'ar' | 'en' }
  paragraphs: (Words & { kind: SentenceKind | 'basis' })[]
}

export type Extracted = Omit<ExtractText, 'type' | 'paragraphs'> & { basis: DecisionBasis; vote: string | null }

export function extractOf(history: History, facts: MinutesFacts, { basis, vote, ...given }: Extracted): ExtractText {
  const said = minutesOf(history, facts).filter(({ item }) => item === given.item)
  return { type: 'majlis/extract/v1', ...given, paragraphs: madeBy(said, basis, vote) }
}

/** How a vote went, in the minutes' words; the decision itself stands above it. */
export function madeBy(
  said: readonly Sentence[],
  basis: DecisionBasis,
  vote: string | null,
): ExtractText['paragraphs'] {
  if (basis !== 'vote' || vote === null)
    return [{ kind: 'basis', ...WITHOUT_VOTE[basis === 'consent' ? basis : 'agreed'] }]
  const keys = ['question', 'tally', 'tied', 'casting', 'working', 'result'].map((kind) => `${kind} ${vote}`)
  return said.filter(({ key }) => keys.includes(key)).map(({ kind, ar, en }) => ({ kind, ar, en }))
}

const WITHOUT_VOTE = {
  consent: {
    ar: 'اعتُمد هذا القرار مع بنود الموافقة مجتمعةً دون تصويت.',
    en: 'This decision was adopted together with the consent items, without a vote.',
  },
  agreed: { ar: 'اتُّخذ هذا القرار بالتوافق دون تصويت.', en: 'This decision was made by agreement, without a vote.' },
}

export const extractDigest = (text: ExtractText): string => toHex(sha256Text(canonicalize(text as unknown as Json)))

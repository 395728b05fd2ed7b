// What becomes of an agenda's consent items (A items): adopted together and without a vote, unless a member objects to one or asks to
// speak to it; then it falls to those that are discussed (B items). One function for the command that adopts and for whoever checks
// the ledger. Source: spec "Pre-positions" (the Estonian cabinet's A and B items); docs/decisions/consent-items.md.
import { toHex } from './bytes.ts'
import { canonicalize, type Json } from './canonical.ts'
import { sha256Text } from './sha256.ts'

export const MARKS = ['agree', 'object', 'speak'] as const
/** What a member says of an item before it is taken up. */
export type Mark = (typeof MARKS)[number]

/** By it a consent item is discussed. */
export const isContest = (mark: Mark): boolean => mark !== 'agree'

/** How long members have to take an item out once its adoption is announced. */
export const SHORTEST_MOMENT_S = 10
export const LONGEST_MOMENT_S = 300

type Decided = { decision: { ar: string; en: string; authoritative: string } | null; blind: string }

/** Of a published item's decision text. Blinded as the item is: a masked text cannot be guessed from it. */
export const decisionDigest = ({ decision, blind }: Decided): string =>
  toHex(sha256Text(canonicalize({ blind, decision } as Json)))

export type ConsentFacts = {
  /** As it was last published. */
  type: string
  decided: boolean
  contested: boolean
  adopted: boolean
  voted: boolean
}

/** The first code that stands in the way of adopting the item without a vote, or null. */
export function againstConsent({ type, decided, contested, adopted, voted }: ConsentFacts) {
  if (type !== 'consent') return 'consent_not_a'
  if (!decided) return 'consent_no_text'
  if (adopted) return 'consent_adopted'
  if (voted) return 'consent_voted'
  return contested ? 'consent_contested' : null
}

/** What the agenda had planned for the items that were adopted together. How long they would have taken, nobody knows. */
export const plannedMinutes = (items: readonly { minutes: number; adopted: boolean }[]): number =>
  items.reduce((sum, { minutes, adopted }) => sum + (adopted ? minutes : 0), 0)

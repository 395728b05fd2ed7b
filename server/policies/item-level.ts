// How much of an item a seat sees, and why: pure, the one rule behind item_access. Source: spec "Circulation and access".
import { type Classification, isAbove } from '../../app/rules/classification.ts'
import type { BodySettings, SeatRole } from '../../app/wire/bodies.ts'

export type ItemLevel = 'visible' | 'title' | 'hidden'
export type LevelReason = 'role' | 'draft' | 'interest' | 'classification' | 'excluded' | 'closed'
export type Standing = { level: ItemLevel; reason: LevelReason }

export type ItemFacts = {
  published: boolean
  classification: Classification
  /** Dealt with in a closed part of the meeting. */
  closed: boolean
}
export type SeatFacts = {
  role: SeatRole
  /** Above it an item is not this seat's. */
  clearance: Classification
  interest: boolean
  /** Has no vote but is a member all the same, sits for one, or is admitted by name: what is closed is theirs too. */
  inside: boolean
  excluded: boolean
}

export function itemLevel(
  item: ItemFacts,
  seat: SeatFacts,
  { conflictHides }: Pick<BodySettings, 'conflictHides'>,
): Standing {
  const withheld = seat.excluded ? 'excluded' : isAbove(item.classification, seat.clearance) ? 'classification' : null
  const shut = item.closed && !seat.inside
  // The reason stays the interest, which belongs to the person and masks their other seats too.
  if (seat.interest && conflictHides !== 'nothing')
    return { level: conflictHides === 'item' || withheld || shut ? 'hidden' : 'title', reason: 'interest' }
  if (withheld) return { level: 'hidden', reason: withheld }
  const officer = seat.role === 'chair' || seat.role === 'deputy' || seat.role === 'secretary'
  if (!item.published && !officer) return { level: 'hidden', reason: 'draft' }
  if (shut) return { level: 'hidden', reason: 'closed' }
  // Auditors read the ledger and the votes, never the papers.
  return { level: seat.role === 'auditor' ? 'title' : 'visible', reason: 'role' }
}

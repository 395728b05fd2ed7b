// How much of an item a seat sees, and why: pure, the one rule behind item_access. Source: spec "Circulation and access".
import { type Classification, isAbove } from '../../app/rules/classification.ts'
import type { BodySettings, SeatRole } from '../../app/wire/bodies.ts'

export type ItemLevel = 'visible' | 'title' | 'hidden'
export type LevelReason = 'role' | 'draft' | 'interest' | 'classification' | 'excluded'
export type Standing = { level: ItemLevel; reason: LevelReason }

export type ItemFacts = {
  published: boolean
  classification: Classification
}
export type SeatFacts = {
  role: SeatRole
  /** Above it an item is not this seat's. */
  clearance: Classification
  interest: boolean
  excluded: boolean
}

export function itemLevel(
  item: ItemFacts,
  seat: SeatFacts,
  { conflictHides }: Pick<BodySettings, 'conflictHides'>,
): Standing {
  const withheld = seat.excluded ? 'excluded' : isAbove(item.classification, seat.clearance) ? 'classification' : null
  // The reason stays the interest, which belongs to the person and masks their other seats too.
  if (seat.interest && conflictHides !== 'nothing')
    return { level: conflictHides === 'item' || withheld ? 'hidden' : 'title', reason: 'interest' }
  if (withheld) return { level: 'hidden', reason: withheld }
  const officer = seat.role === 'chair' || seat.role === 'deputy' || seat.role === 'secretary'
  if (!item.published && !officer) return { level: 'hidden', reason: 'draft' }
  // Auditors read the ledger and the votes, never the papers.
  return { level: seat.role === 'auditor' ? 'title' : 'visible', reason: 'role' }
}

// How much of an item a seat sees, and why: pure, the one rule behind item_access. Source: spec "Circulation and access".
import type { BodySettings, SeatRole } from '../../app/wire/bodies.ts'

export type ItemLevel = 'visible' | 'title' | 'hidden'
export type LevelReason = 'role' | 'draft' | 'interest' | 'classification' | 'excluded'

export type ItemFacts = {
  published: boolean
  role: SeatRole
  interest: boolean
  conflictHides: BodySettings['conflictHides']
}

export function itemLevel({ published, role, interest, conflictHides }: ItemFacts): {
  level: ItemLevel
  reason: LevelReason
} {
  if (interest && conflictHides !== 'nothing')
    return { level: conflictHides === 'item' ? 'hidden' : 'title', reason: 'interest' }
  const officer = role === 'chair' || role === 'deputy' || role === 'secretary'
  if (!published && !officer) return { level: 'hidden', reason: 'draft' }
  // Auditors read the ledger and the votes, never the papers.
  return { level: role === 'auditor' ? 'title' : 'visible', reason: 'role' }
}

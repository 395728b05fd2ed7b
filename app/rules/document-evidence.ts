// What a signed file brings of its ledger, attached to it with its first signature: the text that was approved or registered, and the
// entries that name it, each with the proof that it stands in the ledger and the ledger's signed checkpoint. So a file can be checked by
// itself, for ever. Source: C2SP tlog-proof; docs/formats.md, "Evidence in a file".
import type { ProvedLeaf } from './proved-leaf.ts'

export const EVIDENCE = 'majlis/evidence/v1'
export const EVIDENCE_NAME = 'majlis-evidence.json'
/** The subtype of the embedded file, by which it is found. */
export const EVIDENCE_TYPE = 'application/vnd.majlis.evidence+json'

export type Evidence = {
  type: typeof EVIDENCE
  /** RFC 8785 text of `majlis/minutes/v1` or `majlis/extract/v1`. */
  text: string
  ledger_key: string
  entries: ProvedLeaf[]
}

/** Null for whatever has another form. */
export function readEvidence(json: string): Evidence | null {
  try {
    const value = JSON.parse(json) as Partial<Evidence> | null
    if (
      value?.type !== EVIDENCE ||
      typeof value.text !== 'string' ||
      !value.text.isWellFormed() ||
      typeof value.ledger_key !== 'string' ||
      !Array.isArray(value.entries)
    )
      return null
    return value.entries.length <= MOST_ENTRIES && value.entries.every(isProved) ? (value as Evidence) : null
  } catch {
    return null
  }
}

const MOST_ENTRIES = 16

const isProved = (entry: unknown): entry is ProvedLeaf =>
  typeof entry === 'object' &&
  entry !== null &&
  'index' in entry &&
  Number.isSafeInteger(entry.index) &&
  (['leaf', 'payload', 'proof'] as const).every((name) => typeof (entry as Record<string, unknown>)[name] === 'string')

// The evidence that a signed file brings: every entry proved against the ledger's signed checkpoint, all of one ledger, with the text
// that one of them names by its digest. What of it does not prove itself is no evidence.
import type { Act, ActOf } from '../bundle/history.ts'
import { toHex } from '../bytes.ts'
import { type Json, parseCanonical } from '../canonical.ts'
import type { Evidence } from '../document-evidence.ts'
import type { ExtractText } from '../extract.ts'
import type { MinutesText } from '../minutes/text.ts'
import { openProved } from '../proved-leaf.ts'
import { sha256Text } from '../sha256.ts'
import { isRecord, isText } from '../shape.ts'
import type { VerifySignature } from '../signed-note.ts'
import { textHashes } from '../vote-terms.ts'

/** What says that a document is to be signed: its digest, and its files as they were before. */
export type Issued = ActOf<'minutes.approved' | 'extract.issued'>
export type Brought = {
  acts: Act[]
  issued: Issued
  entries: Evidence['entries']
  /** Of the text as it is; whether it is the one that the ledger names is the caller's question. */
  digest: string
  text: MinutesText | ExtractText
  ledger: { origin: string; vkey: string; size: number; root: string }
}

export const isIssued = (act: Act): act is Issued => act.type === 'minutes.approved' || act.type === 'extract.issued'

/** Null where something of it does not prove itself, or it names no document. */
export async function openEvidence(evidence: Evidence, verify: VerifySignature): Promise<Brought | null> {
  const { ledger_key: vkey, entries } = evidence
  const opened = await Promise.all(entries.map((entry) => openProved(entry, vkey, verify)))
  const proved = opened.filter((one) => one !== null)
  const parsed = parseCanonical(evidence.text)
  const text = parsed.ok ? readText(parsed.value) : null
  const issued = proved.map(({ act }) => act).find(isIssued)
  const last = proved.at(-1)
  const one = new Set(proved.map(({ body, origin, size }) => `${body} ${origin} ${size}`)).size === 1
  if (proved.length !== opened.length || !one || !text || !issued || !last) return null
  const { origin, size, root } = last
  const digest = toHex(sha256Text(evidence.text))
  return { acts: proved.map(({ act }) => act), issued, entries, digest, text, ledger: { origin, vkey, size, root } }
}

function readText(value: Json): MinutesText | ExtractText | null {
  if (!isRecord(value) || !Array.isArray(value.paragraphs)) return null
  if (!value.paragraphs.every((one) => isRecord(one) && isText(one.ar as Json) && isText(one.en as Json))) return null
  if (value.type === 'majlis/minutes/v1') return value as unknown as MinutesText
  const { words } = value
  const worded = isRecord(words) && isText(words.ar as Json) && isText(words.en as Json)
  return value.type === 'majlis/extract/v1' && worded ? (value as unknown as ExtractText) : null
}

/** Its number and words are those that the register gave the decision. */
export function isRegistered(issued: ActOf<'extract.issued'>, { acts, text }: Brought): boolean {
  const registered = acts.find(
    (act): act is ActOf<'decision.registered'> =>
      act.type === 'decision.registered' && act.payload.decision === issued.payload.decision,
  )
  if (!registered || text.type !== 'majlis/extract/v1') return false
  const { decision, year, number, meeting, item, text_sha256 } = registered.payload
  const hashes = textHashes(text.words)
  return (
    text.decision === decision &&
    text.meeting === meeting &&
    text.year === year &&
    text.number === number &&
    text.item === item &&
    hashes.ar === text_sha256.ar &&
    hashes.en === text_sha256.en
  )
}

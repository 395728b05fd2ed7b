// V3, the entries: each leaf in canonical form and in its place, and each payload the one whose SHA-256 the leaf carries. A
// payload that is not in the bundle is withheld, embargoed or destroyed as the manifest says, where its type may be.
import type { Act } from '../bundle/history.ts'
import { payloadPath } from '../bundle/manifest.ts'
import type { EventType } from '../bundle/payload-types.ts'
import { isEventType, KNOWN_VERSION, readPayload } from '../bundle/payloads.ts'
import { parseUtf8, toHex } from '../bytes.ts'
import { type Json, parseCanonical } from '../canonical.ts'
import { isDecimal } from '../rule.ts'
import { sha256 } from '../sha256.ts'
import type { Input } from './bundle-input.ts'
import type { Progress } from './progress.ts'
import type { Findings } from './report.ts'

export type Leaf = { type: string; v: string; body: string; seq: string; at: string; payload_sha256: string }
export type Entries = {
  leaves: (Leaf | null)[]
  acts: Act[]
  body: string | null
  payloads: number
  absent: Record<'withheld' | 'embargoed' | 'destroyed', number>
  /** The places of those said to be withheld, and of those said to be destroyed. */
  withheld: number[]
  destroyed: Set<number>
}

export async function readEntries(
  input: Input,
  texts: readonly (Uint8Array | undefined)[],
  findings: Findings,
  progress: Progress,
): Promise<Entries> {
  const entries: Entries = {
    leaves: [],
    acts: [],
    body: input.body,
    payloads: 0,
    absent: { withheld: 0, embargoed: 0, destroyed: 0 },
    withheld: [],
    destroyed: new Set(),
  }
  for (let index = 0; index < texts.length; index++) {
    await progress.step('V3', index, texts.length)
    const leaf = readLeaf(index, texts[index], entries, findings)
    entries.leaves.push(leaf)
    const act = readAct(input, index, leaf, entries, findings)
    if (act) entries.acts.push(act)
  }
  findings.looked('V3', texts.length)
  for (const file of input.files.keys())
    if (file.startsWith('payloads/') && !isPayloadOf(file, texts.length))
      findings.add('V3', 'payload.unexpected', 'error', { file })
  return entries
}

function readLeaf(index: number, bytes: Uint8Array | undefined, entries: Entries, findings: Findings): Leaf | null {
  // Missing or malformed entry bundles are findings of the tree already.
  if (!bytes) return null
  const at = { entry: index }
  const text = parseUtf8(bytes)
  const parsed = text.ok ? parseCanonical(text.value) : text
  if (!parsed.ok || !isLeaf(parsed.value)) {
    findings.add('V3', 'leaf.malformed', 'error', at)
    return null
  }
  const leaf = parsed.value
  if (leaf.seq !== String(index)) findings.add('V3', 'leaf.out_of_place', 'error', { ...at, params: { seq: leaf.seq } })
  entries.body ??= leaf.body
  if (leaf.body !== entries.body) findings.add('V3', 'leaf.other_body', 'error', { ...at, params: { body: leaf.body } })
  if (leaf.v !== KNOWN_VERSION || !isEventType(leaf.type))
    findings.add('V3', 'leaf.type_unknown', 'error', { ...at, params: { type: leaf.type, version: leaf.v } })
  return leaf
}

function readAct(input: Input, index: number, leaf: Leaf | null, entries: Entries, findings: Findings): Act | null {
  const file = payloadPath(index)
  const where = { entry: index, file }
  const content = input.files.get(file)
  const type = leaf && leaf.v === KNOWN_VERSION && isEventType(leaf.type) ? leaf.type : null
  const absence = input.manifest ? input.absence(index) : content ? undefined : input.absence(index)
  if (!content) {
    if (absence === undefined) findings.add('V3', 'payload.missing', 'error', where)
    else if (type && !mayBeAbsent(type, absence)) findings.add('V3', 'payload.must_be_present', 'error', where)
    if (absence !== undefined) entries.absent[absence]++
    if (absence === 'withheld') entries.withheld.push(index)
    if (absence === 'destroyed') entries.destroyed.add(index)
    return null
  }
  entries.payloads++
  if (absence !== undefined) findings.add('V3', 'payload.not_absent', 'error', where)
  if (leaf && toHex(sha256(content)) !== leaf.payload_sha256) findings.add('V3', 'payload.differs', 'error', where)
  if (!leaf || !type) return null
  const text = parseUtf8(content)
  const event = text.ok ? readPayload(type, text.value) : text
  if (!event.ok) {
    findings.add('V3', 'payload.malformed', 'error', { ...where, params: { field: event.params?.field ?? '' } })
    return null
  }
  return { index, at: leaf.at, ...event.value }
}

/** Facts about seats, keys, presence and the calendar are for every reader, and what a vote rests on is never destroyed. */
function mayBeAbsent(type: EventType, absence: 'withheld' | 'embargoed' | 'destroyed'): boolean {
  if (absence === 'embargoed') return type === 'ballot.cast'
  if (absence === 'destroyed') return !NEVER_DESTROYED.includes(type)
  return MAY_BE_WITHHELD.includes(type)
}

/** What is about an item, which may be masked from a reader, and what members entered about themselves. */
const MAY_BE_WITHHELD: EventType[] = [
  'item.published',
  'item.called',
  'floor.given',
  'floor.ended',
  'item.call_withdrawn',
  'item.deferred',
  'item.restored',
  'item.contested',
  'consent.adopted',
  'consent.reopened',
  'paper.released',
  'interest.declared',
  'interest.withdrawn',
  'seat.excluded',
  'seat.readmitted',
  'item.disclosed',
  'seat.admitted',
  'seat.sent_out',
  'interest.registered',
  'interest.ended',
  'meeting.requested',
  'vote.opened',
  'seat.called',
  'ballot.cast',
  'vote.closed',
  'casting_vote.given',
  'result.declared',
  'result.disputed',
  'dispute.withdrawn',
  'dispute.settled',
  'result.final',
  'statement.made',
  'decision.registered',
  'memorandum.placed',
  'extract.issued',
  'extract.signed',
]
const NEVER_DESTROYED: EventType[] = [
  'body.constituted',
  'ledger_key.rotated',
  'ledger.recovered',
  'content.destroyed',
  'seat.created',
  'mandate.started',
  'mandate.ended',
  'key.enrolled',
  'key.revoked',
  'attendance.checked_in',
  'attendance.left',
  'attendance.corrected',
  'origin.adopted',
  'policy.set',
  'access_policy.set',
  'access.sealed',
  'archive.taken',
  'agenda.published',
  'sitting.opened',
  'sitting.suspended',
  'sitting.resumed',
  'sitting.closed',
  'sitting.reopened',
  'sitting.adjourned',
  'quorum.failed',
  'meeting.postponed',
  'meeting.cancelled',
  'meeting.archived',
  'circulation.opened',
  'circulation.closed',
  'meeting.requested',
  'item.called',
  'floor.given',
  'floor.ended',
  'item.call_withdrawn',
  'item.deferred',
  'item.restored',
  'consent.adopted',
  'consent.reopened',
  'interest.declared',
  'interest.withdrawn',
  'seat.excluded',
  'seat.readmitted',
  'item.disclosed',
  'seat.admitted',
  'seat.sent_out',
  'clearance.set',
  'rule.adopted',
  'rule.retired',
  'vote.opened',
  'seat.called',
  'ballot.cast',
  'vote.closed',
  'casting_vote.given',
  'result.declared',
  'result.disputed',
  'dispute.withdrawn',
  'dispute.settled',
  'result.final',
  'statement.made',
  'decision.registered',
  'memorandum.filed',
  'memorandum.withdrawn',
  'memorandum.observed',
  'memorandum.answered',
  'memorandum.placed',
  'minutes.circulated',
  'minutes.reopened',
  'minutes.approved',
  'minutes.signed',
  'extract.issued',
  'extract.signed',
]

const HASH = /^[0-9a-f]{64}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function isLeaf(value: Json): value is Leaf {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { type, v, body, seq, at, payload_sha256 } = value
  return (
    Object.keys(value).length === 6 &&
    [type, v, body].every((text) => typeof text === 'string' && text !== '') &&
    isDecimal(seq) &&
    typeof at === 'string' &&
    INSTANT.test(at) &&
    typeof payload_sha256 === 'string' &&
    HASH.test(payload_sha256)
  )
}

function isPayloadOf(file: string, size: number): boolean {
  const index = /^payloads\/(0|[1-9]\d{0,15})\.json$/.exec(file)?.[1]
  return index !== undefined && Number(index) < size
}

// V2, the ledger's own keys: each passed to the next by an entry that both signed, under the same origin when it was rotated,
// under another when a database behind its own checkpoints was recovered. Source: docs/architecture.md, Keys.
import { type ActOf, type History, mandatesOf } from '../bundle/history.ts'
import { firstVkey } from '../bundle/ledger-key.ts'
import { type Checkpoint, openCheckpoint } from '../checkpoint.ts'
import { readKept } from '../kept-checkpoint.ts'
import { checkSuccession, successionMessage } from '../ledger-succession.ts'
import { type NoteKey, parseVkey, type VerifySignature } from '../signed-note.ts'
import type { Findings } from './report.ts'

/** `recovered` is the last checkpoint of the origin before, for the first key of another origin. */
export type LedgerKey = { vkey: string; key: NoteKey; from: number; recovered: Checkpoint | null }

type Successor = ActOf<'ledger_key.rotated'> | ActOf<'ledger.recovered'>

/** The keys whose succession holds, in order; empty where the first entry names none that can be read. */
export async function checkLedgerKeys(
  history: History,
  body: string,
  verify: VerifySignature,
  findings: Findings,
): Promise<LedgerKey[]> {
  const vkey = history.constituted && firstVkey(history.constituted)
  const first = vkey ? parseVkey(vkey) : null
  if (!vkey || !first?.ok) return []
  const keys: LedgerKey[] = [{ vkey, key: first.value, from: history.constituted?.index ?? 0, recovered: null }]
  for (const act of history.acts) {
    if (act.type !== 'ledger_key.rotated' && act.type !== 'ledger.recovered') continue
    findings.looked('V2', 1)
    const next = await successor(act, body, keys, verify)
    if (next) keys.push(next)
    const at = { entry: act.index }
    if (act.type === 'ledger_key.rotated')
      findings.add('V2', next ? 'ledger_key.rotated' : 'ledger_key.rotation_invalid', next ? 'info' : 'error', at)
    else if (!next?.recovered) findings.add('V2', 'ledger.recovery_invalid', 'error', at)
    else await reportRecovery(history, act, next.recovered, keys, verify, findings)
  }
  return keys
}

async function successor(
  act: Successor,
  body: string,
  keys: readonly LedgerKey[],
  verify: VerifySignature,
): Promise<LedgerKey | null> {
  const current = keys.at(-1) as LedgerKey
  const { actor: _actor, salt: _salt, signature_old, signature_new, ...fields } = act.payload
  if (fields.old !== current.vkey) return null
  const message = successionMessage(act.type === 'ledger.recovered' ? 'recovered' : 'rotated', body, fields)
  const key = await checkSuccession(current.key, fields.new, message, { signature_old, signature_new }, verify)
  if (!key) return null
  const next = { vkey: fields.new, key, from: act.index, recovered: null }
  if (act.type === 'ledger_key.rotated') return key.name === current.key.name ? next : null
  const before = readKept(act.payload.checkpoint, current.key.name)
  const returns = keys.some((each) => each.key.name === key.name)
  return before.ok && !returns ? { ...next, recovered: before.value } : null
}

async function reportRecovery(
  history: History,
  act: ActOf<'ledger.recovered'>,
  before: Checkpoint,
  keys: readonly LedgerKey[],
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const { origin, size: kept } = before
  const lost = Math.max(0, kept - act.index)
  const params = { origin, kept: String(kept), size: String(act.index), lost: String(lost) }
  findings.add('V2', 'ledger.recovered', 'warning', { entry: act.index, params })
  if (!confirmed(history, act)) findings.add('V2', 'ledger.recovery_unconfirmed', 'error', { entry: act.index })
  const known = keys.filter(({ key }) => key.name === origin).map(({ key }) => key)
  const signed = await openCheckpoint(act.payload.checkpoint, { origin, keys: known }, verify)
  if (!signed.ok) findings.add('V2', 'ledger.recovery_unproved', 'warning', { entry: act.index })
}

const OFFICERS = ['chair', 'deputy', 'secretary']

/** Two people, each by a mandate in an officer's seat that they held at that place. */
function confirmed(history: History, { index, payload }: ActOf<'ledger.recovered'>): boolean {
  const people = payload.officers.filter(({ person, seat, mandate }) => {
    const held = mandatesOf(history, person, index).some((each) => each.mandate === mandate && each.seat === seat)
    return held && OFFICERS.includes(history.seats.get(seat)?.payload.role ?? '')
  })
  return new Set(people.map(({ person }) => person)).size >= 2
}

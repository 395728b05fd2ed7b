// V12, receipts that members kept: the entry each one proves must stand in this ledger, and its ballot among those of its vote.
// A server that rewrites everything it signed cannot rewrite these. Source: `majlis/receipt/v1`; the attack round on the verifier.
import type { Act, History } from '../bundle/history.ts'
import { fromUtf8, parseHex } from '../bytes.ts'
import { openCheckpoint } from '../checkpoint.ts'
import { leafHash, verifyInclusion } from '../merkle.ts'
import { type NoteKey, parseVkey, type VerifySignature } from '../signed-note.ts'
import { parseTlogProof } from '../tlog-proof.ts'
import { standingTo, type Tree } from './check-earlier.ts'
import type { Expected, KeptReceipt } from './expected.ts'
import type { Findings, Severity } from './report.ts'
import type { RuleId } from './rule-ids.ts'
import { verifyReceipt } from './verify-receipt.ts'

/** The ledger as the bundle shows it. `vkey` is the key to believe where the ledger itself passes on none. */
export type Shown = Tree & { vkey: string; leaves: readonly (Uint8Array | undefined)[]; history: History }

export async function checkReceipts(
  receipts: readonly KeptReceipt[],
  shown: Shown,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  findings.looked('V12', receipts.length)
  for (const { file, text } of receipts) {
    const add: Add = (rule, entry, params = {}) => findings.add('V12', rule, 'error', { entry, file, params })
    const report = await verifyReceipt(text, verify)
    if (!report) {
      add('receipt.unreadable', null)
      continue
    }
    if (!report.receipt) {
      await checkProof(text, file, shown, verify, add, findings)
      continue
    }
    const { index, leaf, vote, seat, ledger_key } = report.receipt
    const ours = ledger_key === shown.vkey || shown.chain.some(({ vkey }) => vkey === ledger_key)
    const root = parseHex(report.root)
    if (!ours) add('receipt.other_ledger', null)
    else if (!report.holds || report.size === null || !root.ok) add('receipt.does_not_hold', null)
    else {
      const size = String(report.size)
      const standing = standingTo({ origin: report.origin, size: report.size, root: root.value }, shown)
      if (standing.how === 'rolled_back') add('receipt.ledger_shorter', null, { size })
      if (standing.how === 'forked') add('receipt.forked', null, { size })
      if (standing.how === 'lost' && index >= standing.from) {
        findings.add('V12', 'receipt.entry_lost', 'warning', { file, params: { vote, seat } })
        if (isDecidedWithout(shown.history, vote, seat)) add('receipt.counted_without', null, { vote, seat })
        continue
      }
      const found = shown.leaves[index]
      if (!found || fromUtf8(found) !== leaf) add('receipt.entry_differs', index, { vote, seat })
      else if (isPassedOver(shown.history, vote, index)) add('receipt.not_counted', index, { vote, seat })
    }
  }
}

type Add = (rule: RuleId, entry: number | null, params?: Record<string, string>) => void

/** A C2SP tlog-proof, which says of an entry only that it is there: the ledger's own leaf in that place must be it. */
async function checkProof(
  text: string,
  file: string,
  shown: Shown,
  verify: VerifySignature,
  add: Add,
  findings: Findings,
): Promise<void> {
  const parsed = parseTlogProof(text)
  if (!parsed.ok) return add('receipt.unreadable', null)
  const { index, proof, checkpoint } = parsed.value
  const opened = await openCheckpoint(checkpoint, logOf(checkpoint, shown), verify)
  if (!opened.ok) return add('receipt.other_ledger', null)
  const { size, root } = opened.value.checkpoint
  const standing = standingTo(opened.value.checkpoint, shown)
  if (standing.how === 'rolled_back') add('receipt.ledger_shorter', null, { size: String(size) })
  if (standing.how === 'forked') add('receipt.forked', null, { size: String(size) })
  if (standing.how === 'lost' && index >= standing.from)
    return findings.add('V12', 'receipt.entry_lost', 'warning', { file })
  const leaf = shown.leaves[index]
  if (!leaf || !verifyInclusion(index, size, leafHash(leaf), proof, root)) add('receipt.entry_differs', index)
}

/** The keys under which the ledger ever signed by the name that the checkpoint gives. */
function logOf(checkpoint: string, { chain, vkey }: Shown): { origin: string; keys: NoteKey[] } {
  const origin = checkpoint.slice(0, checkpoint.indexOf('\n'))
  const known = parseVkey(vkey)
  const keys = [...chain.map(({ key }) => key), ...(known.ok ? [known.value] : [])]
  return { origin, keys: keys.filter(({ name }) => name === origin) }
}

/** The ballot that a printed receipt's code names: in its place, or not told to this reader. */
export function checkPrinted(
  { entry, id }: NonNullable<Expected['ballot']>,
  acts: readonly Act[],
  size: number,
  findings: Findings,
): void {
  const act = acts.find(({ index }) => index === entry)
  if (act?.type === 'ballot.cast' && act.payload.ballot_id === id) return
  const add = (rule: RuleId, severity: Severity) =>
    findings.add('V12', rule, severity, { entry, params: { ballot: id, size: String(entry + 1) } })
  if (entry >= size) add('receipt.ledger_shorter', 'error')
  else if (act) add('receipt.ballot_differs', 'error')
  else add('receipt.ballot_unseen', 'warning')
}

/** A recovery is a loss to be told, and no way to leave out a ballot: its member votes again, or the vote is held again. */
function isDecidedWithout({ votes }: History, vote: string, seat: string): boolean {
  const shown = votes.get(vote)
  return Boolean(shown?.closed) && !shown?.ballots.some((cast) => cast.payload.seat === seat)
}

/** A vote that is open may keep its ballots secret yet, and one that is not shown shows none. */
function isPassedOver({ votes }: History, vote: string, index: number): boolean {
  const shown = votes.get(vote)
  return Boolean(shown?.closed) && !shown?.ballots.some((cast) => cast.index === index)
}

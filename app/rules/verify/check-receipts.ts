// V12, receipts that members kept: the entry each one proves must stand in this ledger, and its ballot among those of its vote.
// A server that rewrites everything it signed cannot rewrite these. Source: `majlis/receipt/v1`; the attack round on the verifier.
import type { History } from '../bundle/history.ts'
import { fromUtf8, parseHex } from '../bytes.ts'
import type { VerifySignature } from '../signed-note.ts'
import { standingTo, type Tree } from './check-earlier.ts'
import type { Findings } from './report.ts'
import type { RuleId } from './rule-ids.ts'
import { verifyReceipt } from './verify-receipt.ts'

/** `file` is how the holder calls it. */
export type KeptReceipt = { file: string; text: string }

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
    const add = (rule: RuleId, entry: number | null, params: Record<string, string> = {}) =>
      findings.add('V12', rule, 'error', { entry, file, params })
    const report = await verifyReceipt(text, verify)
    if (!report) {
      add('receipt.unreadable', null)
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
        continue
      }
      const found = shown.leaves[index]
      if (!found || fromUtf8(found) !== leaf) add('receipt.entry_differs', index, { vote, seat })
      else if (isPassedOver(shown.history, vote, index)) add('receipt.not_counted', index, { vote, seat })
    }
  }
}

/** A vote that is open may keep its ballots secret yet, and one that is not shown shows none. */
function isPassedOver({ votes }: History, vote: string, index: number): boolean {
  const shown = votes.get(vote)
  return Boolean(shown?.closed) && !shown?.ballots.some((cast) => cast.index === index)
}

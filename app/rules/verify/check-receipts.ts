// V12, receipts that members kept: the entry each one proves must stand in this ledger, and its ballot among those of its vote.
// A server that rewrites everything it signed cannot rewrite these. Source: `majlis/receipt/v1`; the attack round on the verifier.
import type { History } from '../bundle/history.ts'
import { fromUtf8, toHex } from '../bytes.ts'
import type { VerifySignature } from '../signed-note.ts'
import type { Findings } from './report.ts'
import type { RuleId } from './rule-ids.ts'
import { verifyReceipt } from './verify-receipt.ts'

/** `file` is how the holder calls it. */
export type KeptReceipt = { file: string; text: string }

/** The ledger as the bundle shows it; `rootAt` is null where its tree cannot be read. */
export type Shown = {
  size: number
  vkey: string
  leaves: readonly (Uint8Array | undefined)[]
  rootAt: ((size: number) => Uint8Array) | null
  history: History
}

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
    const report = await verifyReceipt(text, verify, shown.vkey)
    if (!report) {
      add('receipt.unreadable', null)
      continue
    }
    const { index, leaf, vote, seat } = report.receipt
    if (report.checks.some(({ check, holds }) => check === 'key' && !holds)) add('receipt.other_ledger', null)
    else if (!report.holds || report.size === null) add('receipt.does_not_hold', null)
    else {
      const size = String(report.size)
      if (report.size > shown.size) add('receipt.ledger_shorter', null, { size })
      else if (shown.rootAt && toHex(shown.rootAt(report.size)) !== report.root) add('receipt.forked', null, { size })
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

// What an auditor holds already, from an earlier day or another way: the strongest evidence there is against a server that
// rewrote its ledger.
import type { Policy } from '../tlog-policy.ts'

/** A receipt (`majlis/receipt/v1`) or a C2SP tlog-proof; `file` is how the holder calls it. */
export type KeptReceipt = { file: string; text: string }

export type Expected = {
  /** The ledger's key. */
  vkey?: string
  /** A signed checkpoint. */
  earlierCheckpoint?: string
  /** The logs and witnesses one trusts. */
  policy?: Policy
  receipts?: readonly KeptReceipt[]
  /** What a printed receipt's QR code says. */
  ballot?: { entry: number; id: string }
  /** What the code on a file of minutes says. */
  minutes?: { meeting: string; digest: string }
  /** What the code on an extract of a decision says. */
  extract?: { extract: string; digest: string }
}

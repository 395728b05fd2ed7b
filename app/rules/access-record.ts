// Decides what a record of access says, what its salted hash is, and the root of the records of an hour. Source: spec
// "Circulation and access": an hourly Merkle root of salted records is one ledger entry. RFC 8785 for the text, RFC 6962 for
// the tree.
import { fromHex, toHex } from './bytes.ts'
import { canonicalize, type Json } from './canonical.ts'
import { inclusionProof, nodeHash, rootOf, textLeafHash } from './merkle.ts'

export const ACCESS_ACTS = ['opened', 'pages', 'copied', 'records_read'] as const
export type AccessAct = (typeof ACCESS_ACTS)[number]

export const ACCESS_RECORD = 'majlis/access-record/v1'
export const ACCESS_PROOF = 'majlis/access-proof/v1'

export type AccessFacts = {
  body: string
  at: string
  person: string
  seat: string | null
  paper: string
  /** Null where it was about the paper and no one version. */
  version: string | null
  act: AccessAct
  pages: { from: string; to: string } | null
  /** 16 random bytes in hex: without it nobody can guess a record and try it against its hash. */
  salt: string
}

export const accessText = (facts: AccessFacts): string =>
  canonicalize({ type: ACCESS_RECORD, ...facts } as unknown as Json)

/** Hex. */
export const accessHash = (text: string): string => toHex(textLeafHash(text))

/** Over leaf hashes in hex, in the order of their places; at least one. */
export const accessRoot = (hashes: readonly string[]): string => toHex(rootOf(hashes.map(fromHex)))

/** From the leaf's sibling up to the root's child, in hex. */
export function accessPath(hashes: readonly string[], place: number): string[] {
  const leaves = hashes.map(fromHex)
  const node = (level: number, index: number): Uint8Array =>
    level === 0 ? (leaves[index] as Uint8Array) : nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
  return inclusionProof(place, leaves.length, node).map(toHex)
}

/** What a member keeps: the record's own text, the way to the root, and the entry that carries it with its own proof. */
export type AccessProof = {
  type: typeof ACCESS_PROOF
  record: string
  place: string
  count: string
  path: string[]
  root: string
  /** The place of `access.sealed` in its body's ledger, its leaf, its payload, and a C2SP tlog-proof of the leaf. */
  entry: string
  leaf: string
  payload: string
  proof: string
  ledger_key: string
}

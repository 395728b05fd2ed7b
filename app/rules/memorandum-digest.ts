// What the ledger says of the words of a memorandum, its observations and its returns: the SHA-256 of a canonical text that holds them
// with a blind, so that who has the words can show that they are those, and nobody can guess them. Source: docs/decisions/memoranda.md.
import { toHex } from './bytes.ts'
import { canonicalize, type Json } from './canonical.ts'
import { sha256Text } from './sha256.ts'

export type Told = {
  kind: 'memorandum' | 'observation' | 'answer'
  memorandum: string
  version: number
  blind: string
  /** The words and facts, each as it was given. */
  said: { [name: string]: Json }
  /** SHA-256 of the file that goes with it; "" where there is none. */
  paper: string
}

export const memorandumDigest = ({ kind, memorandum, version, blind, said, paper }: Told): string =>
  toHex(
    sha256Text(
      canonicalize({
        type: `majlis/${kind}/v1`,
        memorandum,
        version: String(version),
        blind,
        said,
        paper_sha256: paper,
      }),
    ),
  )

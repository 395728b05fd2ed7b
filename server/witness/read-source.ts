// Where a witness reads a log by itself: the address of a public ledger (C2SP tlog-tiles), or an evidence bundle, whose
// checkpoint and tiles have the same paths.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { readBundle } from '../cli/read-bundle.ts'

/** Answers a file's bytes, or null when there is none. */
export type Source = (path: string) => Promise<Uint8Array | null>

const PATIENCE_MS = 30_000
const MOST_BYTES = 1_000_000

export async function openSource(where: string): Promise<Result<Source>> {
  if (/^https?:\/\//.test(where)) return ok((path) => fetched(`${where.replace(/\/+$/, '')}/${path}`))
  const packed = await readBundle(where)
  if (!packed.ok) return packed
  const { files } = packed.value
  return ok(async (path) => files.get(path) ?? null)
}

/** Throws for an address that cannot be reached or sends more than a checkpoint or tile could be. */
async function fetched(address: string): Promise<Uint8Array | null> {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok || !response.body) return null
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > MOST_BYTES) throw new Error(`${address} sends too much`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

export const unread = (origin: string) => refuse('witness_source_unread', { origin })

// With which key a ledger signs, as its own entries say.
import { parseBase64 } from '../bytes.ts'
import { formatVkey, noteKey } from '../signed-note.ts'
import type { ActOf } from './history.ts'

/** The key that signs for a ledger of this size: the last whose entry is in it. */
export const ledgerKeyAt = <T extends { from: number }>(keys: readonly T[], size: number): T | undefined =>
  keys.findLast(({ from }) => from < size)

/** The key that the first entry names; null for what is no key, or a name no note could carry. */
export function firstVkey({ payload: { origin, ledger_key } }: ActOf<'body.constituted'>): string | null {
  const bytes = parseBase64(ledger_key)
  if (!bytes.ok) return null
  try {
    return formatVkey(noteKey(origin, bytes.value))
  } catch {
    return null
  }
}

import { useEffect, useState } from 'react'
import { type OpenPack, openPack, type PackRow } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import { type KeptContents, readContents } from './read-pack.ts'
import type { Vault } from './vault.ts'

export type OpenContents = { pack: OpenPack; contents: KeptContents }

/** A pack's agenda as the device keeps it now; what was wiped is not in it, and null until it is here. */
export function useContents(store: KeptStore, vault: Vault, row: PackRow): OpenContents | null {
  const [open, setOpen] = useState<OpenContents | null>(null)
  const [held] = useState(row)
  const now = `${row.id} ${row.items.length} ${row.titles.length} ${row.papers.length}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row is read anew all the time; only what it holds counts
  useEffect(() => {
    let gone = false
    const read = async () => {
      const pack = await openPack(vault, row)
      const contents = pack && (await readContents(store, pack))
      if (!gone && pack && contents) setOpen({ pack, contents })
    }
    read().catch(() => {})
    return () => {
      gone = true
    }
  }, [store, vault, held.id, now])
  return open
}

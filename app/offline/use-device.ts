import { useCallback, useEffect, useMemo, useState } from 'react'
import { letGoOverdue } from './contact.ts'
import { hasKept, markKept } from './kept-flag.ts'
import { type PackRow, packsOf } from './kept-packs.ts'
import { browserKeptStore, type KeptStore } from './kept-store.ts'
import { waitingIn } from './outbox.ts'
import { dropShell } from './shell.ts'
import { destroyVault, seeTime, type VaultRow } from './vault.ts'

export type DeviceView = { loaded: boolean; vaults: VaultRow[]; packs: PackRow[]; waiting: Record<string, number> }
export type Device = DeviceView & {
  store: KeptStore
  refresh: () => Promise<void>
  /** Everything of this person; the application goes with the last of it. */
  forget: (personId: string) => Promise<void>
}

/** The clock is looked at so often while the page is open: a lease ends also for whoever just sits there. */
const CLOCK_MS = 20_000

/** What this browser keeps, as it stands in clear: sizes, hours and counts. */
export function useDevice(): Device {
  const store = useMemo(() => browserKeptStore(), [])
  const [view, setView] = useState<DeviceView>({ loaded: false, vaults: [], packs: [], waiting: {} })
  const refresh = useCallback(async () => setView(await look(store).catch(() => NOTHING)), [store])
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => void refresh(), CLOCK_MS)
    return () => clearInterval(timer)
  }, [refresh])
  const forget = useCallback(
    async (personId: string) => {
      await forgetPerson(store, personId)
      await refresh()
    },
    [store, refresh],
  )
  return { ...view, store, refresh, forget }
}

const NOTHING: DeviceView = { loaded: true, vaults: [], packs: [], waiting: {} }

async function look(store: KeptStore): Promise<DeviceView> {
  if (!hasKept()) return NOTHING
  const vaults = (await store.list<VaultRow>('vaults')).map(([, row]) => row)
  for (const { personId } of vaults) await seeTime(store, personId, Date.now())
  await letGoOverdue(store, Date.now())
  const packs = (await packsOf(store)).filter(({ whole }) => whole)
  const waiting: Record<string, number> = {}
  for (const { id } of packs) waiting[id] = await waitingIn(store, [id])
  return { loaded: true, vaults: (await store.list<VaultRow>('vaults')).map(([, row]) => row), packs, waiting }
}

export async function forgetPerson(store: KeptStore, personId: string): Promise<void> {
  const others = (await store.keys('vaults').catch(() => [])).filter((id) => id !== personId)
  // First, so that no other page makes the database again.
  if (others.length === 0) markKept(false)
  await destroyVault(store, personId).catch(() => undefined)
  if (others.length === 0) await dropShell()
}

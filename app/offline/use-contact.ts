import { useCallback, useEffect, useRef, useState } from 'react'
import { askServer, type Contact } from './contact.ts'
import { sendKept } from './send-kept.ts'
import type { Device } from './use-device.ts'
import type { Vault } from './vault.ts'

export type ContactView = { state: Contact['state'] | 'unknown'; sending: boolean; wiped: number }
const EVERY_MS = 20_000

/** Asks the server whenever it may be there again; with the vault open, what was written without it is sent. */
export function useContact(device: Device, vault: Vault | null, reading: string | null): ContactView {
  const [view, setView] = useState<ContactView>({ state: 'unknown', sending: false, wiped: 0 })
  const { store, refresh } = device
  const busy = useRef(false)
  const open = useRef(reading)
  open.current = reading
  const any = device.packs.length > 0
  const go = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    const { state, wiped } = await askServer(store).catch((): Contact => ({ state: 'away', wiped: 0 }))
    const send = state === 'member' && vault !== null
    setView((now) => ({ state, sending: send, wiped: now.wiped + wiped }))
    await refresh()
    if (send) {
      await sendKept(store, vault, { open: (versionId) => versionId === open.current, changed: () => {} }).catch(
        () => 0,
      )
      setView((now) => ({ ...now, sending: false }))
      await refresh()
    }
    busy.current = false
  }, [store, vault, refresh])
  useEffect(() => {
    if (!any) return
    void go()
    const timer = setInterval(() => void go(), EVERY_MS)
    const back = () => void go()
    window.addEventListener('online', back)
    window.addEventListener('offline', back)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', back)
      window.removeEventListener('offline', back)
    }
  }, [go, any])
  return view
}

import { useEffect, useRef, useState } from 'react'
import { useReader } from '../i18n/use-reader.ts'
import { keepPack } from './keep-pack.ts'
import { markKept } from './kept-flag.ts'
import { packsOf } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import { keepShell } from './shell.ts'
import { forgetPerson } from './use-device.ts'
import { makeVault, type Secret, type Vault } from './vault.ts'

type Why = 'failed' | 'no_room' | 'no_store' | 'no_shell'
export type Keeping =
  | { step: 'idle' }
  | { step: 'shell' | 'fetching'; done: number; of: number }
  | { step: 'done'; until: number }
  | { step: 'failed'; why: Why; code?: string }

/** Fetches a pack into a vault, a new one where there is none: all of it, or nothing is left of it. */
export function useKeeping(store: KeptStore, meetingId: string, personId: string) {
  const { language } = useReader()
  const [state, setState] = useState<Keeping>({ step: 'idle' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const run = async (vault: Vault) => {
    const controller = new AbortController()
    stop.current = controller
    setState({ step: 'shell', done: 0, of: 0 })
    if (!(await keepShell(language))) return fail({ step: 'failed', why: 'no_shell' })
    // Asked once: a browser that is short of room then does not throw it out by itself.
    await navigator.storage?.persist?.().catch(() => false)
    try {
      const progress = (now: { done: number; of: number }) => setState({ step: 'fetching', ...now })
      const kept = await keepPack(store, vault, meetingId, { progress, signal: controller.signal })
      if (kept.ok) setState({ step: 'done', until: kept.row.until })
      else await fail({ step: 'failed', why: 'failed', code: kept.code })
    } catch (error) {
      const full = (error as { name?: string }).name === 'QuotaExceededError'
      await fail(controller.signal.aborted ? { step: 'idle' } : { step: 'failed', why: full ? 'no_room' : 'failed' })
    }
  }
  /** A vault without a pack is none. */
  const fail = async (said: Keeping) => {
    if ((await packsOf(store, personId).catch(() => [])).length === 0)
      await forgetPerson(store, personId).catch(() => {})
    setState(said)
  }
  return {
    state,
    into: (vault: Vault) => void run(vault),
    lockedBy: async (secret: Secret) => {
      setState({ step: 'shell', done: 0, of: 0 })
      try {
        markKept(true)
        await run(await makeVault(store, personId, secret, Date.now()))
      } catch {
        await fail({ step: 'failed', why: 'no_store' })
      }
    },
    stop: () => stop.current?.abort(),
  }
}

import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeviceFacts } from '../../server/identity/device-queries.ts'
import { useReader } from '../i18n/use-reader.ts'
import { type DeviceKey, type DeviceStore, findDeviceKey } from './device-key.ts'
import { recallPasskey, wasEnrolled } from './device-notes.ts'
import { passkeyKey, prepareBrowser, preparePasskey } from './enrol-device.ts'
import { type Passkey, type PasskeyAbility, passkeyAbility } from './passkey.ts'

export type Way = 'passkey' | 'browser'

export type Device = { state: DeviceState; ways: Way[]; failure: Failure | null }

export type DeviceState =
  | { is: 'looking' }
  /** `removed`: this device was prepared once, and its key is not in force any more. */
  | { is: 'unprepared' | 'removed' }
  | { is: 'preparing'; way: Way }
  /** The strongest first. */
  | { is: 'ready'; keys: [DeviceKey, ...DeviceKey[]] }
  /** Enrolled, and nobody in the body has confirmed it yet. */
  | { is: 'waiting'; keys: [DeviceKey, ...DeviceKey[]] }
  | { is: 'unable'; why: 'storage' | 'crypto' }

/** A code of the server, of a passkey, or `not_connected`. */
type Failure = { code: string; params?: Record<string, string> | undefined }

type Found = { store: DeviceStore; passkey: Passkey | null; ability: PasskeyAbility }

/**
 * Whether this browser can sign for this person: by a passkey it knows of, or by its own key, looked up among those in force in
 * the body. `prepare` makes what is missing and enrols it. With `auto` the browser's own key is made by itself, once, where
 * the device has nothing better to offer.
 */
export function useDevice(facts: DeviceFacts, auto = false) {
  const { signer, known, waiting } = facts
  const reader = useReader()
  const [found, setFound] = useState<Found | null>(null)
  const [busy, setBusy] = useState<Way | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  // Enrolled here just now, and not yet among the keys of the page.
  const [enrolled, setEnrolled] = useState<{ id: string; way: Way } | null>(null)
  const { revalidate } = useRevalidator()
  const tried = useRef(false)

  const look = useCallback(async () => {
    const [store, ability] = await Promise.all([findDeviceKey(signer.personId), passkeyAbility()])
    return { store, ability, passkey: recallPasskey(signer.personId) }
  }, [signer.personId])

  useEffect(() => {
    let gone = false
    void look().then((now) => gone || setFound(now))
    return () => {
      gone = true
    }
  }, [look])

  const arrived = useCallback((id: string) => [...known, ...waiting].some((key) => key.id === id), [known, waiting])
  const awaited = busy ?? (enrolled && !arrived(enrolled.id) ? enrolled.way : null)
  const state = stateOf(facts, found, awaited)

  const prepare = useCallback(
    async (way: Way) => {
      setBusy(way)
      setFailure(null)
      const name = reader.pick(signer.name)
      const made = await (way === 'passkey' ? preparePasskey(facts, name) : prepareBrowser(facts))
      if (made.ok) setEnrolled({ id: made.value, way })
      else setFailure(made)
      setFound(await look())
      setBusy(null)
      revalidate()
    },
    [facts, signer, reader.pick, look, revalidate],
  )

  useEffect(() => {
    if (enrolled && arrived(enrolled.id)) setEnrolled(null)
  }, [enrolled, arrived])

  const ways = waysOf(found, state)
  const alone = auto && found?.ability !== 'here' && ways.includes('browser')
  useEffect(() => {
    if (!alone || tried.current || (state.is !== 'unprepared' && state.is !== 'removed')) return
    tried.current = true
    void prepare('browser')
  }, [alone, state.is, prepare])

  return { device: { state, ways, failure } satisfies Device, prepare }
}

function stateOf({ signer, known, waiting }: DeviceFacts, found: Found | null, awaited: Way | null): DeviceState {
  if (found === null) return { is: 'looking' }
  if (awaited) return { is: 'preparing', way: awaited }
  const { store, passkey, ability } = found
  const own = store.ok ? store.key : null
  const here = [passkey && passkeyKey(signer, passkey), own].filter((key) => key !== null)
  const [first, ...rest] = here.filter((key) => known.some(({ id }) => id === key.id))
  if (first) return { is: 'ready', keys: [first, ...rest] }
  const [next, ...more] = here.filter((key) => waiting.some(({ id }) => id === key.id))
  if (next) return { is: 'waiting', keys: [next, ...more] }
  if (!store.ok && ability === 'none') return { is: 'unable', why: store.why }
  return { is: here.some(({ id }) => wasEnrolled(id)) ? 'removed' : 'unprepared' }
}

/** How this device could be prepared from here, or better prepared than it is. */
function waysOf(found: Found | null, state: DeviceState): Way[] {
  if (!found || state.is === 'preparing' || state.is === 'waiting' || state.is === 'unable') return []
  const passkey = found.ability !== 'none' && (state.is !== 'ready' || state.keys[0].level === 'C')
  const browser = found.store.ok && state.is !== 'ready'
  return [...(passkey ? (['passkey'] as const) : []), ...(browser ? (['browser'] as const) : [])]
}

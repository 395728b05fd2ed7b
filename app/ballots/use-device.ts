import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toHex } from '../rules/bytes.ts'
import { sealEnrolment } from '../rules/key-enrolment.ts'
import { signingKey } from '../rules/signing-key.ts'
import { newRequestId } from '../ui/submit.ts'
import type { EnrolKey } from '../wire/ballots.ts'
import { type DeviceKey, type DeviceStore, findDeviceKey, makeDeviceKey } from './device-key.ts'
import { deviceLabel } from './device-label.ts'
import { send } from './send.ts'

/** Who signs, and for which house. */
export type Signer = { house: string; personId: string }

export type Device =
  | { state: 'looking' }
  /** `removed`: this device was prepared once, and its key is not in force any more. */
  | { state: 'unprepared' | 'removed' | 'preparing' }
  | { state: 'ready'; key: DeviceKey }
  | { state: 'unable'; why: 'storage' | 'crypto' }
  /** A code of the server, or `not_connected`. */
  | { state: 'failed'; code: string; params?: Record<string, string> }

/**
 * Whether this browser can sign for this person: its own key, looked up among those the body knows (`known`). `prepare`
 * makes the key where there is none and enrols it. With `auto` it prepares by itself, once.
 */
export function useDevice(signer: Signer, known: readonly string[], auto = false) {
  const [store, setStore] = useState<DeviceStore | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ code: string; params?: Record<string, string> } | null>(null)
  // Enrolled here just now, and not yet among the keys of the page.
  const [enrolled, setEnrolled] = useState<string | null>(null)
  const { revalidate } = useRevalidator()
  const tried = useRef(false)

  useEffect(() => {
    let gone = false
    void findDeviceKey(signer.personId).then((found) => gone || setStore(found))
    return () => {
      gone = true
    }
  }, [signer.personId])

  const awaited = busy || (enrolled !== null && !known.includes(enrolled))
  const device = deviceState(store, known, awaited, failure)
  const { state } = device

  const prepare = useCallback(async () => {
    setBusy(true)
    setFailure(null)
    const found = await findDeviceKey(signer.personId)
    const old = found.ok ? found.key : null
    // A key that is not in force never will be again: it is replaced. One never enrolled is tried again.
    const made = old && state !== 'removed' ? found : await makeDeviceKey(signer.personId, old?.id)
    if (made.ok && made.key) {
      const answer = await enrol(signer, made.key)
      if (!answer?.ok) setFailure(answer ?? { code: 'not_connected' })
      else {
        rememberEnrolled(made.key.id)
        setEnrolled(made.key.id)
      }
    }
    setStore(made)
    setBusy(false)
    revalidate()
  }, [signer, state, revalidate])

  useEffect(() => {
    if (enrolled !== null && known.includes(enrolled)) setEnrolled(null)
  }, [enrolled, known])

  useEffect(() => {
    if (!auto || tried.current || (state !== 'unprepared' && state !== 'removed')) return
    tried.current = true
    void prepare()
  }, [auto, state, prepare])

  return { device, prepare }
}

function deviceState(
  store: DeviceStore | null,
  known: readonly string[],
  busy: boolean,
  failure: { code: string } | null,
): Device {
  if (store === null) return { state: 'looking' }
  if (!store.ok) return { state: 'unable', why: store.why }
  if (busy) return { state: 'preparing' }
  if (store.key && known.includes(store.key.id)) return { state: 'ready', key: store.key }
  if (failure) return { state: 'failed', ...failure }
  return { state: store.key && wasEnrolled(store.key.id) ? 'removed' : 'unprepared' }
}

async function enrol({ house, personId }: Signer, key: DeviceKey) {
  const label = deviceLabel(navigator.userAgent)
  const nonce = toHex(crypto.getRandomValues(new Uint8Array(16)))
  const record = signingKey('P-256', key.publicKey)
  const { text, proof } = await sealEnrolment({ house, person: personId, label, nonce }, record, key.seal)
  const input: EnrolKey = { requestId: newRequestId(), statement: text, proof, device: label }
  return send<{ keyId: string }>('/keys', input)
}

// A note to ourselves beside the key: without it a removed key looks like one whose enrolment never arrived.
const noteOf = (id: string) => `majlis.enrolled.${id.slice(0, 16)}`

function rememberEnrolled(id: string): void {
  try {
    localStorage.setItem(noteOf(id), 'yes')
  } catch {
    // Where nothing can be kept, neither can the key: the device says so elsewhere.
  }
}

function wasEnrolled(id: string): boolean {
  try {
    return localStorage.getItem(noteOf(id)) === 'yes'
  } catch {
    return false
  }
}

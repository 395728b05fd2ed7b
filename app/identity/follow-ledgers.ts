// Asks of each ledger whether it only grew since this browser last saw it, and remembers what it saw.
import type { Following } from '../../server/identity/load-following.ts'
import { wasEnrolled } from '../ballots/device-notes.ts'
import { acceptKeys, followLedger, type Pin, type PinWarning } from '../rules/pin.ts'
import { browserCrypto } from '../verifier/browser-crypto.ts'
import type { Answer } from '../wire/answer.ts'
import { readPin, writePin } from './pin-store.ts'

/** A ledger that this browser warns of. */
export type Warned = { now: Following; pin: Pin | null; warnings: PinWarning[] }

/** Those of the member's bodies of which something is to be said; one that did not answer is asked the next time. */
export async function followLedgers(personId: string, bodies: readonly string[]): Promise<Warned[]> {
  const { verifyEd25519 } = browserCrypto()
  const warned: Warned[] = []
  for (const bodyId of bodies) {
    const pin = await readPin(personId, bodyId)
    const now = await ask(bodyId, pin?.size ?? 0)
    if (!now) continue
    const made = now.keys.flatMap(({ id }) => (wasEnrolled(id) ? [id] : []))
    const followed = await followLedger(pin, now, { at: new Date().toISOString(), made }, verifyEd25519)
    if (followed.pin && followed.pin !== pin) await writePin(personId, bodyId, followed.pin)
    if (followed.warnings.length > 0) warned.push({ now, ...followed })
  }
  return warned
}

/** The member has read what was said of their keys. */
export async function acceptOwnKeys(personId: string, { now, pin }: Warned): Promise<void> {
  if (pin) await writePin(personId, now.body, acceptKeys(pin, now.keys))
}

/** The member knows why the ledger is another: it is followed from here on, as if for the first time. */
export async function followAnew(personId: string, { now }: Warned): Promise<void> {
  const { verifyEd25519 } = browserCrypto()
  const { pin } = await followLedger(null, now, { at: new Date().toISOString(), made: [] }, verifyEd25519)
  if (pin) await writePin(personId, now.body, pin)
}

async function ask(bodyId: string, from: number): Promise<Following | null> {
  try {
    const response = await fetch(`/following/${bodyId}?from=${from}`)
    const answer = response.redirected ? null : ((await response.json()) as Answer<Following>)
    return answer?.ok ? answer.value : null
  } catch {
    return null
  }
}

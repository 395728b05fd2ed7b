// One vault a person on this device: made when the first pack is kept, opened by a PIN or a passkey, destroyed with all that is in it
// at sign-out, or by ten wrong PINs.
import { triesLeft } from '../rules/keeping.ts'
import type { KeptStore } from './kept-store.ts'
import {
  keyFromPin,
  keyFromSecret,
  newDeviceKey,
  newSalt,
  newWrapped,
  PIN_ROUNDS,
  type Sealed,
  unwrap,
} from './vault-keys.ts'

export type PinLock = { kind: 'pin'; salt: Uint8Array; rounds: number; wrapped: Sealed; wrong: number }
export type PasskeyLock = { kind: 'passkey'; credential: string; salt: Uint8Array; wrapped: Sealed }
export type VaultRow = {
  personId: string
  madeAt: number
  device: CryptoKey
  lock: PinLock | PasskeyLock
  /** The latest time this device has shown or been told, in milliseconds. */
  seen: number
}
/** An open vault: while the page is there, and no longer. */
export type Vault = { personId: string; key: CryptoKey }
export type Secret =
  | { kind: 'pin'; pin: string }
  | { kind: 'passkey'; credential: string; salt: Uint8Array; output: Uint8Array }
/** `left`: how many more wrong PINs it takes to destroy everything; at none it is done. */
export type Unlocked = { ok: true; vault: Vault } | { ok: false; left: number }

export const LEAST_PIN = 6
const nameOf = (personId: string) => `vault ${personId}`

export async function makeVault(store: KeptStore, personId: string, secret: Secret, now: number): Promise<Vault> {
  const device = await newDeviceKey()
  const salt = secret.kind === 'passkey' ? secret.salt : newSalt()
  const by =
    secret.kind === 'pin'
      ? await keyFromPin(secret.pin, salt, PIN_ROUNDS, device)
      : await keyFromSecret(secret.output, salt, device)
  const { key, wrapped } = await newWrapped(by, nameOf(personId))
  const lock: VaultRow['lock'] =
    secret.kind === 'pin'
      ? { kind: 'pin', salt, rounds: PIN_ROUNDS, wrapped, wrong: 0 }
      : { kind: 'passkey', credential: secret.credential, salt, wrapped }
  await store.put('vaults', personId, { personId, madeAt: now, device, lock, seen: now } satisfies VaultRow)
  return { personId, key }
}

export const vaultOf = (store: KeptStore, personId: string) => store.get<VaultRow>('vaults', personId)

/** A try is counted before it is made: switching the device off in between gains nothing. */
export async function unlockByPin(store: KeptStore, personId: string, pin: string): Promise<Unlocked> {
  const row = await vaultOf(store, personId)
  if (row?.lock.kind !== 'pin') return { ok: false, left: 0 }
  const counted: PinLock = { ...row.lock, wrong: row.lock.wrong + 1 }
  await store.put('vaults', personId, { ...row, lock: counted })
  const by = await keyFromPin(pin, counted.salt, counted.rounds, row.device)
  const key = triesLeft(row.lock.wrong) > 0 ? await unwrap(by, nameOf(personId), counted.wrapped) : null
  if (key) {
    await store.put('vaults', personId, { ...row, lock: { ...counted, wrong: 0 } })
    return { ok: true, vault: { personId, key } }
  }
  const left = triesLeft(counted.wrong)
  if (left === 0) await destroyVault(store, personId)
  return { ok: false, left }
}

/** What the passkey answered for the vault's salt; null where it is another's. */
export async function unlockByPasskey(store: KeptStore, personId: string, output: Uint8Array): Promise<Vault | null> {
  const row = await vaultOf(store, personId)
  if (row?.lock.kind !== 'passkey') return null
  const by = await keyFromSecret(output, row.lock.salt, row.device)
  const key = await unwrap(by, nameOf(personId), row.lock.wrapped)
  return key ? { personId, key } : null
}

/** The latest time that was seen, moved on and never back. */
export async function seeTime(store: KeptStore, personId: string, now: number): Promise<number> {
  const row = await vaultOf(store, personId)
  if (!row) return now
  if (now > row.seen) await store.put('vaults', personId, { ...row, seen: now })
  return Math.max(now, row.seen)
}

/** Packs, keys, notes that were not sent: all of this person, on this device. The database goes with the last vault. */
export async function destroyVault(store: KeptStore, personId: string): Promise<void> {
  for (const [id, pack] of await store.list<{ personId: string }>('packs'))
    if (pack.personId === personId) {
      await store.remove('packs', id)
      await store.clear('records', `${id}/`)
      await store.clear('outbox', `${id}/`)
    }
  await store.remove('vaults', personId)
  if ((await store.keys('vaults')).length === 0) await store.destroy()
}

// The key this browser signs ballots with: made here, kept in IndexedDB, and never extractable, so that not even this page
// can read it. One a person: two members who share a tablet never sign for each other. The origin is IndexedDB's own.
import { browserStore } from '../identity/browser-store.ts'
import { parseBase64Url, toBase64Url } from '../rules/bytes.ts'
import { type KeyLevel, type Seal, sealWith } from '../rules/signed-by.ts'
import { keyId, type SigningKey, signingKey } from '../rules/signing-key.ts'

/** What signs here: this browser's own key, or a passkey. `record` is null where only its id is known here. */
export type DeviceKey = { id: string; level: KeyLevel; record: SigningKey | null; seal: Seal }

/** `storage`: private windows and some settings keep nothing; `crypto`: the page is not on a secure origin. */
export type DeviceStore = { ok: true; key: DeviceKey | null } | { ok: false; why: 'storage' | 'crypto' }

type Row = { personId: string; publicKey: string; privateKey: CryptoKey }

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const inStore = browserStore('majlis', 'signing-keys', { keyPath: 'personId' })

export async function findDeviceKey(personId: string): Promise<DeviceStore> {
  if (!globalThis.crypto?.subtle) return { ok: false, why: 'crypto' }
  try {
    const row = await inStore<Row | undefined>('readonly', (store) => store.get(personId))
    return { ok: true, key: row ? deviceKey(row) : null }
  } catch {
    return { ok: false, why: 'storage' }
  }
}

/** Makes the person's key on this device. Two tabs at once end up with the same one; `instead` names a key that is void. */
export async function makeDeviceKey(personId: string, instead?: string): Promise<DeviceStore> {
  try {
    const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
    const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
    const row: Row = { personId, publicKey, privateKey: pair.privateKey }
    const kept = await inStore<Row | undefined>('readonly', (store) => store.get(personId))
    if (kept && deviceKey(kept).id === instead) await inStore('readwrite', (store) => store.delete(personId))
    await inStore('readwrite', (store) => store.add(row)).catch(() => undefined)
    return await findDeviceKey(personId)
  } catch {
    return { ok: false, why: 'storage' }
  }
}

function deviceKey({ publicKey, privateKey }: Row): DeviceKey {
  const bytes = parseBase64Url(publicKey)
  if (!bytes.ok) throw new Error('The key kept on this device is damaged')
  const record = signingKey('P-256', bytes.value)
  return {
    id: keyId(record),
    level: 'C',
    record,
    // WebCrypto answers IEEE P1363, r and s side by side: the form the ledger keeps.
    seal: sealWith(
      async (message) =>
        new Uint8Array(
          await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message as BufferSource),
        ),
    ),
  }
}

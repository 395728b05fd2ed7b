// What a new passkey is: its credential, its key and its kind. Nothing here is proved: no attestation is asked for and none is
// relied on (statements of other formats are read over), so the key must then sign for itself by an assertion.
// Source: WebAuthn Level 3 §7.1 and §6.5.4.
import { ok, type Result, refuse } from '../result.ts'
import { parseAuthenticatorData } from './authenticator-data.ts'
import { isMap, parseCbor } from './cbor.ts'
import { checkAuthenticator } from './check-assertion.ts'
import { checkClientData } from './client-data.ts'
import { type PublicKey, readCoseKey } from './cose-key.ts'

/** `transports` are the ways the browser can reach it, as `getTransports()` says. */
export type Registration = { clientData: Uint8Array; attestationObject: Uint8Array; transports: readonly string[] }

export type Registered = PublicKey & {
  credential: Uint8Array
  aaguid: Uint8Array
  backupEligible: boolean
  /** B is a key apart that never leaves its hardware, A whatever else a passkey may be. */
  level: 'A' | 'B'
}

export function checkRegistration(
  { clientData, attestationObject, transports }: Registration,
  { challenge, origins }: { challenge: Uint8Array; origins: readonly string[] },
): Result<Registered> {
  const client = checkClientData(clientData, { type: 'webauthn.create', challenge, origins })
  if (!client.ok) return client
  const parsed = parseCbor(attestationObject)
  const object = parsed.ok && isMap(parsed.value) ? parsed.value : null
  const data = object?.get('authData')
  if (object?.size !== 3 || typeof object.get('fmt') !== 'string' || !isMap(object.get('attStmt'))) return MALFORMED
  if (!(data instanceof Uint8Array)) return MALFORMED
  const authenticator = parseAuthenticatorData(data)
  if (!authenticator.ok) return authenticator
  const { attested, backupEligible } = authenticator.value
  if (!attested) return MALFORMED
  const said = checkAuthenticator(authenticator.value, client.value.origin)
  if (!said.ok) return said
  const key = readCoseKey(attested.publicKey)
  if (!key.ok) return key
  const level = !backupEligible && isApart(transports) ? 'B' : 'A'
  return ok({ ...key.value, credential: attested.credential, aaguid: attested.aaguid, backupEligible, level })
}

const MALFORMED = refuse('passkey_malformed', { field: 'attestation_object' })

/** Plugged in, tapped or over the air, and by no other way: not the device's own, and not a telephone. */
const isApart = (transports: readonly string[]): boolean =>
  transports.length > 0 && transports.every((each) => ['usb', 'nfc', 'ble', 'smart-card'].includes(each))

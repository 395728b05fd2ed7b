import { canonicalize } from './canonical.ts'
import { sha256Text } from './sha256.ts'

export const KEY_REVOCATION = 'majlis/key-revocation/v1'

/** Why a key is taken out of force. `objected`: its member did not add it. */
export const REVOCATION_CAUSES = ['lost', 'replaced', 'objected', 'other'] as const
export type RevocationCause = (typeof REVOCATION_CAUSES)[number]

export type Revocation = { house: string; key: string; person: string; request: string }

/** SHA-256("majlis/key-revocation/v1\0" ‖ JCS); `person` is who revokes. */
export const revocationChallenge = (given: Revocation): Uint8Array =>
  sha256Text(`${KEY_REVOCATION}\0${canonicalize({ type: KEY_REVOCATION, ...given })}`)

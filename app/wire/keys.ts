// Shapes of what is done with signing keys after a device asked to be enrolled.
import { z } from 'zod'
import { REVOCATION_CAUSES } from '../rules/key-revocation.ts'
import { SignedBy } from './ballots.ts'
import { BodyId, KeyId, RequestId } from './ids.ts'

/** An officer's word that the key is the member's: `by` is the officer's own key. */
export const ConfirmKey = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  keyId: KeyId,
  by: KeyId,
  proof: SignedBy,
})
export type ConfirmKey = z.infer<typeof ConfirmKey>

export const RefuseKey = z.object({ requestId: RequestId, bodyId: BodyId, keyId: KeyId })
export type RefuseKey = z.infer<typeof RefuseKey>

/** A member's word, by an earlier key of their own, for a new one. */
export const ApproveKey = z.object({ requestId: RequestId, keyId: KeyId, by: KeyId, proof: SignedBy })
export type ApproveKey = z.infer<typeof ApproveKey>

/**
 * Takes a key out of force: one's own everywhere, or as an officer another's in one body. Whoever asks shows who they are again,
 * by a key of their own or by the password.
 */
export const RevokeKey = z.object({
  requestId: RequestId,
  keyId: KeyId,
  /** Of the body whose officer revokes; null for a key of one's own. */
  bodyId: BodyId.nullable(),
  cause: z.enum(REVOCATION_CAUSES),
  note: z.string().trim().max(500),
  shown: z.union([
    z.strictObject({ by: KeyId, proof: SignedBy }),
    z.strictObject({ password: z.string().min(1).max(256) }),
  ]),
})
export type RevokeKey = z.infer<typeof RevokeKey>

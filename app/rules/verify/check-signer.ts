// Whether an officer's word for a document is by a key of their own, in force when they gave it, for the seat they signed for.
import { type ActOf, type History, originsAt } from '../bundle/history.ts'
import { isInForce, signerOf } from '../bundle/officers.ts'
import { checkSignedBy } from '../signed-by.ts'
import type { VerifySignature } from '../signing-key.ts'

export async function isSignersOwn(
  history: History,
  { payload, index }: ActOf<'minutes.signed' | 'extract.signed'>,
  challenge: Uint8Array,
  verify: VerifySignature,
): Promise<boolean> {
  const { key, proof, actor, seat } = payload
  const known = history.keys.get(key)
  const signer = known && isInForce(known, index) ? signerOf(known.enrolled.payload) : null
  const own = known && 'person' in actor && actor.person === known.person && actor.seat === seat
  if (!own || !signer) return false
  return (await checkSignedBy(challenge, proof, signer, originsAt(history, index), verify)).ok
}

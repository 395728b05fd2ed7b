// What the verifier asked of its own cryptography, kept so that another program can be asked the same.
import type { VerifySignature as VerifyNote } from '../../../app/rules/signed-note.ts'
import type { Algorithm, VerifySignature } from '../../../app/rules/signing-key.ts'
import { verifyEd25519, verifySignature } from '../../platform/verify-signature.ts'

export type Asked = {
  algorithm: Algorithm
  publicKey: Uint8Array
  message: Uint8Array
  signature: Uint8Array
  good: boolean
}

export function recordedCrypto(): { asked: Asked[]; verifySignature: VerifySignature; verifyEd25519: VerifyNote } {
  const asked: Asked[] = []
  const recorded: VerifySignature = async (algorithm, publicKey, message, signature) => {
    const good = await verifySignature(algorithm, publicKey, message, signature)
    asked.push({ algorithm, publicKey, message, signature, good })
    return good
  }
  return {
    asked,
    verifySignature: recorded,
    verifyEd25519: async (publicKey, message, signature) => {
      const good = await verifyEd25519(publicKey, message, signature)
      asked.push({ algorithm: 'Ed25519', publicKey, message, signature, good })
      return good
    },
  }
}

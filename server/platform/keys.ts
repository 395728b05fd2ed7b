import { createCipheriv, createDecipheriv, createPrivateKey, createPublicKey, sign as signWith } from 'node:crypto'
import { problem } from './problem.ts'
import type { Random } from './random.ts'

export type Keys = {
  /** Seals a key for storage. `context` says whose it is and what for (`blob:…`); the same must be given to open it. */
  wrap(key: Uint8Array, context: string): Uint8Array
  /** Throws `key_not_opened` when the master key or the context is another, or the bytes were changed. */
  unwrap(wrapped: Uint8Array, context: string): Uint8Array
  /** A new Ed25519 key of a body's ledger: 32 public bytes to publish, and the private half, wrapped, to store. */
  generateLedgerKey(bodyId: string): { publicKey: Uint8Array; wrapped: Uint8Array }
  /** The 64-byte Ed25519 signature (RFC 8032) with that body's ledger key. */
  sign(bodyId: string, wrapped: Uint8Array, message: Uint8Array): Uint8Array
}

/** Everything the process can do with its master key (32 bytes), which does not leave this closure. */
export function createKeys(master: Uint8Array, random: Random): Keys {
  if (master.length !== 32) throw new Error('A master key has 32 bytes')
  const keys: Keys = {
    wrap: (key, context) => {
      const nonce = random(12)
      const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(Buffer.from(context))
      return new Uint8Array(Buffer.concat([version, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]))
    },
    unwrap: (wrapped, context) => {
      if (wrapped.length < 29 || wrapped[0] !== version[0]) throw notOpened(context)
      const tag = wrapped.subarray(wrapped.length - 16)
      const opener = createDecipheriv('aes-256-gcm', master, wrapped.subarray(1, 13), { authTagLength: 16 })
      opener.setAAD(Buffer.from(context)).setAuthTag(tag)
      try {
        return new Uint8Array(Buffer.concat([opener.update(wrapped.subarray(13, wrapped.length - 16)), opener.final()]))
      } catch (error) {
        throw notOpened(context, error)
      }
    },
    generateLedgerKey: (bodyId) => {
      const seed = random(32)
      const { x } = createPublicKey(privateKey(seed)).export({ format: 'jwk' })
      return {
        publicKey: new Uint8Array(Buffer.from(x!, 'base64url')),
        wrapped: keys.wrap(seed, ledgerContext(bodyId)),
      }
    },
    sign: (bodyId, wrapped, message) =>
      new Uint8Array(signWith(null, message, privateKey(keys.unwrap(wrapped, ledgerContext(bodyId))))),
  }
  return keys
}

/** First byte of every wrapped key: AES-256-GCM, 12-byte nonce, ciphertext, 16-byte tag. */
const version = Uint8Array.of(1)
const ledgerContext = (bodyId: string) => `ledger:${bodyId}`

const notOpened = (context: string, cause?: unknown) =>
  problem(
    'key_not_opened',
    `The key of ${context} does not open with this master key: is it the one this data was made with?`,
    cause,
  )

/** RFC 8410 §7: the fixed DER prefix of an Ed25519 private key, then its seed. */
const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

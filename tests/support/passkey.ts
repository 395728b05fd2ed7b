// An authenticator made of software, for tests: makes passkeys and signs with them as WebAuthn says, or wrongly on request.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { concat, fromBase64Url, toBase64Url, utf8 } from '../../app/rules/bytes.ts'
import type { Seal, SignedByPasskey } from '../../app/rules/signed-by.ts'
import { type Algorithm, keyId, type SigningKey, signingKey } from '../../app/rules/signing-key.ts'
import { FLAGS } from '../../app/rules/webauthn/authenticator-data.ts'
import type { Assertion } from '../../app/rules/webauthn/check-assertion.ts'
import type { Registration } from '../../app/rules/webauthn/check-registration.ts'
import type { KeyId } from '../../app/wire/ids.ts'
import { encodeCbor } from './cbor.ts'

type Kind = { alg?: Algorithm; synced?: boolean; transports?: string[] }

/** What is said on the way: everything has its honest value. `flags` are those of the authenticator, all of them. */
export type Said = {
  origin?: string
  rpId?: string
  flags?: number
  signCount?: number
  clientData?: Record<string, unknown>
}

export type Passkey = {
  credential: Uint8Array
  key: SigningKey
  publicKey: Uint8Array
  create: (challenge: Uint8Array, said?: Said) => Registration
  get: (challenge: Uint8Array, said?: Said) => Assertion
}

export const VERIFIED = FLAGS.userPresent | FLAGS.userVerified

export function makePasskey(origin: string, { alg = 'P-256', synced = true, transports = ['internal'] }: Kind = {}) {
  const credential = new Uint8Array(randomBytes(16))
  const pair = pairOf(alg)
  const { x = '', y = '', n = '' } = pair.publicKey.export({ format: 'jwk' })
  const [xs, ys, ns] = [fromBase64Url(x), fromBase64Url(y), fromBase64Url(n)]
  const publicKey = { 'P-256': concat(Uint8Array.of(4), xs, ys), Ed25519: xs, RS256: ns }[alg]
  const cose = {
    'P-256': [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, xs],
      [-3, ys],
    ],
    Ed25519: [
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, xs],
    ],
    RS256: [
      [1, 3],
      [3, -257],
      [-1, ns],
      [-2, Uint8Array.of(1, 0, 1)],
    ],
  }[alg] as [number, number | Uint8Array][]
  const usual = VERIFIED | (synced ? FLAGS.backupEligible | FLAGS.backedUp : 0)
  const dataOf = (said: Said, extra: number) => {
    const flags = (said.flags ?? usual) | extra
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(said.signCount ?? 0)
    return concat(sha256(utf8(said.rpId ?? new URL(origin).hostname)), Uint8Array.of(flags), counter)
  }
  const clientDataOf = (type: string, challenge: Uint8Array, said: Said) => {
    const usually = { type, challenge: toBase64Url(challenge), origin: said.origin ?? origin, crossOrigin: false }
    return utf8(JSON.stringify({ ...usually, ...said.clientData }))
  }
  const passkey: Passkey = {
    credential,
    publicKey,
    key: signingKey(alg, publicKey),
    create(challenge, said = {}) {
      const attested = concat(
        new Uint8Array(16),
        Uint8Array.of(0, credential.length),
        credential,
        encodeCbor(new Map(cose)),
      )
      const authData = concat(dataOf(said, FLAGS.attested), attested)
      const object = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ])
      const clientData = clientDataOf('webauthn.create', challenge, said)
      return { clientData, attestationObject: encodeCbor(object), transports }
    },
    get(challenge, said = {}) {
      const clientData = clientDataOf('webauthn.get', challenge, said)
      const authenticatorData = dataOf(said, 0)
      const message = concat(authenticatorData, sha256(clientData))
      const signature = new Uint8Array(sign(alg === 'Ed25519' ? null : 'sha256', message, pair.privateKey))
      return { clientData, authenticatorData, signature }
    },
  }
  return passkey
}

/** A member's device whose key is a passkey, as tests hand devices around. */
export function passkeyDevice(origin: string, kind: Kind & { level?: 'A' | 'B'; said?: Said } = {}) {
  const { level = 'A', said = {}, ...rest } = kind
  return deviceOf(makePasskey(origin, rest), level, said)
}

/** The same passkey, saying something else on the way. */
export const saying = ({ passkey, level }: ReturnType<typeof deviceOf>, said: Said) => deviceOf(passkey, level, said)

function deviceOf(passkey: Passkey, level: 'A' | 'B', said: Said) {
  const seal: Seal = async (challenge) => signedBy(level, passkey, passkey.get(challenge, said))
  return { key: passkey.key, id: keyId(passkey.key) as KeyId, level, seal, passkey }
}

export const signedBy = (level: 'A' | 'B', { credential }: Passkey, assertion: Assertion): SignedByPasskey => ({
  level,
  credential: toBase64Url(credential),
  client_data: toBase64Url(assertion.clientData),
  authenticator_data: toBase64Url(assertion.authenticatorData),
  signature: toBase64Url(assertion.signature),
})

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

function pairOf(alg: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (alg === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return alg === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
}

// What the payloads of a bundle say was signed by whom, read anew and loosely: a peer is asked about what is there, whatever
// our own reading made of it.
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { fromUtf8, parseBase64Url, toBase64Url } from '../../../app/rules/bytes.ts'
import type { SignedBy, SignedByPasskey } from '../../../app/rules/signed-by.ts'
import { type Algorithm, isAlgorithm } from '../../../app/rules/signing-key.ts'
import { p1363FromDer } from '../../../app/rules/webauthn/der.ts'

export type Key = { alg: Algorithm; publicKey: Uint8Array }
export type Claim = { entry: number; kind: 'ballot' | 'enrolment'; proof: SignedBy; key: Key | null }

type Said = { proof?: SignedBy; statement?: string; key?: string; ballot?: string }

export function claimsOf(files: Files): Claim[] {
  const keys = new Map<string, Key>()
  const claims: Claim[] = []
  for (const [path, content] of inOrder(files)) {
    const said = parse<Said>(fromUtf8(content))
    if (said?.statement && said.key) {
      const key = keyOf(said.statement)
      if (key) keys.set(said.key, key)
    }
    if (!said?.proof?.level) continue
    const entry = Number(/\d+/.exec(path)?.[0])
    const named = said.ballot ? parse<{ key?: string }>(said.ballot)?.key : said.key
    claims.push({
      entry,
      kind: said.ballot ? 'ballot' : 'enrolment',
      proof: said.proof,
      key: keys.get(named ?? '') ?? null,
    })
  }
  return claims
}

export const isPasskey = (proof: SignedBy): proof is SignedByPasskey => proof.level === 'A' || proof.level === 'B'

/** The bytes of the signature as our own check is given them, as a text to look it up by. */
export function signatureOf({ proof, key }: Claim): string {
  const bytes = parseBase64Url(proof.signature)
  if (!bytes.ok) return ''
  const plain = isPasskey(proof) && key?.alg === 'P-256' ? p1363FromDer(bytes.value) : bytes
  return plain.ok ? toBase64Url(plain.value) : ''
}

const inOrder = (files: Files): [string, Uint8Array][] =>
  [...files]
    .filter(([path]) => /^payloads\/\d+\.json$/.test(path))
    .sort(([a], [b]) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))

function keyOf(statement: string): Key | null {
  const said = parse<{ alg?: unknown; public_key?: string }>(statement)
  const bytes = parseBase64Url(said?.public_key ?? '')
  return bytes.ok && isAlgorithm(said?.alg) ? { alg: said.alg, publicKey: bytes.value } : null
}

function parse<T>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? (value as T) : null
  } catch {
    return null
  }
}

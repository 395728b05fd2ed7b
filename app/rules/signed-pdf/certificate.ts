// A certificate as far as the reader of a signature needs it: whose it is, who issued it, for how long, and its key. Keys are P-256 and
// RSA with e = 65537. Source: RFC 5280; RFC 5480; RFC 8017.
import { equal, toBase64Url, toHex } from '../bytes.ts'
import { sha256 } from '../sha256.ts'
import { type Algorithm, publicKeyBytes, type VerifySignature } from '../signing-key.ts'
import { p1363FromDer } from '../webauthn/der.ts'
import {
  bitsOf,
  childrenOf,
  type Element,
  expect,
  FIRST,
  INTEGER,
  NotDer,
  OID,
  oidOf,
  readElement,
  SEQUENCE,
  SET,
  unsignedOf,
} from './der.ts'

export type Key = { alg: Algorithm; bytes: Uint8Array }
export type Certificate = {
  der: Uint8Array
  /** SHA-256 of the whole, in hex: how the ledger names it. */
  fingerprint: string
  /** CN, OU and O, as they are written; "" where there is none. */
  subject: Name
  issuer: Name
  /** DER of the names, by which a certificate finds the one above it. */
  subjectDer: Uint8Array
  issuerDer: Uint8Array
  serial: Uint8Array
  from: string
  until: string
  /** Null for a key of another kind. */
  key: Key | null
  signed: { bytes: Uint8Array; algorithm: string; signature: Uint8Array }
}
export type Name = { cn: string; ou: string; o: string }

/** Throws `NotDer` for what is no certificate. */
export function readCertificate(der: Uint8Array): Certificate {
  const whole = readElement(der)
  const [tbs, algorithm, signature] = childrenOf(whole, SEQUENCE)
  const fields = childrenOf(tbs, SEQUENCE)
  // The version, [0], is left out of a certificate of version 1.
  if (fields[0]?.tag === FIRST) fields.shift()
  const [serial, , issuer, validity, subject, spki] = fields
  const [from, until] = childrenOf(validity, SEQUENCE)
  return {
    der: whole.bytes,
    fingerprint: toHex(sha256(whole.bytes)),
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    subjectDer: expect(subject, SEQUENCE).bytes,
    issuerDer: expect(issuer, SEQUENCE).bytes,
    serial: expect(serial, INTEGER).content,
    from: timeOf(from),
    until: timeOf(until),
    key: keyOf(spki),
    signed: {
      bytes: expect(tbs, SEQUENCE).bytes,
      algorithm: oidOf(childrenOf(algorithm, SEQUENCE)[0]),
      signature: bitsOf(signature),
    },
  }
}

const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const RSA_SHA256 = '1.2.840.113549.1.1.11'
const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const P256 = '1.2.840.10045.3.1.7'

function keyOf(spki: Element | undefined): Key | null {
  const [algorithm, bits] = childrenOf(spki, SEQUENCE)
  const [id, curve] = childrenOf(algorithm, SEQUENCE)
  const kind = oidOf(id)
  if (kind === EC && curve?.tag === OID && oidOf(curve) === P256) return usable('P-256', bitsOf(bits))
  if (kind !== RSA) return null
  const [modulus, exponent] = childrenOf(readElement(bitsOf(bits)), SEQUENCE)
  return toHex(unsignedOf(exponent)) === '010001' ? usable('RS256', unsignedOf(modulus)) : null
}

const usable = (alg: Algorithm, bytes: Uint8Array): Key | null =>
  publicKeyBytes(alg, toBase64Url(bytes)).ok ? { alg, bytes } : null

/** Null where it is of a kind that is not read here. */
export async function isSignedBy(
  key: Key | null,
  { bytes, algorithm, signature }: Certificate['signed'],
  verify: VerifySignature,
): Promise<boolean | null> {
  if (key?.alg === 'P-256' && algorithm === ECDSA_SHA256) {
    const pair = p1363FromDer(signature)
    return pair.ok && verify(key.alg, key.bytes, bytes, pair.value)
  }
  if (key?.alg === 'RS256' && (algorithm === RSA_SHA256 || algorithm === RSA))
    return verify(key.alg, key.bytes, bytes, signature)
  return null
}

/** From this certificate up, as far as those at hand lead and each is signed by the next. */
export async function chainOf(
  own: Certificate,
  all: readonly Certificate[],
  verify: VerifySignature,
): Promise<Certificate[]> {
  const chain = [own]
  let last = own
  while (chain.length < MOST_ABOVE && !equal(last.issuerDer, last.subjectDer)) {
    const above = all.find(({ subjectDer }) => equal(subjectDer, last.issuerDer))
    if (!above || !(await isSignedBy(above.key, last.signed, verify))) break
    chain.push(above)
    last = above
  }
  return chain
}

const MOST_ABOVE = 6

const PARTS: Record<string, keyof Name> = { '2.5.4.3': 'cn', '2.5.4.11': 'ou', '2.5.4.10': 'o' }

function nameOf(element: Element | undefined): Name {
  const name: Name = { cn: '', ou: '', o: '' }
  for (const set of childrenOf(element, SEQUENCE))
    for (const pair of childrenOf(set, SET)) {
      const [type, value] = childrenOf(pair, SEQUENCE)
      const part = PARTS[oidOf(type)]
      if (part && value && name[part] === '') name[part] = textOf(value)
    }
  return name
}

const BMP = 0x1e

/** UTF-8 but for the older two-byte form; whatever else there is is shown as it can be. */
function textOf({ tag, content }: Element): string {
  const text = new TextDecoder(tag === BMP ? 'utf-16be' : 'utf-8').decode(content)
  return text.slice(0, 200)
}

/** UTCTime and GeneralizedTime, both in UTC. */
function timeOf(element: Element | undefined): string {
  if (element?.tag !== 0x17 && element?.tag !== 0x18) throw new NotDer()
  const text = new TextDecoder('latin1').decode(element.content)
  const [, year = '', rest = ''] = (element.tag === 0x17 ? /^(\d\d)(\d{10})Z$/ : /^(\d{4})(\d{10})Z$/).exec(text) ?? []
  if (rest === '') throw new NotDer()
  const full = year.length === 4 ? year : `${Number(year) < 50 ? 20 : 19}${year}`
  const [month, day, hour, minute, second] = rest.match(/../g) as string[]
  return `${full}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

// Whether a CMS signature holds over bytes that are not in it: the digest is theirs, and the certificate's key signed it with the
// attributes. What is of another kind (hash, curve, padding) is not judged. Source: RFC 5652; ETSI EN 319 122-1; RFC 5035.
import { equal } from '../bytes.ts'
import { sha256 } from '../sha256.ts'
import type { VerifySignature } from '../signing-key.ts'
import { type Certificate, chainOf, isSignedBy, readCertificate } from './certificate.ts'
import {
  childrenOf,
  type Element,
  expect,
  FIRST,
  INTEGER,
  OCTET_STRING,
  oidOf,
  readElement,
  SEQUENCE,
  SET,
} from './der.ts'

/** `unknown`: nobody here can tell, because it is of a kind that is not read, or cannot be read at all. */
export type SignatureState = 'valid' | 'altered' | 'unknown'
export type ReadCms = { state: SignatureState; chain: Certificate[] }

const ID = {
  signedData: '1.2.840.113549.1.7.2',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
}

export async function checkCms(der: Uint8Array, message: Uint8Array, verify: VerifySignature): Promise<ReadCms> {
  try {
    return await check(der, message, verify)
  } catch {
    return { state: 'unknown', chain: [] }
  }
}

async function check(der: Uint8Array, message: Uint8Array, verify: VerifySignature): Promise<ReadCms> {
  const [type, wrapped] = childrenOf(readElement(der), SEQUENCE)
  if (oidOf(type) !== ID.signedData) return { state: 'unknown', chain: [] }
  const [, , , ...rest] = childrenOf(childrenOf(wrapped, FIRST)[0], SEQUENCE)
  const certificates = rest
    .filter(({ tag }) => tag === FIRST)
    .flatMap((all) => childrenOf(all, FIRST))
    .filter(({ tag }) => tag === SEQUENCE)
    .map(({ bytes }) => readCertificate(bytes))
  const signers = childrenOf(rest.at(-1), SET)
  const [, sid, digest, attributes, algorithm, signature] = childrenOf(signers[0], SEQUENCE)
  const own = certificates.find((one) => isNamed(one, sid))
  if (signers.length !== 1 || !own) return { state: 'unknown', chain: [] }
  const chain = await chainOf(own, certificates, verify)
  if (oidOf(childrenOf(digest, SEQUENCE)[0]) !== ID.sha256) return { state: 'unknown', chain }
  const said = attributesIn(attributes)
  const named = said.get(ID.signingCertificateV2)
  // They are signed as a set, whatever tag they stand under.
  const bytes = Uint8Array.from(expect(attributes, FIRST).bytes)
  bytes[0] = SET
  const signed = await isSignedBy(
    own.key,
    {
      bytes,
      algorithm: oidOf(childrenOf(algorithm, SEQUENCE)[0]),
      signature: expect(signature, OCTET_STRING).content,
    },
    verify,
  )
  if (signed === null) return { state: 'unknown', chain }
  const holds =
    signed &&
    equal(expect(said.get(ID.messageDigest), OCTET_STRING).content, sha256(message)) &&
    (named === undefined || namesCertificate(named, own))
  return { state: holds ? 'valid' : 'altered', chain }
}

/** By issuer and serial number. */
function isNamed({ issuerDer, serial }: Certificate, sid: Element | undefined): boolean {
  const [issuer, number] = childrenOf(sid, SEQUENCE)
  return equal(expect(issuer, SEQUENCE).bytes, issuerDer) && equal(expect(number, INTEGER).content, serial)
}

/** The first value of each. */
function attributesIn(element: Element | undefined): Map<string, Element> {
  const found = new Map<string, Element>()
  for (const attribute of childrenOf(element, FIRST)) {
    const [type, values] = childrenOf(attribute, SEQUENCE)
    const [value] = childrenOf(values, SET)
    if (value) found.set(oidOf(type), value)
  }
  return found
}

/** ESSCertIDv2 with SHA-256, which is its default and then left out. */
function namesCertificate(attribute: Element, { der }: Certificate): boolean {
  const [first] = childrenOf(childrenOf(attribute, SEQUENCE)[0], SEQUENCE)
  const hash = childrenOf(first, SEQUENCE).find(({ tag }) => tag === OCTET_STRING)
  return hash !== undefined && equal(hash.content, sha256(der))
}

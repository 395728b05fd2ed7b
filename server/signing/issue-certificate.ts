// Certificates of the house: a self-issued authority, and one for each seat that signs. Source: RFC 5280.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

export type Issued = { certificate: Uint8Array; pkcs8: Uint8Array; from: Date; until: Date }
export type Issuer = { certificate: Uint8Array; pkcs8: Uint8Array }
type Given = { name: NamePart[]; serial: Uint8Array; at: Date }
/** As RFC 4514 names them: CN, O, OU. */
export type NamePart = { [field: string]: string[] }

const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const crypto = webcrypto as unknown as Crypto
const [AUTHORITY_YEARS, SEAT_YEARS] = [20, 3]
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36'

export async function issueAuthority({ name, serial, at }: Given): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const until = yearsAfter(at, AUTHORITY_YEARS)
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: hex(serial),
      name,
      notBefore: at,
      notAfter: until,
      keys,
      signingAlgorithm: P256,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  return issued(certificate, keys.privateKey, at, until)
}

/** For signing documents and nothing else. */
export async function issueSeat({ name, serial, at }: Given, issuer: Issuer): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(P256, true, ['sign', 'verify'])
  const above = new X509Certificate(toBuffer(issuer.certificate))
  const signingKey = await crypto.subtle.importKey('pkcs8', toBuffer(issuer.pkcs8), P256, false, ['sign'])
  const until = yearsAfter(at, SEAT_YEARS)
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: hex(serial),
      subject: name,
      issuer: above.subjectName.toJSON(),
      notBefore: at,
      notAfter: until,
      publicKey: keys.publicKey,
      signingKey,
      signingAlgorithm: P256,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
        new ExtendedKeyUsageExtension([DOCUMENT_SIGNING]),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await AuthorityKeyIdentifierExtension.create(above, false, crypto),
      ],
    },
    crypto,
  )
  return issued(certificate, keys.privateKey, at, until)
}

async function issued(certificate: X509Certificate, key: CryptoKey, from: Date, until: Date): Promise<Issued> {
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key))
  return { certificate: new Uint8Array(certificate.rawData), pkcs8, from, until }
}

const toBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer as ArrayBuffer
const yearsAfter = (at: Date, years: number): Date => new Date(at.getTime() + years * 365.25 * 24 * 3_600_000)

/** Positive, and of twenty bytes at the most. */
const hex = (serial: Uint8Array): string => {
  const bytes = Buffer.from(serial.subarray(0, 16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

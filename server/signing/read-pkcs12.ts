// A key with its certificates as an authority hands them over. Source: RFC 7292; PBES2 only: what older programs wrote with RC2 or
// triple DES is to be exported anew.
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'
import { type CertBag, type Certificate, CryptoEngine, PFX, type PKCS8ShroudedKeyBag } from 'pkijs'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { Issued } from './issue-certificate.ts'

const SHROUDED_KEY = '1.2.840.113549.1.12.10.1.2'
const CERTIFICATE = '1.2.840.113549.1.12.10.1.3'

/** Refuses `minutes_certificate` for anything but one key of P-256 or RSA with its own certificate; `chain` leads up from it. */
export async function readPkcs12(
  file: Uint8Array,
  password: string,
): Promise<Result<Issued & { chain: Uint8Array[] }>> {
  try {
    const { keys, certificates } = await bagsIn(file, password)
    const [pkcs8] = keys
    if (!pkcs8 || keys.length !== 1) return refuse('minutes_certificate')
    const read = certificates.map((der) => new X509Certificate(toBuffer(der)))
    const own = await ownOf(pkcs8, read)
    if (!own) return refuse('minutes_certificate')
    const chain = chainAbove(own, read).map(({ rawData }) => new Uint8Array(rawData))
    return ok({ certificate: new Uint8Array(own.rawData), pkcs8, chain, from: own.notBefore, until: own.notAfter })
  } catch {
    return refuse('minutes_certificate')
  }
}

async function bagsIn(file: Uint8Array, password: string): Promise<{ keys: Uint8Array[]; certificates: Uint8Array[] }> {
  const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
  const secret = toBuffer(new TextEncoder().encode(password))
  const pfx = PFX.fromBER(toBuffer(file))
  await pfx.parseInternalValues({ password: secret, checkIntegrity: false }, engine)
  const safe = pfx.parsedValue?.authenticatedSafe
  if (!safe) throw new Error('No safe')
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password: secret })) }, engine)
  const keys: Uint8Array[] = []
  const certificates: Uint8Array[] = []
  for (const { value } of safe.parsedValue.safeContents)
    for (const bag of value.safeBags) {
      if (bag.bagId === SHROUDED_KEY) {
        const shrouded = bag.bagValue as PKCS8ShroudedKeyBag & {
          parseInternalValues(given: { password: ArrayBuffer }, engine: CryptoEngine): Promise<void>
        }
        await shrouded.parseInternalValues({ password: secret }, engine)
        if (shrouded.parsedValue) keys.push(new Uint8Array(shrouded.parsedValue.toSchema().toBER(false)))
      }
      if (bag.bagId === CERTIFICATE) {
        const certificate = (bag.bagValue as CertBag).parsedValue as Certificate
        certificates.push(new Uint8Array(certificate.toSchema().toBER(false)))
      }
    }
  return { keys, certificates }
}

/** The certificate whose key signs what this key signs. */
async function ownOf(pkcs8: Uint8Array, certificates: X509Certificate[]): Promise<X509Certificate | null> {
  const words = new TextEncoder().encode('majlis')
  for (const certificate of certificates) {
    const { name } = certificate.publicKey.algorithm
    const given =
      name === 'ECDSA' ? { name, namedCurve: 'P-256', hash: 'SHA-256' } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    try {
      const key = await webcrypto.subtle.importKey('pkcs8', toBuffer(pkcs8), given, false, ['sign'])
      const signature = await webcrypto.subtle.sign(given, key, words)
      const spki = await webcrypto.subtle.importKey('spki', certificate.publicKey.rawData, given, false, ['verify'])
      if (await webcrypto.subtle.verify(given, spki, signature, words)) return certificate
    } catch {
      // Another kind of key than this certificate's.
    }
  }
  return null
}

function chainAbove(own: X509Certificate, all: X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = []
  let last = own
  for (let steps = 0; steps < 5 && last.issuer !== last.subject; steps++) {
    const above = all.find((one) => one.subject === last.issuer)
    if (!above) break
    chain.push(above)
    last = above
  }
  return chain
}

const toBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer as ArrayBuffer

// CAdES B-B: a CMS SignedData without its content, with content-type, message-digest and signing-certificate-v2 signed. No signing-time:
// in a PDF that is the dictionary's own. Source: ETSI EN 319 122-1; RFC 5652; RFC 5035.
import { createHash, webcrypto } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  Attribute,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'

export type SigningKey = { certificate: Uint8Array; chain: Uint8Array[]; pkcs8: Uint8Array }

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  ecPublicKey: '1.2.840.10045.2.1',
}

const engine = () => new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
const sha256 = (bytes: Uint8Array): ArrayBuffer => toBuffer(createHash('sha256').update(bytes).digest())
const toBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer as ArrayBuffer

/** DER of the detached signature over these bytes. */
export async function signCades(bytes: Uint8Array, { certificate, chain, pkcs8 }: SigningKey): Promise<Uint8Array> {
  const own = Certificate.fromBER(toBuffer(certificate))
  const algorithm =
    own.subjectPublicKeyInfo.algorithm.algorithmId === OID.ecPublicKey
      ? { name: 'ECDSA', namedCurve: 'P-256' }
      : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
        new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: sha256(bytes) })] }),
        new Attribute({ type: OID.signingCertificateV2, values: [signingCertificate(certificate)] }),
      ],
    }),
  })
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [signer],
    certificates: [own, ...chain.map((one) => Certificate.fromBER(toBuffer(one)))],
  })
  await signed.sign(key as never, 0, 'SHA-256', toBuffer(bytes), engine())
  const content = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}

/** ESSCertIDv2 with SHA-256, which is its default and is left out. */
const signingCertificate = (certificate: Uint8Array): Sequence =>
  new Sequence({
    value: [
      new Sequence({
        value: [new Sequence({ value: [new OctetString({ valueHex: sha256(certificate) })] })],
      }),
    ],
  })

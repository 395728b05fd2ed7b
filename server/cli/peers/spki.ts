// Public keys and ECDSA signatures as other programs read them: SubjectPublicKeyInfo in PEM (RFC 5280, RFC 8410, RFC 3279) and
// DER. Written here by hand, so that the peer and not our own library judges the key.
import type { Algorithm } from '../../../app/rules/signing-key.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

export function pemOf(algorithm: Algorithm, publicKey: Uint8Array): string {
  const text = spkiOf(algorithm, Buffer.from(publicKey)).toString('base64')
  return `-----BEGIN PUBLIC KEY-----\n${text.replace(/(.{64})/g, '$1\n').trimEnd()}\n-----END PUBLIC KEY-----\n`
}

export function derFromP1363(signature: Uint8Array): Buffer {
  const half = signature.length / 2
  return der(0x30, integer(signature.subarray(0, half)), integer(signature.subarray(half)))
}

function spkiOf(algorithm: Algorithm, key: Buffer): Buffer {
  switch (algorithm) {
    case 'P-256':
      return der(0x30, hex('301306072a8648ce3d020106082a8648ce3d030107'), bits(key))
    case 'Ed25519':
      return der(0x30, hex('300506032b6570'), bits(key))
    case 'RS256':
      return der(0x30, hex('300d06092a864886f70d0101010500'), bits(der(0x30, integer(key), hex('0203010001'))))
  }
}

const bits = (content: Buffer): Buffer => der(0x03, Buffer.of(0), content)

/** A positive integer in its shortest form. */
function integer(bytes: Uint8Array): Buffer {
  let from = 0
  while (from < bytes.length - 1 && bytes[from] === 0) from++
  const digits = bytes.subarray(from)
  return (digits[0] ?? 0) > 0x7f ? der(0x02, Buffer.of(0), digits) : der(0x02, digits)
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...head), content])
}

// Whether the signatures of a PDF hold, and what each covers: read from the file alone. A signature covers the file up to the end of its
// own update but for its own place; what a later update adds must be the next signature. Source: ISO 32000-1, 12.8; RFC 5652.
import { createHash, webcrypto } from 'node:crypto'
import { ContentInfo, CryptoEngine, SignedData } from 'pkijs'

export type PdfSignature = {
  name: string
  /** Of the certificate that signed. */
  fingerprint: string
  /** The CMS holds, over these bytes and with this certificate. */
  valid: boolean
  /** Bytes from the beginning that it speaks of. */
  covers: number
  /** SHA-256 of the file as it was before this signature, and as it was after it. */
  before: string
  after: string
}
export type ReadPdf = {
  signatures: PdfSignature[]
  /** Nothing stands after the last signature, and nothing between one and the next but the next. */
  whole: boolean
}

/** An empty list for a file without signatures; a signature that cannot be read is not valid. */
export async function readSignatures(pdf: Uint8Array): Promise<ReadPdf> {
  const file = Buffer.from(pdf)
  const ranges = [...file.toString('latin1').matchAll(/\/ByteRange \[ *0 +(\d+) +(\d+) +(\d+) *\]/g)]
    .map(([, a, b, c]) => ({ from: Number(a), to: Number(b), rest: Number(c) }))
    .filter(({ from, to, rest }) => from < to && to + rest <= file.length)
    .sort((one, other) => one.to - other.to)
  const signatures: PdfSignature[] = []
  let end = baseEnd(file, ranges[0]?.from)
  for (const { from, to, rest } of ranges) {
    const covers = to + rest
    const read = await readOne(
      file.subarray(from + 1, to - 1),
      Buffer.concat([file.subarray(0, from), file.subarray(to, covers)]),
    )
    signatures.push({ ...read, covers, before: digest(file.subarray(0, end)), after: digest(file.subarray(0, covers)) })
    end = covers
  }
  const last = signatures.at(-1)
  return { signatures, whole: last === undefined || last.covers === file.length }
}

/** Where the file ended before its first signature was added. */
function baseEnd(file: Buffer, first: number | undefined): number {
  if (first === undefined) return file.length
  const at = file.subarray(0, first).lastIndexOf('%%EOF')
  return at < 0 ? 0 : at + '%%EOF'.length
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function readOne(hex: Buffer, bytes: Buffer): Promise<Pick<PdfSignature, 'name' | 'fingerprint' | 'valid'>> {
  try {
    const der = Buffer.from(hex.toString('latin1'), 'hex')
    const content = ContentInfo.fromBER(new Uint8Array(der.subarray(0, lengthOf(der))).buffer as ArrayBuffer)
    const signed = new SignedData({ schema: content.content })
    const [certificate] = signed.certificates ?? []
    if (!certificate || !('subject' in certificate)) return NONE
    const common = certificate.subject.typesAndValues.find(({ type }) => String(type) === '2.5.4.3')
    const fingerprint = digest(new Uint8Array(certificate.toSchema().toBER(false)))
    const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto })
    const data = new Uint8Array(bytes).buffer as ArrayBuffer
    const valid = await signed.verify({ signer: 0, data, checkChain: false }, engine).catch(() => false)
    return { name: common?.value.valueBlock.value ?? '', fingerprint, valid: valid === true }
  } catch {
    return NONE
  }
}

const NONE = { name: '', fingerprint: '', valid: false }

/** The place kept for a signature is longer than the signature: DER says itself where it ends. */
function lengthOf(der: Buffer): number {
  const first = der[1] ?? 0
  if (first < 0x80) return 2 + first
  const bytes = first & 0x7f
  let length = 0
  for (let at = 0; at < bytes; at++) length = length * 256 + (der[2 + at] ?? 0)
  return 2 + bytes + length
}

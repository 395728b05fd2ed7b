// The signatures of a PDF and what each covers, read from its bytes alone: a signature covers the file up to the end of its own update
// but for its own place, and what a later update adds must be the next signature. Nothing else of the file is read, so a file that is
// made to be hard to read costs no more than its length. Source: ISO 32000-1, 12.8; ETSI EN 319 142-1.
import { toHex } from '../bytes.ts'
import { EVIDENCE_TYPE, type Evidence, readEvidence } from '../document-evidence.ts'
import { ok, type Result, refuse } from '../result.ts'
import { sha256 } from '../sha256.ts'
import type { VerifySignature } from '../signing-key.ts'
import type { Name } from './certificate.ts'
import { checkCms, type SignatureState } from './cms.ts'
import { onlySigns } from './only-signs.ts'

export type PdfSignature = {
  state: SignatureState
  /** As the file calls the signer; the certificate's own name where it does not. */
  name: string
  subject: Name
  /** At the top of what the file brings: who vouches for the signer. */
  authority: Name
  /** Of the certificate that signed. */
  fingerprint: string
  /** When it was signed, by the signer's own clock; null where the file does not say. */
  at: string | null
  /** Whether the certificate was in force then; null where it cannot be said. */
  inForce: boolean | null
  /** What came into the file with it is the signature, with its evidence, and nothing else. */
  only: boolean
  /** Bytes from the beginning that it speaks of. */
  covers: number
  /** SHA-256 of the file as it was before this signature, and as it was after it. */
  before: string
  after: string
}
export type SignedPdf = {
  /** SHA-256 of the file before anybody signed. */
  base: string
  signatures: PdfSignature[]
  /** Nothing stands after the last signature. */
  whole: boolean
  evidence: Evidence | null
}

export const MOST_PDF_BYTES = 48 * 1024 * 1024
const MOST_SIGNATURES = 12
const MOST_CMS = 64 * 1024

export const isPdf = (bytes: Uint8Array): boolean => LATIN.decode(bytes.subarray(0, 5)) === '%PDF-'

/** Refuses `not_a_pdf` for another kind of file, and `pdf_too_large` for one that is too long or has too many signatures. */
export async function readSignedPdf(pdf: Uint8Array, verify: VerifySignature): Promise<Result<SignedPdf>> {
  if (!isPdf(pdf)) return refuse('not_a_pdf')
  if (pdf.length > MOST_PDF_BYTES) return refuse('pdf_too_large')
  const text = LATIN.decode(pdf)
  const places = [...text.matchAll(/\/ByteRange \[ *0 +(\d{1,10}) +(\d{1,10}) +(\d{1,10}) *\]/g)]
    .map(({ index, 1: from, 2: to, 3: rest }) => ({ index, from: Number(from), to: Number(to), rest: Number(rest) }))
    .filter(({ from, to, rest }) => from < to && to - from < 2 * MOST_CMS && to + rest <= pdf.length)
    .sort((one, other) => one.to - other.to)
  if (places.length > MOST_SIGNATURES) return refuse('pdf_too_large')
  const signatures: PdfSignature[] = []
  let end = baseEnd(text, places[0]?.from)
  const base = hashOf(pdf.subarray(0, end))
  let before = base
  for (const { index, from, to, rest } of places) {
    const covers = to + rest
    const dictionary = dictionaryAt(text, index, from, to)
    const after = hashOf(pdf.subarray(0, covers))
    signatures.push({
      ...(await readOne(pdf, text, { from, to, covers }, dictionary, verify)),
      ...{ only: onlySigns(text, { start: end, end: covers, from, to }), covers, before, after },
    })
    end = covers
    before = after
  }
  const whole = signatures.length === 0 || signatures.at(-1)?.covers === pdf.length
  return ok({ base, signatures, whole, evidence: attachedTo(text) })
}

const LATIN = new TextDecoder('latin1')
const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes))

/** Where the file ended before its first signature was added. */
function baseEnd(text: string, first: number | undefined): number {
  if (first === undefined) return text.length
  const at = text.lastIndexOf('%%EOF', first)
  return at < 0 ? 0 : at + '%%EOF'.length
}

/** What stands around the signature's place, to the end of its object. */
function dictionaryAt(text: string, index: number, from: number, to: number): string {
  const start = Math.max(text.lastIndexOf(' obj', index), index - 4_000, 0)
  const stop = text.indexOf('endobj', to)
  return text.slice(start, from) + text.slice(to, stop < 0 ? to + 4_000 : Math.min(stop, to + 4_000))
}

type Place = { from: number; to: number; covers: number }
type Read = Omit<PdfSignature, 'only' | 'covers' | 'before' | 'after'>

async function readOne(
  pdf: Uint8Array,
  text: string,
  { from, to, covers }: Place,
  dictionary: string,
  verify: VerifySignature,
): Promise<Read> {
  const at = momentIn(dictionary)
  const said = textIn(dictionary, 'Name')
  const hex = text.slice(from + 1, to - 1)
  // Whatever is in the signature's own place is signed by nobody: it may be the signature and nothing else.
  if (text[from] !== '<' || text[to - 1] !== '>' || !/^[0-9A-Fa-f]*$/.test(hex))
    return { ...NOBODY, state: 'altered', name: said, at }
  const message = new Uint8Array(from + covers - to)
  message.set(pdf.subarray(0, from))
  message.set(pdf.subarray(to, covers), from)
  const { state, chain } = await checkCms(bytesFrom(hex), message, verify)
  const [own, top] = [chain[0], chain.at(-1)]
  if (!own || !top) return { ...NOBODY, state, name: said, at }
  return {
    state,
    name: said || own.subject.cn,
    subject: own.subject,
    authority: top === own ? own.issuer : top.subject,
    fingerprint: own.fingerprint,
    at,
    inForce: at === null ? null : own.from <= at && at <= own.until,
  }
}

const NO_NAME: Name = { cn: '', ou: '', o: '' }
const NOBODY = { subject: NO_NAME, authority: NO_NAME, fingerprint: '', inForce: null }

function bytesFrom(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)
  return bytes
}

function momentIn(dictionary: string): string | null {
  const [, year, month, day, hour, minute, second] =
    /\/M *\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(dictionary) ?? []
  return year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

/** A text string in hexadecimal, as UTF-16; another form is not read. */
function textIn(dictionary: string, name: string): string {
  const hex = new RegExp(`/${name} *<FEFF([0-9A-Fa-f]{0,2000})>`).exec(dictionary)?.[1]
  return hex === undefined ? '' : new TextDecoder('utf-16be').decode(bytesFrom(hex)).slice(0, 200)
}

/** The first file of this kind; what it says proves itself, or does not. */
function attachedTo(text: string): Evidence | null {
  const start = text.indexOf(
    `/Type /EmbeddedFile /Subtype /${EVIDENCE_TYPE.replace('/', '#2F')} /Filter /ASCIIHexDecode`,
  )
  const stream = start < 0 ? -1 : text.indexOf('stream\n', start)
  const end = stream < 0 ? -1 : text.indexOf('>\nendstream', stream)
  if (end < 0) return null
  const hex = text.slice(stream + 'stream\n'.length, end)
  if (hex.length > MOST_EVIDENCE || !/^[0-9a-f]*$/.test(hex)) return null
  try {
    return readEvidence(new TextDecoder('utf-8', { fatal: true }).decode(bytesFrom(hex)))
  } catch {
    return null
  }
}

const MOST_EVIDENCE = 16 * 1024 * 1024

// A signature field as an incremental update of a PDF: what was there before keeps every byte, so that the signatures in it stay valid.
// For files with a classic cross-reference table, as Typst writes them and as this leaves them. Source: ISO 32000-1, 7.5.6 and 12.8;
// ETSI EN 319 142-1 (SubFilter ETSI.CAdES.detached, B-B).
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'
import { EVIDENCE_NAME, EVIDENCE_TYPE, type Evidence } from '../../app/rules/document-evidence.ts'

export type SignatureWords = { name: string; reason: string; location: string; at: Date }
/** Signs the bytes; DER of a CMS SignedData without its content. */
export type SignBytes = (bytes: Uint8Array) => Promise<Uint8Array>

/** Hexadecimal digits kept free for the CMS: a chain of three certificates needs a third of it. */
const ROOM = 24_576

/** The file with one more signature, over everything but the signature's own place; `attached` comes into the file with it. */
export async function appendSignature(
  pdf: Uint8Array,
  words: SignatureWords,
  sign: SignBytes,
  attached: Evidence | null = null,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const { Root, Info, ID } = context.trailerInfo
  const page = document.getPage(0)
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict)
  const fields = form?.lookupMaybe(PDFName.of('Fields'), PDFArray)?.asArray() ?? []
  const next = context.largestObjectNumber + 1
  const [value, field, file, spec] = [0, 1, 2, 3].map((place) => PDFRef.of(next + place)) as [
    PDFRef,
    PDFRef,
    PDFRef,
    PDFRef,
  ]
  const annots = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []
  // References of what is replaced, in dictionaries of their own: the document itself is only read.
  const newPage = withEntries(page.node, { Annots: `[ ${[...annots, field].join(' ')} ]` })
  const newCatalog = withEntries(catalog, {
    AcroForm: `<< /Fields [ ${[...fields, field].join(' ')} ] /SigFlags 3 >>`,
    ...(attached && attachment(catalog, spec)),
  })
  const number = fields.length + 1
  const objects: [PDFRef, string][] = [
    ...(attached ? embedded(attached, file, spec, words.at) : []),
    [value, signatureDictionary(words)],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature${number}) /V ${value} /P ${page.ref} /Rect [ 0 0 0 0 ] /F 132 >>`,
    ],
    [page.ref, newPage],
    [Root as PDFRef, newCatalog],
  ]
  const trailer = `/Size ${next + (attached ? 4 : 2)} /Root ${Root}${Info ? ` /Info ${Info}` : ''}${ID ? ` /ID ${ID}` : ''}`
  return signed(withUpdate(pdf, objects, trailer), sign)
}

function signatureDictionary({ name, reason, location, at }: SignatureWords): string {
  return `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [ 0 ${RANGE} ${RANGE} ${RANGE} ] /Contents <${'0'.repeat(ROOM)}> /M (${stampOf(at)}) /Name ${textString(name)} /Reason ${textString(reason)} /Location ${textString(location)} >>`
}

const stampOf = (at: Date): string => `D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

/** As wide as any offset, replaced in place. */
const RANGE = '0000000000'

/** UTF-16 with its mark, in hexadecimal: names are in any script. */
const textString = (text: string): string => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return `<${bytes.toString('hex').toUpperCase()}>`
}

function withEntries(dictionary: PDFDict, added: Record<string, string>): string {
  const entries = dictionary.entries().filter(([key]) => !Object.hasOwn(added, key.decodeText()))
  const all = [...entries, ...Object.entries(added).map(([name, value]) => [`/${name}`, value])]
  return `<< ${all.map(([key, object]) => `${key} ${object}`).join(' ')} >>`
}

/** In hexadecimal, so that nothing in a text that people wrote can be taken for a part of the file. */
function embedded(evidence: Evidence, file: PDFRef, spec: PDFRef, at: Date): [PDFRef, string][] {
  const bytes = Buffer.from(JSON.stringify(evidence), 'utf8')
  const content = `${bytes.toString('hex')}>`
  const subtype = EVIDENCE_TYPE.replace('/', '#2F')
  const head = `<< /Type /EmbeddedFile /Subtype /${subtype} /Filter /ASCIIHexDecode /Params << /ModDate (${stampOf(at)}) /Size ${bytes.length} >> /Length ${content.length} >>`
  const described = textString('Majlis: the text, and what the ledger has of it')
  return [
    [file, `${head}\nstream\n${content}\nendstream`],
    [
      spec,
      `<< /Type /Filespec /F (${EVIDENCE_NAME}) /UF ${textString(EVIDENCE_NAME)} /Desc ${described} /AFRelationship /Data /EF << /F ${file} /UF ${file} >> >>`,
    ],
  ]
}

/** As an associated file of the whole document (PDF/A-3), and in the list of attachments that readers show. */
function attachment(catalog: PDFDict, spec: PDFRef): Record<string, string> {
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict)
  const listed = `<< /Names [ (${EVIDENCE_NAME}) ${spec} ] >>`
  return {
    AF: `[ ${spec} ]`,
    Names: names ? withEntries(names, { EmbeddedFiles: listed }) : `<< /EmbeddedFiles ${listed} >>`,
  }
}

function withUpdate(pdf: Uint8Array, objects: [PDFRef, string][], trailer: string): Buffer {
  const before = Buffer.from(pdf)
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before.subarray(-2_000).toString('latin1'))?.[1]
  if (!previous) throw new Error('The file does not end as a PDF with a cross-reference table')
  let body = '\n'
  const rows: { number: number; offset: number }[] = []
  for (const [ref, content] of objects) {
    rows.push({ number: ref.objectNumber, offset: before.length + body.length })
    body += `${ref.objectNumber} ${ref.generationNumber} obj\n${content}\nendobj\n`
  }
  const start = before.length + body.length
  const table = rows
    .sort((a, b) => a.number - b.number)
    .map(({ number, offset }) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('')
  const end = `xref\n${table}trailer\n<< ${trailer} /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.concat([before, Buffer.from(body + end, 'latin1')])
}

async function signed(pdf: Buffer, sign: SignBytes): Promise<Uint8Array> {
  const from = pdf.lastIndexOf(`/Contents <${'0'.repeat(64)}`) + '/Contents '.length
  const to = from + ROOM + 2
  const range = pdf.lastIndexOf('/ByteRange [ 0 ')
  const offsets = [from, to, pdf.length - to].map((offset) => String(offset).padStart(RANGE.length, ' '))
  pdf.write(`/ByteRange [ 0 ${offsets.join(' ')} ]`, range, 'latin1')
  const cms = await sign(new Uint8Array(Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)])))
  const hex = Buffer.from(cms).toString('hex')
  if (hex.length > ROOM) throw new Error(`A signature of ${cms.length} bytes does not fit`)
  pdf.write(hex, from + 1, 'latin1')
  return new Uint8Array(pdf)
}

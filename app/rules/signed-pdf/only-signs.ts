// Whether an update of a PDF adds a signature and its evidence and nothing else: no page is drawn otherwise, nothing is shown on top, no
// object that stood before is another now, no script is brought in. Whoever has the file before it was signed could else sign it with
// other pages, by a certificate of their own. Source: the shape in which signatures are added (docs/formats.md); "shadow attacks" on PDF.
import { type PdfDictionary, readDictionary, sameBut } from './pdf-dictionary.ts'

type Stood = { number: number; at: number; end: number; content: string }
type Entry = { start: number; end: number; from: number; to: number }

/** `start` to `end` is the update, `from` to `to` the place of its signature. */
export function onlySigns(text: string, { start, end, from, to }: Entry): boolean {
  const objects = objectsIn(text, start, end)
  const last = objects.at(-1)
  const before = trailerBefore(text, start)
  if (!last || !before) return false
  const table = last.end
  const trailer = trailerAfter(text, objects, table, end)
  const root = before.get('/Root')
  const highest = Math.max(...objects.map(({ number }) => number))
  if (
    !trailer ||
    !sameBut(trailer, before, ['/Size', '/Prev']) ||
    trailer.get('/Prev') !== startOfTable(text, start) ||
    Number(trailer.get('/Size')) !== Math.max(highest + 1, Number(before.get('/Size')))
  )
    return false
  const kinds = objects.map((object) => kindOf(text, start, object, root, objects))
  const signature = objects[kinds.indexOf('signature')]
  return (
    signature !== undefined &&
    signature.at < from &&
    to < signature.end &&
    !kinds.includes(null) &&
    new Set(kinds).size === kinds.length
  )
}

/** One after the other from the line after `start`; the first thing that is none ends them. */
function objectsIn(text: string, start: number, end: number): Stood[] {
  const objects: Stood[] = []
  const head = /(\d{1,7}) 0 obj\n/y
  for (let at = start + 1; text[start] === '\n' && objects.length < MOST_OBJECTS; ) {
    head.lastIndex = at
    const found = head.exec(text)
    const stop = found ? text.indexOf(END, head.lastIndex) : -1
    if (!found || stop < 0 || stop + END.length > end) break
    objects.push({ number: Number(found[1]), at, end: stop + END.length, content: text.slice(head.lastIndex, stop) })
    at = stop + END.length
  }
  return objects
}

const END = '\nendobj\n'
const MOST_OBJECTS = 6

type Kind = 'signature' | 'field' | 'file' | 'spec' | 'page' | 'catalog'

/** Null for what no signature needs. */
function kindOf(
  text: string,
  start: number,
  { number, content }: Stood,
  root: string | undefined,
  objects: readonly Stood[],
): Kind | null {
  const ref = `${number} 0 R`
  const stood = text.lastIndexOf(`\n${number} 0 obj`, start - 1)
  if (stood >= 0) {
    const [old, now] = [dictionaryAt(text, stood, start), readDictionary(content)]
    if (!old || !now) return null
    if (ref === root) return isSameCatalog(old, now) ? 'catalog' : null
    const field = objects.find((one) => readDictionary(one.content)?.get('/Subtype') === '/Widget')
    const annots = `${(old.get('/Annots') ?? '[ ]').slice(0, -2)} ${field?.number} 0 R ]`
    const same = old.get('/Type') === '/Page' && sameBut(old, now, ['/Annots']) && now.get('/Annots') === annots
    return same ? 'page' : null
  }
  const embedded = /^(<<[^>]*>>[^>]*>>)\nstream\n[0-9a-f]*>\nendstream$/.exec(content)
  const entries = readDictionary(embedded?.[1] ?? content)
  if (!entries) return null
  const kind = KINDS.find(({ keys }) => [...entries.keys()].sort().join(' ') === keys)
  const shown = kind?.kind === 'field' && entries.get('/Rect') !== '[ 0 0 0 0 ]'
  return kind && !shown && (kind.kind === 'file') === (embedded !== null) ? kind.kind : null
}

const KINDS: { kind: Kind; keys: string }[] = [
  { kind: 'signature', keys: '/ByteRange /Contents /Filter /Location /M /Name /Reason /SubFilter /Type' },
  { kind: 'field', keys: '/F /FT /P /Rect /Subtype /T /Type /V' },
  { kind: 'file', keys: '/Filter /Length /Params /Subtype /Type' },
  { kind: 'spec', keys: '/AFRelationship /Desc /EF /F /Type /UF' },
]

/** But for the list of fields and, among the names, of attachments. */
function isSameCatalog(old: PdfDictionary, now: PdfDictionary): boolean {
  const [names, form] = [readDictionary(now.get('/Names') ?? '<< >>'), readDictionary(now.get('/AcroForm') ?? '')]
  const before = readDictionary(old.get('/Names') ?? '<< >>')
  return (
    sameBut(old, now, ['/AcroForm', '/AF', '/Names']) &&
    names !== null &&
    before !== null &&
    sameBut(before, names, ['/EmbeddedFiles']) &&
    form !== null &&
    [...form.keys()].join(' ') === '/Fields /SigFlags'
  )
}

function dictionaryAt(text: string, at: number, before: number): PdfDictionary | null {
  const from = text.indexOf('obj', at) + 'obj'.length
  const stop = text.indexOf('endobj', from)
  return stop < 0 || stop > before || stop - from > MOST_DICTIONARY ? null : readDictionary(text.slice(from, stop))
}

const MOST_DICTIONARY = 200_000

const startOfTable = (text: string, start: number): string | undefined =>
  /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[1]

function trailerBefore(text: string, start: number): PdfDictionary | null {
  const at = text.lastIndexOf('trailer', start)
  const stop = text.indexOf('startxref', at)
  const found = at < 0 || stop < 0 || stop > start ? null : readDictionary(text.slice(at + 'trailer'.length, stop))
  return found
}

/** The table must be of these objects where they stand, the trailer end what was added, and be the only one. */
function trailerAfter(text: string, objects: readonly Stood[], at: number, end: number): PdfDictionary | null {
  const rows = [...objects]
    .sort((one, other) => one.number - other.number)
    .map((one) => `${one.number} 1\n${String(one.at).padStart(10, '0')} 00000 n \n`)
    .join('')
  const head = `xref\n${rows}trailer\n`
  const foot = `\nstartxref\n${at}\n%%EOF\n`
  const said = text.slice(at, end)
  return said.startsWith(head) && said.endsWith(foot) ? readDictionary(said.slice(head.length, -foot.length)) : null
}

import { inflateSync } from 'node:zlib'

/** What a file could do beyond being read. Reported to the secretary, never run. */
export const ACTIVE_CONTENT = [
  'javascript',
  'launch',
  'embedded_files',
  'submit_form',
  'import_data',
  'rich_media',
] as const
export type ActiveContent = (typeof ACTIVE_CONTENT)[number]

/**
 * Looks for active content in a file's objects, those in compressed object streams too, and whether its cross-reference is
 * where it says. Bodies of other streams are skipped: in compressed bytes any short name occurs by chance. Never throws.
 */
export function inspectPdf(bytes: Uint8Array): { active: ActiveContent[]; damaged: boolean } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new Set<string>()
  let unpacked = 0
  let from = 0
  while (from < file.length) {
    const stream = nextStream(file, from)
    const head = file.toString('latin1', from, stream?.start ?? file.length)
    collectNames(head, names)
    if (!stream) break
    // The dictionary right before the stream says whether it holds objects.
    if (/\/(Type\s*\/)?ObjStm\b/.test(head.slice(head.lastIndexOf(' obj'))) && unpacked < UNPACK_LIMIT) {
      const objects = unpack(file.subarray(stream.start, stream.end), UNPACK_LIMIT - unpacked)
      unpacked += objects.length
      collectNames(objects, names)
    }
    from = stream.end
  }
  return {
    active: ACTIVE_CONTENT.filter((kind) => SIGNS[kind].some((name) => names.has(name))),
    damaged: !startsWhereItSays(file),
  }
}

const UNPACK_LIMIT = 64 * 1024 * 1024

const SIGNS: Record<ActiveContent, string[]> = {
  javascript: ['JavaScript', 'JS'],
  launch: ['Launch'],
  embedded_files: ['EmbeddedFile', 'EmbeddedFiles'],
  submit_form: ['SubmitForm'],
  import_data: ['ImportData'],
  rich_media: ['RichMedia', 'Movie', 'Sound', 'Screen', 'Rendition', '3D'],
}
const SOUGHT = new Set(Object.values(SIGNS).flat())

/** Names outside strings are enough: a name inside a string would only over-report, and attackers hide names, not show them. */
function collectNames(text: string, into: Set<string>) {
  for (const [, raw] of text.matchAll(/\/([^\s()<>[\]{}/%]{1,64})/g)) {
    const name = raw!.includes('#')
      ? raw!.replace(/#([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      : raw!
    if (SOUGHT.has(name)) into.add(name)
  }
}

/** The next stream's body. A keyword inside a string or comment ends at the next `endstream` at worst. */
function nextStream(file: Buffer, from: number): { start: number; end: number } | null {
  for (let at = file.indexOf('stream', from); at !== -1; at = file.indexOf('stream', at + 6)) {
    const before = file[at - 1]
    const after = file[at + 6]
    const opens = before === undefined || !(before >= 0x61 && before <= 0x7a)
    if (!opens || (after !== 0x0a && after !== 0x0d)) continue
    const start = at + (after === 0x0d && file[at + 7] === 0x0a ? 8 : 7)
    const end = file.indexOf('endstream', start)
    return { start, end: end === -1 ? file.length : end }
  }
  return null
}

function unpack(body: Buffer, limit: number): string {
  try {
    return inflateSync(body, { maxOutputLength: limit, finishFlush: 2 }).toString('latin1')
  } catch {
    return body.toString('latin1')
  }
}

/** A sound file ends in `startxref N`, and at N stands a cross-reference table or stream. */
function startsWhereItSays(file: Buffer): boolean {
  const header = file.subarray(0, 1024).indexOf('%PDF-')
  const at = file.lastIndexOf('startxref')
  if (at === -1) return false
  const offset = Number(/^startxref\s+(\d+)/.exec(file.toString('latin1', at, at + 40))?.[1] ?? Number.NaN)
  const stands = (position: number) =>
    /^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(file.toString('latin1', position, position + 40))
  return Number.isInteger(offset) && (stands(offset) || stands(offset + Math.max(0, header)))
}

// What is asked of a signed PDF by other people's programs: its signatures (pdfsig), its text (pdftotext), its pictures and fonts.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../app/rules/arabic.ts'
import { EVIDENCE, type Evidence } from '../../app/rules/document-evidence.ts'
import { arabicDigits } from '../../app/rules/number-words.ts'
import { appendSignature } from '../../server/signing/append-signature.ts'
import { signCades } from '../../server/signing/cades.ts'
import { issueAuthority, issueSeat } from '../../server/signing/issue-certificate.ts'
import { makePdf } from '../../server/signing/pdf/make-pdf.ts'
import { must } from '../support/body.ts'
import { allOf, notProved, type Say, type Verdict, verdictIf } from './check.ts'

export const SIGNERS = [
  { name: { ar: 'أمينة الخالدي', en: 'Amina Al Khalidi' }, title: { ar: 'أمين السر', en: 'Secretary' } },
  { name: { ar: 'ناصر السالم', en: 'Nasser Al Salem' }, title: { ar: 'الرئيس', en: 'Chair' } },
]

/** Null where every program that is asked is there. */
export function missingTool(): Verdict | null {
  for (const tool of ['pdfsig', 'pdftotext', 'pdftoppm', 'pdfinfo', 'pdffonts', 'pdfdetach'])
    if (spawnSync(tool, ['-v']).error) return notProved(`${tool} is not on this machine: install poppler-utils`)
  return null
}

type Asked = { name: 'ar' | 'en'; page: unknown; text: string; paragraphs: readonly string[] }

/** Signed twice, with evidence attached: valid, a flipped byte found, every paragraph letter by letter, tagged, nothing blank. */
export async function checkSignedPdf(
  say: Say,
  folder: string,
  { name, page, text, paragraphs }: Asked,
): Promise<Verdict> {
  const at = new Date()
  const bare = must(await makePdf(page, at))
  const signed = await withSignatures(new Uint8Array(bare), at, text)
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, signed)
  const sig = ask('pdfsig', [file])
  const valid = sig.match(/Signature is Valid/g)?.length ?? 0
  const total = sig.match(/Total document signed/g)?.length ?? 0
  const flipped = Uint8Array.from(signed)
  const place = Math.floor(bare.length / 2)
  flipped[place] = (flipped[place] ?? 0) ^ 1
  writeFileSync(join(folder, 'flipped.pdf'), flipped)
  const found = ask('pdfsig', [join(folder, 'flipped.pdf')]).match(/Digest Mismatch/g)?.length ?? 0
  const read = wordsIn(ask('pdftotext', ['-nopgbrk', '-x', '0', '-y', '75', '-W', '595', '-H', '690', file, '-']))
  const lost = paragraphs.filter((each) => !holds(read, wordsIn(each)))
  for (const each of lost) say(`${name}: not as written: ${each.slice(0, 120)}`)
  const qpdf = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
  if (qpdf.error) say(`${name}: qpdf is not installed, and was not asked`)
  const info = ask('pdfinfo', [file])
  const tagged = /Tagged:\s+yes/.test(info)
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
  const fonts = ask('pdffonts', [file]).trim().split('\n').slice(2)
  const embedded = fonts.filter((line) => / yes yes yes /.test(line)).length
  const attached = ask('pdfdetach', ['-list', file]).includes('majlis-evidence.json')
  const foot = { ar: `من ${arabicDigits(String(pages))}`, en: `of ${pages}` }[name]
  const counted = fold(ask('pdftotext', [file, '-'])).includes(fold(foot))
  const blank = blankPages(folder, file, name)
  say(
    `${name}: ${valid} of ${SIGNERS.length} signatures valid to pdfsig, ${found} of them not over a flipped byte; ${paragraphs.length - lost.length} of ${paragraphs.length} paragraphs letter by letter in pdftotext; ${pages} pages, ${blank} blank; tagged ${tagged}; ${embedded} of ${fonts.length} fonts embedded${qpdf.status === 0 ? '; qpdf --check finds nothing' : ''}`,
  )
  return allOf([
    verdictIf(
      valid === SIGNERS.length && total === 1,
      `${name}: pdfsig says ${valid} valid, ${total} over the whole file`,
    ),
    verdictIf(found > 0, `${name}: a flipped byte was not found`),
    verdictIf(lost.length === 0, `${name}: ${lost.length} paragraphs differ`),
    verdictIf(tagged && embedded === fonts.length && fonts.length > 0, `${name}: not tagged, or a font outside`),
    verdictIf(counted, `${name}: no page says “${foot}”`),
    verdictIf(qpdf.error !== undefined || qpdf.status === 0, `${name}: qpdf --check: ${qpdf.stdout}`),
    verdictIf(attached, `${name}: pdfdetach does not list the evidence`),
    verdictIf(blank === 0 && pages > 0, `${name}: ${blank} blank pages`),
  ])
}

async function withSignatures(pdf: Uint8Array, at: Date, text: string): Promise<Uint8Array> {
  const evidence: Evidence = { type: EVIDENCE, text, ledger_key: '', entries: [] }
  const authority = await issueAuthority({ name: [{ CN: ['Test authority'] }], serial: randomBytes(16), at })
  let file = pdf
  for (const { name } of SIGNERS) {
    const seat = await issueSeat({ name: [{ CN: [name.en] }], serial: randomBytes(16), at }, authority)
    const key = { certificate: seat.certificate, chain: [authority.certificate], pkcs8: seat.pkcs8 }
    const words = { name: name.ar, reason: 'توقيع المحضر', location: 'مجلس', at }
    file = await appendSignature(file, words, (bytes) => signCades(bytes, key), file === pdf ? evidence : null)
  }
  return file
}

const ask = (tool: string, args: string[]): string => spawnSync(tool, args, { encoding: 'utf8' }).stdout

/** Words and numbers as they are read, folded: where a reader puts a bracket beside a number is its own matter. */
const wordsIn = (text: string): string[] =>
  fold(text.replace(/[\u064B-\u0652]/g, '')).match(/\p{L}+|\d+(?:[.:]\d+)*/gu) ?? []

/** Letter by letter and digit by digit: poppler sees a gap between an alef and a wide letter after it ("أ كثر"). */
const holds = (all: string[], some: string[]): boolean => all.join('').includes(some.join(''))

function blankPages(folder: string, file: string, language: string): number {
  ask('pdftoppm', ['-r', '40', '-gray', file, join(folder, language)])
  const pictures = readdirSync(folder).filter((name) => name.startsWith(`${language}-`) && name.endsWith('.pgm'))
  const dark = (name: string) =>
    readFileSync(join(folder, name))
      .subarray(20)
      .filter((value) => value < 128).length
  return pictures.filter((name) => dark(name) < 50).length + (pictures.length === 0 ? 1 : 0)
}

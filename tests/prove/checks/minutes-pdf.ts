import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold } from '../../../app/rules/arabic.ts'
import { minutesOf } from '../../../app/rules/minutes/minutes.ts'
import { type MinutesText, minutesDigest } from '../../../app/rules/minutes/text.ts'
import { makePdf } from '../../../server/signing/pdf/make-pdf.ts'
import { minutesPage } from '../../../server/minutes/minutes-page.ts'
import { appendSignature } from '../../../server/signing/append-signature.ts'
import { signCades } from '../../../server/signing/cades.ts'
import { issueAuthority, issueSeat } from '../../../server/signing/issue-certificate.ts'
import { must } from '../../support/body.ts'
import { FACTS, fullMeeting, minutesFrom } from '../../support/minutes-ledger.ts'
import { allOf, type Check, notProved, type Say, type Verdict, verdictIf } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

const SIGNERS = [
  { name: { ar: 'أمينة الخالدي', en: 'Amina Al Khalidi' }, title: { ar: 'أمين السر', en: 'Secretary' } },
  { name: { ar: 'ناصر السالم', en: 'Nasser Al Salem' }, title: { ar: 'الرئيس', en: 'Chair' } },
]

export const check: Check = {
  name: 'minutes-pdf',
  row: 'Minutes PDF: `pdfsig` valid, one flipped byte found; text extracted equals the source (digits, order) in both languages.',
  bar: 'Every signature valid to pdfsig and the last over the whole file; a flipped byte found; every paragraph letter by letter, in order, in pdftotext; tagged, fonts embedded, no page blank; the commands, the rule and the story.',
  run: async (say) => {
    for (const tool of ['pdfsig', 'pdftotext', 'pdftoppm', 'pdfinfo', 'pdffonts'])
      if (spawnSync(tool, ['-v']).error) return notProved(`${tool} is not on this machine: install poppler-utils`)
    const folder = mkdtempSync(join(tmpdir(), 'majlis-minutes-'))
    try {
      const verdicts: Verdict[] = []
      for (const language of ['ar', 'en'] as const) verdicts.push(await oneFile(say, folder, language))
      verdicts.push(
        await proveByUnits(say, [
          'tests/rules/minutes/minutes.test.ts',
          'tests/rules/minutes/differs.test.ts',
          'tests/rules/verify/minutes.test.ts',
          'tests/server/minutes/minutes.test.ts',
        ]),
      )
      verdicts.push(await proveByStories(say, ['tests/e2e/minutes.story.ts']))
      return allOf(verdicts)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Names in the language of the text, as people have them: what a reader makes of two scripts in one line is its own matter. */
const NAMES: Record<string, string> = {
  chair: 'ناصر السالم',
  amal: 'أمل الهاشمي',
  basim: 'باسم الكعبي',
  dana: 'دانة المطوّع',
  omar: 'عمر الصباغ',
  secretary: 'أمينة الخالدي',
}

async function namedMeeting(language: 'ar' | 'en') {
  const ledger = await fullMeeting()
  const said = { ar: 'كنت أفضّل التأجيل.', en: 'I would have preferred to wait.' }[language]
  for (const { type, payload } of ledger.drafts) {
    const seat = String(payload.seat ?? '').replace('seat-', '')
    if (type === 'mandate.started') payload.name = { ar: NAMES[seat] ?? seat, en: `Member ${seat}` }
    if (type === 'seat.created') payload.title = { ar: 'عضو', en: 'Member' }
    if (type === 'statement.made') payload.words = said
    if (type === 'interest.declared') payload.reason = { ar: 'صلة قرابة', en: 'A relative' }[language]
  }
  return minutesFrom(ledger)
}

async function oneFile(say: Say, folder: string, language: 'ar' | 'en'): Promise<Verdict> {
  const history = await namedMeeting(language)
  const paragraphs = minutesOf(history, FACTS).map(({ key, item, kind, refs, ar, en }) => ({
    ...{ key, item, kind, ar, en },
    refs: refs.map(String),
    kept: '',
  }))
  const frozen = {
    type: 'majlis/minutes/v1' as const,
    body: 'body-1',
    meeting: FACTS.meeting,
    revision: '1',
    blind: '00',
  }
  const text: MinutesText = { ...frozen, paragraphs }
  const digest = minutesDigest(text)
  const at = new Date()
  const page = minutesPage({
    ...{ language, text, digest, facts: FACTS, history, accent: 'cabinet', items: null, signers: SIGNERS },
    approvedAt: at,
    checkpoint: `majlis.test/majlis/council\n57\n${randomBytes(32).toString('base64')}\n\n— majlis.test/majlis/council ${randomBytes(68).toString('base64')}\n`,
    link: `https://majlis.test/verify#minutes=${FACTS.meeting}&digest=${digest}`,
  })
  const bare = must(await makePdf(page, at))
  const signed = await withSignatures(new Uint8Array(bare), at)
  const file = join(folder, `${language}.pdf`)
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
  const lost = paragraphs.filter((each) => !holds(read, wordsIn(each[language])))
  for (const each of lost) say(`${language}: not as written: ${each[language].slice(0, 120)}`)
  const info = ask('pdfinfo', [file])
  const tagged = /Tagged:\s+yes/.test(info)
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
  const fonts = ask('pdffonts', [file]).trim().split('\n').slice(2)
  const embedded = fonts.filter((line) => / yes yes yes /.test(line)).length
  const blank = blankPages(folder, file, language)
  say(
    `${language}: ${valid} of ${SIGNERS.length} signatures valid to pdfsig, ${found} of them not over a flipped byte; ${paragraphs.length - lost.length} of ${paragraphs.length} paragraphs letter by letter in pdftotext; ${pages} pages, ${blank} blank; tagged ${tagged}; ${embedded} of ${fonts.length} fonts embedded`,
  )
  return allOf([
    verdictIf(
      valid === SIGNERS.length && total === 1,
      `${language}: pdfsig says ${valid} valid, ${total} over the whole file`,
    ),
    verdictIf(found > 0, `${language}: a flipped byte was not found`),
    verdictIf(lost.length === 0, `${language}: ${lost.length} paragraphs differ`),
    verdictIf(tagged && embedded === fonts.length && fonts.length > 0, `${language}: not tagged, or a font outside`),
    verdictIf(blank === 0 && pages > 0, `${language}: ${blank} blank pages`),
  ])
}

async function withSignatures(pdf: Uint8Array, at: Date): Promise<Uint8Array> {
  const authority = await issueAuthority({ name: [{ CN: ['Test authority'] }], serial: randomBytes(16), at })
  let file = pdf
  for (const { name } of SIGNERS) {
    const seat = await issueSeat({ name: [{ CN: [name.en] }], serial: randomBytes(16), at }, authority)
    const key = { certificate: seat.certificate, chain: [authority.certificate], pkcs8: seat.pkcs8 }
    const words = { name: name.ar, reason: 'توقيع المحضر', location: 'مجلس', at }
    file = await appendSignature(file, words, (bytes) => signCades(bytes, key))
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

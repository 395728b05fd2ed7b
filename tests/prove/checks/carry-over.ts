import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Carried, carrier } from '../../../app/rules/anchor/carry-notes.ts'
import { quoteOf } from '../../../app/rules/anchor/quote.ts'
import { carry } from '../../../server/cli/carry.ts'
import { READ_LIMITS } from '../../../server/documents/pdf-reading.ts'
import { readPdf } from '../../../server/documents/read-pdf.ts'
import { fuzzyOnly, type Tally, tally } from '../../support/carry-score.ts'
import { paperBytes } from '../../support/papers.ts'
import { layOut, makeRevision, notesOn, type Pages, type TrueNote } from '../../support/revision.ts'
import { typeset, withTokens } from '../../support/revision-pdf.ts'
import { allOf, type Check, notProved, type Say, type Verdict, verdictIf } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

const SEED = 2026
const WORDS = 46_000
const NOTES = 400

export const check: Check = {
  name: 'carry-over',
  row: 'Notes are carried from one version of a paper into the next: v1 → v2 of the memorandum, and a 120-page Arabic revision.',
  bar: 'Of quotes still present at least 85 % moved to their place, under 1 % misplaced, none lost; milliseconds a note said.',
  run: async (say) => {
    const units = await proveByUnits(say, ['tests/rules/anchor', 'tests/server/cli/carry.test.ts'])
    return units.proved ? allOf([await memorandum(say), await longRevision(say), otherSeeds(say)]) : units
  },
}

/** As its users run it: two files and a list in, a list out. */
async function longRevision(say: Say): Promise<Verdict> {
  const revision = makeRevision(SEED, 'words', WORDS)
  const files = [typeset(revision.old), typeset(revision.now)]
  const old = await pagesOf(files[0]!, revision.old)
  const now = await pagesOf(files[1]!, revision.now)
  const notes = notesOn(old, now, NOTES, SEED)
  const answers = await throughCommand(files, notes)
  say(
    `revision from seed ${SEED}: ${old.length} pages → ${now.length}, ${notes.length} notes, ${answers.size} answered`,
  )
  const found = tally(notes, now, (note) => answers.get(note.id)!)
  const started = performance.now()
  const carryNote = carrier(old, now)
  for (const note of notes) carryNote(note)
  sayTally(say, 'majlis carry', found, (performance.now() - started) / NOTES)
  const peerStarted = performance.now()
  const peer = tally(notes, now, fuzzyOnly(now))
  sayTally(say, 'the best fuzzy match alone', peer, (performance.now() - peerStarted) / NOTES)
  return allOf([
    verdictIf(answers.size === NOTES, `${NOTES - answers.size} notes were lost`),
    verdictIf(old.length >= 115, `the paper has only ${old.length} pages`),
    meets(found),
  ])
}

async function pagesOf(bytes: Uint8Array, paragraphs: Parameters<typeof withTokens>[1]): Promise<Pages[]> {
  const read = await readPdf(bytes, READ_LIMITS)
  if (!read.ok) throw new Error(`The paper cannot be read: ${read.code}`)
  return withTokens(read.value.pages, paragraphs)
}

async function throughCommand(files: Uint8Array[], notes: readonly TrueNote[]): Promise<Map<string, Carried>> {
  const folder = mkdtempSync(join(tmpdir(), 'majlis-carry-'))
  try {
    const paths = ['old.pdf', 'new.pdf', 'notes.json'].map((name) => join(folder, name))
    writeFileSync(paths[0]!, files[0]!)
    writeFileSync(paths[1]!, files[1]!)
    const given = notes.map(({ id, page, exact, prefix, suffix }) => ({ id, page, exact, prefix, suffix }))
    writeFileSync(paths[2]!, JSON.stringify(given))
    let printed = ''
    const code = await carry([paths[0]!, paths[1]!, '--notes', paths[2]!, '--json'], {
      stdout: { write: (text) => (printed += text) },
      stderr: process.stderr,
    })
    if (code !== 0) throw new Error(`majlis carry ended with ${code}`)
    const answers = JSON.parse(printed) as {
      id: string
      status: Carried['state']
      page: number
      quads: []
      score: number
    }[]
    return new Map(
      answers.map(({ id, status, page, quads, score }) => [
        id,
        { state: status, score, origin: null, place: { page, quads, quote: { exact: '', prefix: '', suffix: '' } } },
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every run of 1, 4, 8 and 14 words of the first version whose words stand once in the second. */
async function memorandum(say: Say): Promise<Verdict> {
  const versions = []
  for (const version of ['v1', 'v2']) {
    const bytes = paperBytes(`memo-digital-government-${version}.pdf`)
    const read = bytes && (await readPdf(bytes, READ_LIMITS))
    if (!read?.ok) return notProved(`memo-digital-government-${version}.pdf is not at hand`)
    versions.push(read.value.pages.map(({ page, words }) => ({ page, words, ids: words.map(() => null) })))
  }
  const [old, now] = versions as [Pages[], Pages[]]
  const text = (readFileSync('tests/vectors/papers/memo-digital-government-v2.txt', 'utf8').match(/\S+/g) ?? []).join(
    ' ',
  )
  const notes: TrueNote[] = []
  for (const { page, words } of old)
    for (const length of [1, 4, 8, 14])
      for (let from = 0; from + length <= words.length; from++) {
        const quote = quoteOf(words, from, from + length - 1)
        const around = `${quote.prefix.slice(-12)} ${quote.exact} ${quote.suffix.slice(0, 12)}`
        if (text.split(around).length !== 2) continue
        const truth = placeOf(now, words, from, length)
        if (truth) notes.push({ id: `${page}-${from}-${length}`, page, ...quote, ids: [], truth })
      }
  const carryNote = carrier(old, now)
  const found = tally(notes, now, carryNote)
  sayTally(say, `memorandum v1 → v2, ${notes.length} quotes with 12 letters of surroundings that v2 has once`, found)
  return allOf([verdictIf(notes.length >= 500, 'too few quotes'), meets(found)])
}

/** The only place of these words, and of the ones on either side, in the new version. */
function placeOf(now: readonly Pages[], words: Pages['words'], from: number, length: number): TrueNote['truth'] {
  const [first, last] = [Math.max(0, from - 2), Math.min(words.length, from + length + 2)]
  const sought = words.slice(first, last).map(({ text }) => text)
  for (const page of now)
    for (let at = 0; at + sought.length <= page.words.length; at++)
      if (sought.every((text, k) => page.words[at + k]?.text === text)) {
        const start = at + from - first
        return { page: page.page, from: start, to: start + length - 1, pages: 1 }
      }
  return null
}

/** Papers nobody looked at while the rule was written; and, said only, papers made of a few sentences over and over. */
function otherSeeds(say: Say): Verdict {
  const verdicts: Verdict[] = []
  for (const style of ['words', 'sentences'] as const)
    for (const seed of [11, 12, 13]) {
      const revision = makeRevision(seed, style, 35_000)
      const [old, now] = [layOut(revision.old), layOut(revision.now)]
      const notes = notesOn(old, now, NOTES, seed)
      const found = tally(notes, now, carrier(old, now))
      sayTally(say, `seed ${seed}, paragraphs of drawn ${style}`, found)
      if (style === 'sentences') sayTally(say, '  the best fuzzy match alone', tally(notes, now, fuzzyOnly(now)))
      if (style === 'words') verdicts.push(meets(found))
    }
  return allOf(verdicts)
}

function sayTally(say: Say, name: string, sum: Tally, each?: number): void {
  const percent = (count: number) => `${((100 * count) / Math.max(1, sum.present)).toFixed(1)} %`
  say(
    `${name}: of ${sum.present} still present ${sum.right} moved right (${percent(sum.right)}), ${sum.misplaced} misplaced (${percent(sum.misplaced)}), ${sum.toCheck} to check, ${sum.orphaned} without a place; of ${sum.gone} that are not, ${sum.goneMoved} moved to others’ words${each === undefined ? '' : `; ${each.toFixed(1)} ms a note`}`,
  )
}

const meets = ({ present, right, misplaced, goneMoved }: Tally): Verdict =>
  verdictIf(
    right >= 0.85 * present && misplaced < 0.01 * present && goneMoved < 0.01 * present,
    `${right} of ${present} moved right, ${misplaced} misplaced, ${goneMoved} moved to others’ words`,
  )

import { compareTexts, type Place } from '../../../app/rules/word-diff/compare-texts.ts'
import { type Fate, revisedText, type Version } from '../../support/revised-text.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

const SEED = 20_261
const RIGHT = 0.98
const SECONDS = 2

export const check: Check = {
  name: 'compare',
  row: 'Two versions of a paper compared by words, Arabic included: inserted, deleted, moved and reworded, with their places in both.',
  bar: `The memorandum’s changes by name; of a 120-page revision at least ${RIGHT * 100} % of the words told as they were made, in under ${SECONDS} s.`,
  run: async (say) =>
    allOf([await proveByUnits(say, ['tests/rules/word-diff', 'tests/server/cli/compare.test.ts']), longRevision(say)]),
}

function longRevision(say: Say): Verdict {
  const { old, fresh } = revisedText(750, SEED)
  // Once before, so that the time is that of a server that has compared papers before.
  compareTexts(old.pages.slice(0, 5), fresh.pages.slice(0, 5))
  const started = performance.now()
  const { changes } = compareTexts(old.pages, fresh.pages)
  const seconds = (performance.now() - started) / 1000
  const told = { old: teller(old), fresh: teller(fresh) }
  for (const change of changes) {
    if ('old' in change) told.old.tell(change.old, change.kind)
    if ('new' in change) told.fresh.tell(change.new, change.kind)
  }
  const words = old.fates.length + fresh.fates.length
  const right = (told.old.right() + told.fresh.right()) / words
  say(`${old.pages.length} pages against ${fresh.pages.length}, ${words} words: ${changes.length} changes`)
  say(`${(right * 100).toFixed(2)} % of the words told as they were made, in ${seconds.toFixed(2)} s`)
  const long = old.pages.length >= 120 && fresh.pages.length >= 110
  return verdictIf(
    long && right >= RIGHT && seconds < SECONDS,
    `${old.pages.length} pages, ${(right * 100).toFixed(2)} % right, ${seconds.toFixed(2)} s`,
  )
}

function teller({ pages, fates }: Version) {
  const starts = new Map<number, number>()
  let words = 0
  for (const page of pages) {
    starts.set(page.page, words)
    words += page.words.length
  }
  const told: Fate[] = fates.map(() => 'same')
  return {
    tell: ({ parts }: Place, kind: Fate) => {
      for (const { page, from, to } of parts) told.fill(kind, starts.get(page)! + from, starts.get(page)! + to + 1)
    },
    right: () => told.filter((fate, index) => alike(fate, fates[index]!)).length,
  }
}

/** One word in the place of another is told as a rewording, or as one gone and one come. */
const alike = (told: Fate, made: Fate) =>
  told === made || (made === 'reworded' && (told === 'deleted' || told === 'inserted'))

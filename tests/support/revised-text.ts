// A long Arabic paper and its revision from a fixed seed, with the truth of what was done to each word.
import type { PageWords, Quad } from '../../app/rules/word-boxes/model.ts'
import { paperText } from './papers.ts'

export type Fate = 'same' | 'moved' | 'reworded' | 'deleted' | 'inserted'
/** `fates` names for every word of a version, page by page, what it is: told by who made the revision, not found by comparing. */
export type Version = { pages: PageWords[]; fates: Fate[] }

const PER_LINE = 11
const LINES = 32

/**
 * A tenth of the paragraphs deleted, a tenth moved, a tenth reworded (one word in eight), a twentieth new. Words come from a
 * real memorandum, as often as they stand there, with numbers among them.
 */
export function revisedText(paragraphs: number, seed: number): { old: Version; fresh: Version } {
  const random = generator(seed)
  const vocabulary = paperText('memo-digital-government-v1.txt').split(/\s+/)
  const word = () =>
    random() < 0.04 ? String(Math.floor(random() * 9_000)) : vocabulary[Math.floor(random() * vocabulary.length)]!
  const paragraph = () => Array.from({ length: 25 + Math.floor(random() * 60) }, word)
  const old: [string, Fate][][] = []
  const kept: [string, Fate][][] = []
  const moving: [string, Fate][][] = []
  for (let n = 0; n < paragraphs; n++) {
    const words = paragraph()
    const fate = random()
    const marked = (as: Fate) => words.map((text): [string, Fate] => [text, as])
    if (fate < 0.1) old.push(marked('deleted'))
    else if (fate < 0.2) {
      old.push(marked('moved'))
      moving.push(marked('moved'))
    } else if (fate < 0.3) {
      const touched = words.map(() => random() < 0.125)
      old.push(words.map((text, at) => [text, touched[at] ? 'reworded' : 'same']))
      kept.push(words.map((text, at) => (touched[at] ? [`${word()}${at}`, 'reworded'] : [text, 'same'])))
    } else {
      old.push(marked('same'))
      kept.push(marked('same'))
    }
    if (random() < 0.05) kept.push(paragraph().map((text) => [text, 'inserted']))
  }
  for (const one of moving) kept.splice(Math.floor(random() * (kept.length + 1)), 0, one)
  return { old: version(old), fresh: version(kept) }
}

function version(paragraphs: [string, Fate][][]): Version {
  const pages: PageWords[] = []
  let line = 0
  let page: PageWords | undefined
  for (const paragraph of paragraphs) {
    for (const [at, [text]] of paragraph.entries()) {
      if (at % PER_LINE === 0) line++
      if (!page || line > LINES) {
        line = 1
        page = { page: pages.length + 1, words: [] }
        pages.push(page)
      }
      const [x, y] = [520 - 42 * (at % PER_LINE), 780 - 22 * line]
      const quad: Quad = [x, y + 10, x + 40, y + 10, x, y - 3, x + 40, y - 3]
      page.words.push({ text, quads: [quad], line, dir: 'rtl' })
    }
  }
  return { pages, fates: paragraphs.flat().map(([, fate]) => fate) }
}

/** mulberry32, by T. Ettinger: the same numbers from the same seed on every machine. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// A long paper and its revision from a seed, with notes whose right places are known: paragraphs taken out, moved, reworded and
// put in. Words come from the texts of tests/vectors/papers.
import { quoteOf } from '../../app/rules/anchor/quote.ts'
import type { PageWords, Quad, Word } from '../../app/rules/word-boxes/model.ts'
import { paperText } from './papers.ts'

export type Style = 'words' | 'sentences'
type Token = { text: string; id: number }
type Paragraph = Token[]
export type Revision = { old: Paragraph[]; now: Paragraph[] }
export type Random = () => number

/** mulberry32: the same numbers for the same seed everywhere. */
export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SOURCES = ['memo-digital-government-v1.txt', 'arabic-minutes-typst.txt']
const pick = <T>(draw: Random, from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T
const between = (draw: Random, low: number, high: number) => low + Math.floor(draw() * (high - low + 1))

/** 10 % of the paragraphs are taken out, 10 % moved, 10 % reworded; 5 % are new. */
export function makeRevision(seed: number, style: Style, words: number): Revision {
  const draw = random(seed)
  let next = 0
  const token = (text: string): Token => ({ text, id: next++ })
  const text = SOURCES.map(paperText).join('\n')
  const vocabulary = text.split(/\s+/).filter((word) => /\p{Script=Arabic}/u.test(word))
  const sentences = vocabulary
    .join(' ')
    .split(/(?<=[.،])\s/)
    .map((one) => one.split(' '))
    .filter((one) => one.length > 3)
  const sentence = () =>
    style === 'sentences'
      ? pick(draw, sentences)
      : Array.from({ length: between(draw, 8, 25) }, () => pick(draw, vocabulary))
  const paragraph = (): Paragraph =>
    Array.from({ length: between(draw, 2, 6) }, sentence)
      .flat()
      .map(token)
  const old: Paragraph[] = []
  for (let length = 0; length < words; length += (old.at(-1) as Paragraph).length) old.push(paragraph())
  const fates = old.map(() => draw())
  const now = old
    .filter((_, at) => fates[at]! >= 0.2)
    .map((one) => {
      const at = old.indexOf(one)
      return fates[at]! < 0.3 ? reworded(one, draw, () => token(pick(draw, vocabulary))) : one
    })
  for (const [at, one] of old.entries())
    if (fates[at]! >= 0.1 && fates[at]! < 0.2) now.splice(Math.floor(draw() * now.length), 0, one)
  for (let added = 0; added < old.length * 0.05; added++) now.splice(Math.floor(draw() * now.length), 0, paragraph())
  return { old, now }
}

/** Some words become others, some go, some come. */
function reworded(paragraph: Paragraph, draw: Random, fresh: () => Token): Paragraph {
  const part = 0.1 + 0.2 * draw()
  return paragraph.flatMap((word) => {
    if (draw() >= part) return [word]
    const how = draw()
    return how < 0.6 ? [fresh()] : how < 0.8 ? [] : [word, fresh()]
  })
}

/** Pages of word boxes; `ids` names the token of each word. */
export type Pages = PageWords & { ids: (number | null)[] }
const [WIDTH, LINES, LINE] = [500, 27, 25]

export function layOut(paragraphs: Paragraph[]): Pages[] {
  const lines: Token[][] = []
  for (const paragraph of paragraphs) {
    let [line, used] = [[] as Token[], 0]
    for (const word of paragraph) {
      const width = 6 * word.text.length + 5
      if (used + width > WIDTH) {
        lines.push(line)
        ;[line, used] = [[], 0]
      }
      line.push(word)
      used += width
    }
    lines.push(line)
  }
  const pages: Pages[] = []
  for (let first = 0; first < lines.length; first += LINES) {
    const page = pages.length + 1
    const all: { words: { text: string; id: number | null }[] }[] = [
      { words: ['مذكرة', 'للعرض', 'على', 'المجلس'].map((text) => ({ text, id: null })) },
      ...lines.slice(first, first + LINES).map((words) => ({ words })),
      {
        words: [
          { text: `صفحة`, id: null },
          { text: String(page), id: null },
        ],
      },
    ]
    const words: Word[] = []
    const ids: (number | null)[] = []
    all.forEach(({ words: row }, line) => {
      let x = 550
      for (const { text, id } of row) {
        const [right, left, top, bottom] = [x, x - 6 * text.length, 780 - line * LINE, 765 - line * LINE]
        const quad: Quad = [left, top, right, top, left, bottom, right, bottom]
        words.push({ text, quads: [quad], line, dir: 'rtl' })
        ids.push(id)
        x = left - 5
      }
    })
    pages.push({ page, words, ids })
  }
  return pages
}

export type TrueNote = {
  id: string
  page: number
  exact: string
  prefix: string
  suffix: string
  ids: number[]
  /** Where its words stand in the revision, all of them in a row; null when they do not. */
  truth: { page: number; from: number; to: number; pages: number } | null
}

/** Notes of 1 to 14 words anywhere on the old pages, never across two. */
export function notesOn(old: Pages[], now: Pages[], count: number, seed: number): TrueNote[] {
  const draw = random(seed)
  const homes = new Map<number, { page: number; index: number; order: number }>()
  let order = 0
  for (const { page, ids } of now)
    for (const [index, id] of ids.entries()) if (id !== null) homes.set(id, { page, index, order: order++ })
  const notes: TrueNote[] = []
  while (notes.length < count) {
    const { page, words, ids } = pick(draw, old)
    const from = Math.floor(draw() * words.length)
    const to = from + between(draw, 0, 13)
    const quoted = ids.slice(from, to + 1)
    if (to >= words.length || quoted.includes(null)) continue
    const places = quoted.map((id) => homes.get(id as number))
    const [first] = places
    const inRow = first && places.every((place, at) => place?.order === first.order + at)
    const pages = new Set(places.map((place) => place?.page))
    const truth = inRow
      ? { page: first.page, from: first.index, to: (places.at(-1) as typeof first).index, pages: pages.size }
      : null
    notes.push({ id: `n${notes.length}`, page, ...quoteOf(words, from, to), ids: quoted as number[], truth })
  }
  return notes
}

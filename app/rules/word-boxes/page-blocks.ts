// A page as it is read aloud: headings, paragraphs and tables of its words, in reading order. Source: the house's paper rules, the
// reading view for screen readers. Judged from the word boxes alone: size of type, space between lines, cells on one line.
import type { Direction, Quad, Word } from './model.ts'

/** Words of one language that follow each other; null for digits and signs, which are read in the language around them. */
export type Run = { text: string; lang: 'ar' | 'en' | null }
export type Block =
  | { kind: 'heading'; level: 2 | 3; dir: Direction; runs: Run[] }
  | { kind: 'paragraph'; dir: Direction; runs: Run[] }
  | { kind: 'table'; dir: Direction; rows: Run[][][] }

export function pageBlocks(words: readonly Word[]): Block[] {
  const lines = linesOf(words)
  const usual = medianSize(lines)
  const headings = [...new Set(lines.filter((line) => isHeading(line, usual)).map(roundedSize))].sort((a, b) => b - a)
  return groupsOf(lines, usual).map((group): Block => {
    if (group.rows) {
      const dir = directionOf(group.lines.flatMap((cell) => cell.words))
      return { kind: 'table', dir, rows: group.rows.map((row) => row.map((cell) => runsOf([cell]))) }
    }
    const own = group.lines
    const dir = directionOf(own.flatMap((line) => line.words))
    return isHeading(own[0]!, usual)
      ? { kind: 'heading', level: headings[0] === roundedSize(own[0]!) ? 2 : 3, dir, runs: runsOf(own) }
      : { kind: 'paragraph', dir, runs: runsOf(own) }
  })
}

/** For each word the number of the heading, the paragraph or the table's row in which it stands, from 0 on its page. */
export function paragraphOfWords(words: readonly Word[]): Int32Array {
  const lines = linesOf(words)
  const numbers = new Map<Word, number>()
  const own = groupsOf(lines, medianSize(lines)).flatMap((group) => group.rows ?? [group.lines])
  for (const [number, each] of own.entries())
    for (const line of each) for (const word of line.words) numbers.set(word, number)
  let last = 0
  // A word without a place stands where the one before it does.
  return Int32Array.from(words, (word) => {
    last = numbers.get(word) ?? last
    return last
  })
}

/** Lines that are one block; a table's by its rows. */
type Group = { lines: Line[]; rows: Line[][] | null }

function groupsOf(lines: readonly Line[], usual: number): Group[] {
  const groups: Group[] = []
  let at = 0
  while (at < lines.length) {
    const rows = rowsFrom(lines, at)
    let end = at + rows.flat().length
    if (rows.length < 2) {
      end = at + 1
      while (end < lines.length && isSameBlock(lines, at, end, usual)) end++
    }
    groups.push({ lines: lines.slice(at, end), rows: rows.length < 2 ? null : rows })
    at = end
  }
  return groups
}

/** In the frame of the line's own baseline: `from` and `to` along it, `base` across it. */
type Line = { words: Word[]; angle: number; from: number; to: number; base: number; size: number }

function linesOf(words: readonly Word[]): Line[] {
  const lines = new Map<number, Word[]>()
  for (const word of words) {
    if (word.quads.length === 0) continue
    const line = lines.get(word.line)
    if (line) line.push(word)
    else lines.set(word.line, [word])
  }
  return [...lines.values()].map((own) => {
    const quads = own.flatMap((word) => word.quads)
    const [x1, y1, x2, y2] = quads[0]!
    const angle = Math.atan2(y2 - y1, x2 - x1)
    const along = (x: number, y: number) => x * Math.cos(angle) + y * Math.sin(angle)
    const across = (x: number, y: number) => y * Math.cos(angle) - x * Math.sin(angle)
    return {
      words: own,
      angle,
      from: Math.min(...quads.map((quad) => along(quad[4], quad[5]))),
      to: Math.max(...quads.map((quad) => along(quad[6], quad[7]))),
      base: across(quads[0]![4], quads[0]![5]),
      size: Math.max(...quads.map(height)),
    }
  })
}

const height = ([x1, y1, , , x3, y3]: Quad) => Math.hypot(x1 - x3, y1 - y3)
const roundedSize = (line: Line) => Math.round(line.size)

function medianSize(lines: readonly Line[]): number {
  const sizes = lines.flatMap((line) => line.words.map(() => line.size)).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 1
}

const isHeading = (line: Line, usual: number) => line.size >= 1.15 * usual && line.words.length <= 14

/** Rows of a table that begins here: lines that stand side by side, as many in each row as in the first. */
function rowsFrom(lines: readonly Line[], at: number): Line[][] {
  const rows: Line[][] = []
  for (let next = at; ; ) {
    let end = next + 1
    while (end < lines.length && isBeside(lines[end - 1]!, lines[end]!)) end++
    const row = lines.slice(next, end)
    if (row.length < 2 || row.length !== (rows[0]?.length ?? row.length)) return rows
    rows.push(row)
    next = end
  }
}

const isBeside = (a: Line, b: Line) =>
  sameAngle(a, b) && Math.abs(a.base - b.base) < 0.3 * Math.max(a.size, b.size) && (b.from > a.to || b.to < a.from)

const sameAngle = (a: Line, b: Line) => Math.abs(a.angle - b.angle) < 0.01

/** Whether line `end` goes on with the block of `start`: same type, close below, the line before full, no list's mark before it. */
function isSameBlock(lines: readonly Line[], start: number, end: number, usual: number): boolean {
  const [before, line] = [lines[end - 1]!, lines[end]!]
  const down = before.base - line.base
  if (!sameAngle(before, line) || Math.abs(before.size - line.size) > 0.12 * line.size) return false
  if (down < 0.3 * line.size || down > 1.9 * line.size || line.from > before.to || line.to < before.from) return false
  if (isHeading(before, usual)) return isHeading(line, usual)
  if (LIST_MARK.test(line.words[0]!.text)) return false
  const own = lines.slice(start, end + 1)
  const [from, to] = [Math.min(...own.map((each) => each.from)), Math.max(...own.map((each) => each.to))]
  const isShort = directionOf(before.words) === 'rtl' ? before.from - from : to - before.to
  return isShort < 0.15 * (to - from)
}

const LIST_MARK = /^([•▪●◦–*-]|\(?[\p{L}\p{N}]{1,3}[).\-–])$/u

export function directionOf(words: readonly Word[]): Direction {
  return words.filter((word) => word.dir === 'rtl').length * 2 >= words.length ? 'rtl' : 'ltr'
}

function runsOf(lines: readonly Line[]): Run[] {
  const runs: Run[] = []
  let divided = false
  for (const [index, line] of lines.entries())
    for (const [at, word] of line.words.entries()) {
      const lang = languageOf(word)
      const last = runs.at(-1)
      const joins = divided && at === 0
      // A word divided at the line's end is read as one.
      divided = at === line.words.length - 1 && index < lines.length - 1 && /\p{L}{2}[-\u2010]$/u.test(word.text)
      const text = divided ? word.text.slice(0, -1) : word.text
      if (last && (last.lang === lang || lang === null || last.lang === null)) {
        last.text += joins ? text : ` ${text}`
        last.lang ??= lang
      } else runs.push({ text, lang })
    }
  return runs
}

function languageOf({ text, dir }: Word): Run['lang'] {
  if (dir === 'rtl' && /\p{L}/u.test(text)) return 'ar'
  return /\p{Script=Latin}/u.test(text) ? 'en' : null
}

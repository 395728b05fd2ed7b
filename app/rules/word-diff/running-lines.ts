// Headers, footers and page numbers: a line at the head or foot of several pages that differs only by the page's number. When text
// flows on to other pages they come to stand between other words, which is no change of the text.
import { fold } from '../arabic.ts'
import type { PageWords, Word } from '../word-boxes/model.ts'

/** Two lines at the head, two at the foot. */
const LINES = 2
/** Points by which the same line may lie higher or lower on another page. */
const DRIFT = 3

export type RunningLine = { page: number; line: number }
type Line = RunningLine & { y: number; text: string; numbers: number[] }

/** The first of each running line, and those that repeat one of an earlier page. */
export function runningLines(pages: readonly PageWords[]): { firsts: RunningLine[]; repeats: RunningLine[] } {
  const known = new Map<string, Line[]>()
  const firsts = new Set<Line>()
  const repeats: RunningLine[] = []
  for (const { page, words } of pages)
    for (const line of edgeLines(page, words)) {
      const alike = known.get(line.text) ?? []
      known.set(line.text, alike)
      const first = alike.find((other) => other.page !== page && repeatedBy(other, line))
      if (first) {
        firsts.add(first)
        repeats.push(line)
      } else alike.push(line)
    }
  return { firsts: [...firsts], repeats }
}

function edgeLines(page: number, words: readonly Word[]): Line[] {
  const lines = new Map<number, Word[]>()
  for (const word of words) {
    const line = lines.get(word.line)
    if (line) line.push(word)
    else lines.set(word.line, [word])
  }
  const all = [...lines].map(([line, own]) => ({ line, own, y: own[0]!.quads[0]?.[5] ?? 0 })).sort((a, b) => a.y - b.y)
  const edge = all.length <= 2 * LINES ? all : [...all.slice(0, LINES), ...all.slice(-LINES)]
  return edge.map(({ line, own, y }) => {
    const numbers: number[] = []
    const text = fold(own.map((word) => word.text).join(' ')).replace(/\d+/g, (digits) => {
      numbers.push(Number(digits))
      return '#'
    })
    return { page, line, y, text, numbers }
  })
}

/** A sum of money at the foot of two pages is no page number: each number is the same, or grows with the page. */
function repeatedBy(first: Line, line: Line): boolean {
  return (
    Math.abs(first.y - line.y) <= DRIFT &&
    line.numbers.every((number, index) => {
      const grown = number - first.numbers[index]!
      return grown === 0 || grown === line.page - first.page
    })
  )
}

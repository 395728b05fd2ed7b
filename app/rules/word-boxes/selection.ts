// Selecting by word boxes: which word is under a point, and the boxes that a run of words covers. Used by the reader for
// selection, highlights and search hits, in both writing directions and on rotated text. Source: the word-box model.
import type { Quad, Word } from './model.ts'

/** The index of the word at a point in page space, or the nearest one within about a line's height; null in white space. */
export function wordAt(words: readonly Word[], x: number, y: number): number | null {
  let best: number | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  words.forEach((word, index) => {
    for (const quad of word.quads) {
      const box = boxOf(quad)
      const [along, up] = [x * box.cos + y * box.sin, -x * box.sin + y * box.cos]
      const distance = Math.hypot(
        Math.max(box.from - along, along - box.to, 0),
        // Leaving the line counts double: a finger beside a line means that line.
        2 * Math.max(box.low - up, up - box.high, 0),
      )
      if (distance < bestDistance && distance <= 1.5 * (box.high - box.low)) {
        best = index
        bestDistance = distance
      }
    }
  })
  return best
}

/** The words from one index to another, both included, whichever comes first. */
export function wordsBetween<T>(words: readonly T[], from: number, to: number): T[] {
  return words.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)
}

/** The text of a run of words: a space between words, nothing else (line breaks mean nothing in a quotation). */
export function textOfWords(words: readonly Word[], from: number, to: number): string {
  return wordsBetween(words, from, to)
    .map((word) => word.text)
    .join(' ')
}

export type WordsAround = { before: string; text: string; after: string }

/** A run of words with a few of its neighbours, for a list of places. */
export function inContext(words: readonly Word[], { from, to }: { from: number; to: number }): WordsAround {
  const text = (first: number, last: number) => (last < 0 || first > last ? '' : textOfWords(words, first, last))
  return { before: text(from - 5, from - 1), text: text(from, to), after: text(to + 1, to + 6) }
}

/**
 * The quads that cover a run of words: one for each stretch of a line. A line of two directions may need two, for words that
 * are read one after the other can stand apart; no quad covers a word that was not chosen.
 */
export function quadsOfWords(words: readonly Word[], from: number, to: number): Quad[] {
  const [first, last] = [Math.max(0, Math.min(from, to)), Math.min(words.length - 1, Math.max(from, to))]
  const lines = new Map<number, { quad: Quad; chosen: boolean }[]>()
  const wanted = new Set(words.slice(first, last + 1).map((word) => word.line))
  words.forEach((word, index) => {
    if (!wanted.has(word.line)) return
    const line = lines.get(word.line) ?? []
    for (const quad of word.quads) line.push({ quad, chosen: index >= first && index <= last })
    lines.set(word.line, line)
  })
  return [...lines.values()].flatMap(joined)
}

function joined(line: { quad: Quad; chosen: boolean }[]): Quad[] {
  const boxes = line.map(({ quad, chosen }) => ({ ...boxOf(quad), chosen })).sort((a, b) => a.from - b.from)
  const out: QuadBox[] = []
  let open: QuadBox | null = null
  for (const box of boxes) {
    if (!box.chosen) open = null
    else if (open) {
      open.to = Math.max(open.to, box.to)
      open.low = Math.min(open.low, box.low)
      open.high = Math.max(open.high, box.high)
    } else {
      open = { ...box }
      out.push(open)
    }
  }
  return out.map(quadFrom)
}

type QuadBox = { cos: number; sin: number; from: number; to: number; low: number; high: number }

/** A quad in the frame of its own baseline. */
function boxOf(quad: Quad): QuadBox {
  const [x1, y1, x2, y2, x3, y3] = quad
  const width = Math.hypot(x2 - x1, y2 - y1)
  // Without width the direction is taken from the height, a quarter turn away.
  const height = Math.hypot(x1 - x3, y1 - y3) || 1
  const [cos, sin] = width > 0 ? [(x2 - x1) / width, (y2 - y1) / width] : [(y1 - y3) / height, -(x1 - x3) / height]
  return {
    cos,
    sin,
    from: x1 * cos + y1 * sin,
    to: x2 * cos + y2 * sin,
    low: -x3 * sin + y3 * cos,
    high: -x1 * sin + y1 * cos,
  }
}

function quadFrom({ cos, sin, from, to, low, high }: QuadBox): Quad {
  const point = (along: number, up: number) => [along * cos - up * sin, along * sin + up * cos]
  return [point(from, high), point(to, high), point(from, low), point(to, low)]
    .flat()
    .map((value) => Math.round(value * 100) / 100) as Quad
}

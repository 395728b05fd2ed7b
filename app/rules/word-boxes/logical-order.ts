// Undoing the Unicode Bidirectional Algorithm: from what stands on a line, left to right, to the order in which it is read.
// Source: UAX #9 (W2–W7, N0–N1, L2) read backwards. Display loses information, so where two readings give the same picture the
// commoner one is taken: a number right of a Latin word belongs to its run ("TB-2026/017"), and in a left-to-right line a
// European number beside an Arabic run stays outside it.
import type { BidiClass } from './bidi-class.ts'
import { isStrongRight } from './bidi-class.ts'
import type { Direction } from './model.ts'

/** `at` is the visual position, counted from the left; `rtl` says that it was read leftwards (so its brackets are mirrored). */
export type Placed = { at: number; rtl: boolean }
/** `pair`: +1 for an opening bracket as drawn, −1 for a closing one, 0 otherwise. `trails`: a sign written behind its number. */
export type Visual = { kind: BidiClass; pair: number; trails?: boolean }

/** The last strong letter before a place: Arabic, another, or none in its paragraph. Lines after the first begin with one. */
export type Context = 'start' | 'AL' | 'other'

export function logicalOrder(line: readonly Visual[], base: Direction, after: Context = 'start'): Placed[] {
  return base === 'rtl' ? leftwards(line, 0, line.length - 1, after) : rightwards(line)
}

/** A left-to-right line: only its right-to-left runs are turned round. */
function rightwards(line: readonly Visual[]): Placed[] {
  const out: Placed[] = []
  let at = 0
  while (at < line.length) {
    if (!startsRun(line[at]!)) {
      out.push({ at: at++, rtl: false })
      continue
    }
    let last = at
    for (let i = at; i < line.length && line[i]!.kind !== 'L'; i++) if (startsRun(line[i]!)) last = i
    last = withClosing(line, at, last)
    out.push(...leftwards(line, at, last, 'start'))
    at = last + 1
  }
  return out
}

const startsRun = (unit: Visual) => isStrongRight(unit.kind) || unit.kind === 'AN'

/** The part [from, to] of a line read from the right, with its Latin words and numbers read from the left. */
function leftwards(line: readonly Visual[], from: number, to: number, after: Context): Placed[] {
  const out: Placed[] = []
  let context = after
  let at = to
  while (at >= from) {
    const kind = line[at]!.kind
    const start = isStrongRight(kind) ? at : runStart(line, from, at, context)
    if (start < at || (start === at && (kind === 'L' || kind === 'EN' || kind === 'AN'))) {
      for (let i = start; i <= at; i++) out.push({ at: i, rtl: false })
      if (line.slice(start, at + 1).some((unit) => unit.kind === 'L')) context = 'other'
    } else {
      out.push({ at, rtl: true })
      if (kind === 'AL') context = 'AL'
      else if (kind === 'R') context = 'other'
    }
    at = Math.min(start, at) - 1
  }
  return out
}

/** Where the left-to-right run that ends at `end` begins; `end` itself if nothing but that unit belongs to it. */
function runStart(line: readonly Visual[], from: number, end: number, context: Context): number {
  return (
    latinStart(line, from, end, context) ?? bracketedStart(line, from, end) ?? numberStart(line, from, end, context)
  )
}

function latinStart(line: readonly Visual[], from: number, end: number, context: Context): number | null {
  let edge = end
  while (edge > from && !startsRun(line[edge - 1]!)) edge--
  let first = edge
  while (first <= end && line[first]!.kind !== 'L') first++
  if (first > end) return null
  let last = first
  for (let i = first; i <= end; i++) {
    const kind = line[i]!.kind
    if (kind === 'L' || kind === 'EN' || (kind === 'ET' && line[i - 1]!.kind === 'EN')) last = i
  }
  last = withClosing(line, first, last, end)
  if (last < end) return null
  while (first > edge && line[first - 1]!.kind === 'EN') first--
  // Where Latin words went before, on the line above, a number after them is part of their run (W7).
  if (context === 'other') for (let i = edge; i < first; i++) if (line[i]!.kind === 'EN') return i
  return first
}

/** A line may begin with Latin words in brackets, which belong to the Latin words before the line's end (N0). */
function bracketedStart(line: readonly Visual[], from: number, end: number): number | null {
  let depth = 0
  let hasLatin = false
  for (let i = end; i >= from && !startsRun(line[i]!); i--) {
    depth -= line[i]!.pair
    hasLatin ||= line[i]!.kind === 'L'
    if (depth <= 0) return hasLatin && i < end ? i : null
  }
  return null
}

/** A closing bracket right after a run belongs to it when the run holds its opening one (N0). */
function withClosing(line: readonly Visual[], first: number, last: number, limit = line.length - 1): number {
  let depth = 0
  for (let i = first; i <= last; i++) depth = Math.max(0, depth + line[i]!.pair)
  let end = last
  while (depth > 0 && end < limit && line[end + 1]!.pair === -1) {
    depth--
    end++
  }
  return end
}

/**
 * The start of the number that ends at `end`. After an Arabic letter a European number counts as an Arabic one (W2), so only
 * one comma, point, slash or colon joins its groups (W4); elsewhere + and - do too, and currency and per-cent signs (W5).
 */
function numberStart(line: readonly Visual[], from: number, end: number, context: Context): number {
  const european = (i: number) => line[i]?.kind === 'EN' && context !== 'AL'
  const isDigit = (i: number) => i >= from && (line[i]?.kind === 'EN' || line[i]?.kind === 'AN')
  let tail = end
  while (tail > from && line[tail]!.kind === 'ET') tail--
  if (tail < end && !european(tail)) tail = end
  if (!isDigit(tail)) return end
  let start = tail
  for (;;) {
    if (isDigit(start - 1)) start -= 1
    else if (isDigit(start - 2) && joins(line[start - 1]!.kind, european(start) && european(start - 2))) start -= 2
    else break
  }
  // At the start of a paragraph "82%" and "%82" look alike, as "$5" and "5$" do.
  const leads = (unit: Visual) => unit.kind === 'ET' && !(unit.trails && context === 'start')
  if (european(start)) while (start > from && leads(line[start - 1]!)) start--
  return start
}

const joins = (kind: BidiClass, plusMinus: boolean) => kind === 'CS' || (plusMinus && kind === 'ES')

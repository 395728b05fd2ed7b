// The order of a page: tables cell by cell, columns one after the other in the page's direction, everything else from top to
// bottom. Judged from geometry alone; tagged structure in files is too often wrong to be trusted.
import type { Chunk } from './chunks.ts'
import type { Extent, Gutter } from './gutters.ts'
import { guttersOf } from './gutters.ts'
import type { Direction, Ruling } from './model.ts'
import type { Table } from './tables.ts'
import { tablesOf } from './tables.ts'

/** Groups of chunks in reading order; each group (a column's part, a cell) is read line by line. */
export function readingOrder(chunks: readonly Chunk[], rulings: readonly Ruling[], direction: Direction): Chunk[][] {
  const { tables, rest } = tablesOf(chunks, rulings, direction)
  const blocks: Block[] = [
    ...rest.map((chunk) => ({ ...extent(chunk), chunk })),
    ...tables.map((table) => ({ ...table, table })),
  ]
  return region(blocks, direction, 0)
}

type Block = Extent & ({ chunk: Chunk; table?: undefined } | { table: Table; chunk?: undefined })

const extent = ({ x0, x1, y0, y1 }: Extent): Extent => ({ x0, x1, y0, y1 })

function region(blocks: readonly Block[], direction: Direction, depth: number): Chunk[][] {
  const columns = depth < 8 && blocks.length > 3 ? split(blocks, direction) : null
  if (columns) return columns.filter((part) => part.length > 0).flatMap((part) => region(part, direction, depth + 1))
  return byTables(blocks)
}

/** Above the columns, each column, below them; null where no gutter parts columns of prose. */
function split(blocks: readonly Block[], direction: Direction): Block[][] | null {
  const chunks = blocks.flatMap((block) => block.chunk ?? [])
  if (chunks.length < 4) return null
  const em = median(chunks.map((chunk) => chunk.size))
  for (const gutter of guttersOf(blocks, em).slice(0, 12)) {
    const whole = sides(blocks, gutter)
    if (!areColumns(whole.left, whole.right, em)) continue
    const band = proseBand(whole, gutter, em)
    const { left, right } = sides(blocks, band)
    const others = blocks.filter((block) => !inside(block, band))
    const above = others.filter((block) => (block.y0 + block.y1) / 2 > (band.y0 + band.y1) / 2)
    const below = others.filter((block) => (block.y0 + block.y1) / 2 <= (band.y0 + band.y1) / 2)
    return direction === 'rtl' ? [above, right, left, below] : [above, left, right, below]
  }
  return null
}

function sides(blocks: readonly Block[], gutter: Gutter) {
  const inBand = blocks.filter((block) => inside(block, gutter))
  const middle = (gutter.x0 + gutter.x1) / 2
  return {
    left: inBand.filter((block) => centre(block) < middle),
    right: inBand.filter((block) => centre(block) >= middle),
  }
}

/** A gutter may run on through a heading or a table below the columns: the band ends where prose has ended on both sides. */
function proseBand({ left, right }: ReturnType<typeof sides>, gutter: Gutter, em: number): Gutter {
  const prose = [left, right].flatMap((side) => measure(side, em)?.filled ?? [])
  let low = Math.min(...prose)
  let high = Math.max(...prose)
  const all = [...left, ...right].flatMap((block) => block.chunk?.baseline ?? []).sort((a, b) => a - b)
  for (const y of all) if (y > high && y - high < 1.9 * em) high = y
  for (const y of all.reverse()) if (y < low && low - y < 1.9 * em) low = y
  return { ...gutter, y0: Math.max(gutter.y0, low - 0.4 * em), y1: Math.min(gutter.y1, high + em) }
}

const centre = (box: Extent) => (box.x0 + box.x1) / 2

function inside(block: Extent, gutter: Gutter): boolean {
  const y = (block.y0 + block.y1) / 2
  return y > gutter.y0 && y < gutter.y1
}

/**
 * Columns of prose against the cells of a table: prose fills its column's width line after line. Where only one side does,
 * the other is a column too (a figure, a listing) unless its lines stand on the prose's own baselines, as cells do.
 */
function areColumns(left: readonly Block[], right: readonly Block[], em: number): boolean {
  const a = measure(left, em)
  const b = measure(right, em)
  if (!a || !b) return false
  if (a.prose && b.prose) return true
  const [prose, other] = a.prose ? [a, b] : [b, a]
  if (!prose.prose || prose.lines.length < 6 || other.width < 6 * em) return false
  const shared = other.lines.filter((y) => prose.lines.some((each) => Math.abs(each - y) < 0.15 * em)).length
  return shared < 0.8 * other.lines.length
}

function measure(blocks: readonly Block[], em: number) {
  const chunks = blocks.flatMap((block) => block.chunk ?? [])
  if (chunks.length === 0) return null
  const x0 = Math.min(...chunks.map((chunk) => chunk.x0))
  const width = Math.max(...chunks.map((chunk) => chunk.x1)) - x0
  const lines = new Map<number, { covered: number; letters: number; y: number }>()
  for (const chunk of chunks) {
    const key = Math.round(chunk.baseline / (em / 3))
    const line = lines.get(key) ??
      lines.get(key - 1) ??
      lines.get(key + 1) ?? { covered: 0, letters: 0, y: chunk.baseline }
    line.covered += chunk.x1 - chunk.x0
    line.letters += chunk.units.length
    lines.set(key, line)
  }
  const all = [...new Set(lines.values())]
  const filled = all.filter((line) => line.covered > 0.7 * width && line.letters >= 18)
  return {
    width,
    lines: all.map((line) => line.y),
    filled: filled.map((line) => line.y),
    prose: all.length >= 3 && filled.length >= 0.5 * all.length,
  }
}

/** Without columns: everything above a table, its cells, and what follows. */
function byTables(blocks: readonly Block[]): Chunk[][] {
  const tables = blocks.filter((block) => block.table).sort((a, b) => b.y1 - a.y1)
  let chunks = blocks.flatMap((block) => block.chunk ?? [])
  const groups: Chunk[][] = []
  for (const { table, y0, y1 } of tables) {
    const above = chunks.filter((chunk) => chunk.baseline > (y0 + y1) / 2)
    if (above.length > 0) groups.push(above)
    chunks = chunks.filter((chunk) => chunk.baseline <= (y0 + y1) / 2)
    groups.push(...table!.cells)
  }
  if (chunks.length > 0) groups.push(chunks)
  return groups
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 1
}

// Ruled tables: the cells that drawn lines enclose, in the order in which they are read (rows from the top, cells of a row in
// the direction of the page).
import type { Chunk } from './chunks.ts'
import type { Direction, Ruling } from './model.ts'

export type Table = { x0: number; x1: number; y0: number; y1: number; cells: Chunk[][] }

const TOUCH = 3

/** The tables among the chunks; the chunks inside them leave `rest`. */
export function tablesOf(chunks: readonly Chunk[], rulings: readonly Ruling[], direction: Direction) {
  const tables: Table[] = []
  let rest = [...chunks]
  for (const grid of gridsOf(rulings)) {
    const inside = rest.filter((chunk) => within(chunk, grid))
    const cells = cellsOf(inside, grid, direction)
    // One cell is a frame around text, not a table.
    if (cells.length < 2) continue
    rest = rest.filter((chunk) => !within(chunk, grid))
    tables.push({ x0: grid.xs[0]!, x1: grid.xs.at(-1)!, y0: grid.ys[0]!, y1: grid.ys.at(-1)!, cells })
  }
  return { tables, rest }
}

type Grid = { xs: number[]; ys: number[]; level: Ruling[]; upright: Ruling[] }

/** Connected rulings that make at least two rows or two columns. */
function gridsOf(rulings: readonly Ruling[]): Grid[] {
  const level = merged(rulings.filter((line) => line.y2 - line.y1 < line.x2 - line.x1))
  const upright = merged(rulings.filter((line) => line.y2 - line.y1 >= line.x2 - line.x1).map(flip)).map(flip)
  const groups: { level: Ruling[]; upright: Ruling[] }[] = []
  const open = new Set(upright)
  const pending = new Set(level)
  for (const first of level) {
    if (!pending.delete(first)) continue
    const group = { level: [first], upright: [] as Ruling[] }
    for (let i = 0, j = 0; i < group.level.length || j < group.upright.length; ) {
      if (i < group.level.length) {
        const line = group.level[i++]!
        for (const other of open) if (cross(line, other) && open.delete(other)) group.upright.push(other)
      } else {
        const line = group.upright[j++]!
        for (const other of pending) if (cross(other, line) && pending.delete(other)) group.level.push(other)
      }
    }
    groups.push(group)
  }
  return groups
    .map((group) => ({
      ...group,
      xs: distinct(group.upright.map((line) => line.x1)),
      ys: distinct(group.level.map((line) => line.y1)),
    }))
    .filter((grid) => grid.xs.length >= 2 && grid.ys.length >= 2 && grid.xs.length + grid.ys.length >= 5)
}

/** Collinear pieces joined: programs draw a border cell by cell. All lines are level here. */
function merged(lines: readonly Ruling[]): Ruling[] {
  const out: Ruling[] = []
  const sorted = [...lines].sort((a, b) => Math.round(a.y1) - Math.round(b.y1) || a.x1 - b.x1)
  for (const line of sorted) {
    const last = out.at(-1)
    if (last && Math.abs(last.y1 - line.y1) <= 1 && line.x1 <= last.x2 + TOUCH) last.x2 = Math.max(last.x2, line.x2)
    else out.push({ ...line })
  }
  return out.filter((line) => line.x2 - line.x1 > 8)
}

const flip = (line: Ruling): Ruling => ({ x1: line.y1, y1: line.x1, x2: line.y2, y2: line.x2 })

const cross = (level: Ruling, upright: Ruling) =>
  upright.x1 >= level.x1 - TOUCH &&
  upright.x1 <= level.x2 + TOUCH &&
  level.y1 >= upright.y1 - TOUCH &&
  level.y1 <= upright.y2 + TOUCH

function distinct(values: number[]): number[] {
  const out: number[] = []
  for (const value of values.sort((a, b) => a - b)) if (out.length === 0 || value - out.at(-1)! > TOUCH) out.push(value)
  return out
}

function within(chunk: Chunk, grid: Grid): boolean {
  const x = (chunk.x0 + chunk.x1) / 2
  const y = middle(chunk)
  return x > grid.xs[0]! && x < grid.xs.at(-1)! && y > grid.ys[0]! && y < grid.ys.at(-1)!
}

const middle = (chunk: Chunk) => chunk.baseline + 0.3 * chunk.size

function cellsOf(chunks: readonly Chunk[], grid: Grid, direction: Direction): Chunk[][] {
  const columns = grid.xs.length - 1
  const rows = grid.ys.length - 1
  const parent = Array.from({ length: columns * rows }, (_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  const centre = (values: number[], i: number) => (values[i]! + values[i + 1]!) / 2
  const sideways = grid.upright.map(flip)
  // Fields that no line parts are one (merged) cell.
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column
      const y = centre(grid.ys, row)
      const x = centre(grid.xs, column)
      if (column + 1 < columns && !parted(sideways, grid.xs[column + 1]!, y)) parent[root(here + 1)] = root(here)
      if (row + 1 < rows && !parted(grid.level, grid.ys[row + 1]!, x)) parent[root(here + columns)] = root(here)
    }
  const cells = new Map<number, { chunks: Chunk[]; row: number; column: number }>()
  for (const chunk of chunks) {
    const id = root(indexOf(grid.ys, middle(chunk)) * columns + indexOf(grid.xs, (chunk.x0 + chunk.x1) / 2))
    const cell = cells.get(id) ?? { chunks: [], row: 0, column: Number.POSITIVE_INFINITY }
    cell.chunks.push(chunk)
    cells.set(id, cell)
  }
  // A merged cell stands where its topmost row and its first column in reading direction are.
  for (let field = 0; field < parent.length; field++) {
    const cell = cells.get(root(field))
    if (!cell) continue
    const column = direction === 'rtl' ? columns - (field % columns) : field % columns
    cell.row = Math.max(cell.row, Math.floor(field / columns))
    cell.column = Math.min(cell.column, column)
  }
  return [...cells.values()].sort((x, y) => y.row - x.row || x.column - y.column).map((cell) => cell.chunks)
}

/** Whether a level line stands at height `at` over the place `along`. */
const parted = (lines: readonly Ruling[], at: number, along: number) =>
  lines.some((line) => Math.abs(line.y1 - at) <= TOUCH && line.x1 <= along && line.x2 >= along)

function indexOf(edges: readonly number[], value: number): number {
  let index = 0
  while (index + 2 < edges.length && value > edges[index + 1]!) index++
  return index
}

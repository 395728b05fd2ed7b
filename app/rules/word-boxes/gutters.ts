// Gutters: upright strips of white between text on both sides, found by scanning a region from top to bottom. A gutter parts
// columns of prose, which are read one after the other, or the cells of a table without rulings, which are read line by line.

export type Extent = { x0: number; x1: number; y0: number; y1: number }
export type Gutter = Extent

/** Gutters from the most to the least promising. `boxes` may hold obstacles (tables) beside chunks; `em` is the usual size. */
export function guttersOf(boxes: readonly Extent[], em: number): Gutter[] {
  const step = em / 4
  const narrowest = 0.85 * em
  const bottom = Math.min(...boxes.map((box) => box.y0))
  const top = Math.max(...boxes.map((box) => box.y1))
  const scans = scansOf(boxes, bottom, top, step)
  const found: (Gutter & { score: number })[] = []
  const seeds = new Set<string>()
  scans.forEach((scan, at) => {
    for (let i = 1; i < scan.length; i++) {
      const x0 = scan[i - 1]![1]
      const x1 = scan[i]![0]
      if (x1 - x0 < narrowest) continue
      const gutter = extend(scans, at, x0, x1, narrowest, Math.ceil((3 * em) / step))
      const key = `${gutter.first}|${gutter.last}|${Math.round(gutter.x0)}`
      if (seeds.has(key)) continue
      seeds.add(key)
      found.push({
        x0: gutter.x0,
        x1: gutter.x1,
        y0: bottom + gutter.first * step,
        y1: bottom + (gutter.last + 1) * step,
        score: gutter.sided,
      })
    }
  })
  return found
    .filter((gutter) => gutter.score * step > 2.5 * em)
    .sort((a, b) => b.score - a.score || b.x1 - b.x0 - (a.x1 - a.x0))
}

type Scan = [from: number, to: number][]

/** For each thin strip from the bottom up, the stretches of x that text covers, joined where they touch. */
function scansOf(boxes: readonly Extent[], bottom: number, top: number, step: number): Scan[] {
  const count = Math.min(4000, Math.max(1, Math.ceil((top - bottom) / step)))
  const scans: Scan[] = Array.from({ length: count }, () => [])
  for (const box of boxes) {
    const from = Math.max(0, Math.floor((box.y0 - bottom) / step))
    const to = Math.min(count - 1, Math.floor((box.y1 - bottom) / step))
    for (let i = from; i <= to; i++) scans[i]!.push([box.x0, box.x1])
  }
  return scans.map((scan) => {
    const joined: Scan = []
    for (const [from, to] of scan.sort((a, b) => a[0] - b[0])) {
      const last = joined.at(-1)
      if (last && from <= last[1] + 0.01) last[1] = Math.max(last[1], to)
      else joined.push([from, to])
    }
    return joined
  })
}

function extend(scans: readonly Scan[], at: number, x0: number, x1: number, narrowest: number, patience: number) {
  let left = x0
  let right = x1
  let sided = 0
  const walk = (direction: 1 | -1): number => {
    let edge = at
    let empty = 0
    for (let i = at + (direction === 1 ? 0 : -1); i >= 0 && i < scans.length; i += direction) {
      const scan = scans[i]!
      if (scan.length === 0) {
        if (++empty > patience) break
        continue
      }
      const gap = narrowed(scan, left, right)
      if (!gap || gap[1] - gap[0] < narrowest) break
      left = gap[0]
      right = gap[1]
      edge = i
      empty = 0
      if (scan[0]![1] <= left + 0.01 && scan.at(-1)![0] >= right - 0.01) sided++
    }
    return edge
  }
  const last = walk(1)
  const first = walk(-1)
  return { x0: left, x1: right, first, last, sided }
}

/** The widest white part of [left, right] in a scan. */
function narrowed(scan: Scan, left: number, right: number): [number, number] | null {
  let best: [number, number] | null = null
  let from = left
  for (const [a, b] of [...scan, [right, right] as [number, number]]) {
    if (b <= from && a < right) continue
    const to = Math.min(a, right)
    if (to > from && (!best || to - from > best[1] - best[0])) best = [from, to]
    from = Math.max(from, b)
    if (from >= right) break
  }
  return best
}

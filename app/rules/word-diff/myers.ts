// The shortest edit script of two short sequences. Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986),
// the greedy form with a bound on D: beyond it the sequences have too little in common for a script to mean anything.

export type Range = { oldFrom: number; oldTo: number; newFrom: number; newTo: number }

/** Calls `pair` for every two elements kept, in order; false (and no call) if more than `most` edits would be needed. */
export function shortestEdit(
  before: Int32Array,
  after: Int32Array,
  range: Range,
  most: number,
  pair: (before: number, after: number) => void,
): boolean {
  const width = range.oldTo - range.oldFrom
  const height = range.newTo - range.newFrom
  const bound = Math.min(most, width + height)
  const centre = bound + 1
  const furthest = new Int32Array(2 * bound + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= bound; edits++) {
    // Diagonals −edits … edits, as they were before this round.
    trace.push(furthest.slice(centre - edits - 1, centre + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && furthest[centre + k - 1]! < furthest[centre + k + 1]!)
      let x = down ? furthest[centre + k + 1]! : furthest[centre + k - 1]! + 1
      let y = x - k
      while (x < width && y < height && before[range.oldFrom + x] === after[range.newFrom + y]) {
        x++
        y++
      }
      furthest[centre + k] = x
      if (x >= width && y >= height) {
        for (const [i, j] of walkBack(trace, width, height)) pair(range.oldFrom + i, range.newFrom + j)
        return true
      }
    }
  }
  return false
}

function walkBack(trace: readonly Int32Array[], width: number, height: number): [number, number][] {
  const kept: [number, number][] = []
  let x = width
  let y = height
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const at = (k: number) => trace[edits]![k + edits + 1]!
    const k = x - y
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
    const from = edits === 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1
    while (x > from) kept.push([--x, --y])
    // The edit itself: a word of the new text, or one of the old.
    if (down) y--
    else x--
  }
  return kept.reverse()
}

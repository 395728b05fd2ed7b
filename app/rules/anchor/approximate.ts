// Where a text stands in a longer one, if a few letters are others: the place with the fewest edits. Source: P. Sellers, "The
// theory and computation of evolutionary distances", 1980; the answers are those of Myers' bit vectors, which are faster.

export type Approximate = { start: number; end: number; similarity: number }

/** The best place, or null when even that needs more than `most` edits. `end` is exclusive. */
export function approximate(sought: string, text: string, most: number): Approximate | null {
  const n = sought.length
  if (n === 0 || text.length === 0) return null
  const letters = Array.from({ length: n }, (_, i) => sought.charCodeAt(i))
  const cost = Uint16Array.from({ length: n + 1 }, (_, i) => i)
  // Where the best way to each row began.
  const begun = new Int32Array(n + 1)
  let best: { start: number; end: number; edits: number } | null = null
  for (let j = 1; j <= text.length; j++) {
    const letter = text.charCodeAt(j - 1)
    let [diagonal, diagonalStart] = [0, j - 1]
    begun[0] = j
    for (let i = 1; i <= n; i++) {
      const [above, left] = [cost[i - 1]! + 1, cost[i]! + 1]
      const kept = diagonal + (letters[i - 1] === letter ? 0 : 1)
      const start = kept <= above && kept <= left ? diagonalStart : left <= above ? begun[i]! : begun[i - 1]!
      diagonal = cost[i]!
      diagonalStart = begun[i]!
      cost[i] = Math.min(kept, above, left)
      begun[i] = start
    }
    if (cost[n]! <= most && (!best || cost[n]! < best.edits)) best = { start: begun[n]!, end: j, edits: cost[n]! }
  }
  return best && { start: best.start, end: best.end, similarity: 1 - best.edits / n }
}

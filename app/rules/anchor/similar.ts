// How alike two short texts are: 1 less the edits (Levenshtein) a character of the longer one. Source: V. Levenshtein, 1966.

export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const longest = Math.max(a.length, b.length)
  return 1 - edits(a, b) / longest
}

function edits(a: string, b: string): number {
  let row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j)
  let next = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    next[0] = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const kept = row[j - 1]! + (letter === b.charCodeAt(j - 1) ? 0 : 1)
      const dropped = Math.min(row[j]!, next[j - 1]!) + 1
      next[j] = Math.min(kept, dropped)
    }
    ;[row, next] = [next, row]
  }
  return row[b.length]!
}

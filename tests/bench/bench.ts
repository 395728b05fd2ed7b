// What a bench is: it measures two things in one run and answers their ratio, because only ratios travel between machines.
export type Figures = {
  /** Lines for people, units included. */
  lines: string[]
  /** What is judged, by name: plain numbers. */
  ratios: Record<string, number>
}
export type Say = (line: string) => void
export type Bench = {
  name: string
  says: string
  /** Null when what it measures with is not here; it said so. */
  run: (say: Say) => Promise<Figures | null>
}

export const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

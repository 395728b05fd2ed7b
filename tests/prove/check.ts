// A check shows one row of what was promised: it says what it measured and what it concludes, and never less than asked.
export type Say = (line: string) => void
/** `why` says what fell short; figures were said before. */
export type Verdict = { proved: true } | { proved: false; why: string }

export type Check = {
  name: string
  /** The promise, in its own words. */
  row: string
  /** What decides. */
  bar: string
  run: (say: Say) => Promise<Verdict>
}

export const proved: Verdict = { proved: true }
export const notProved = (why: string): Verdict => ({ proved: false, why })
export const verdictIf = (holds: boolean, why: string): Verdict => (holds ? proved : notProved(why))

/** The first verdict that falls short, or that all hold. */
export const allOf = (verdicts: Verdict[]): Verdict => verdicts.find((verdict) => !verdict.proved) ?? proved

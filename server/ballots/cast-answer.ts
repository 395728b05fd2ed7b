import type { BallotRow } from './queries.ts'

export type CastAnswer = { ballotId: string; entry: number; at: string; choice: string }

/** The same for the first telling and every later one. */
export const answerOf = (row: Pick<BallotRow, 'id' | 'entry' | 'at' | 'choice'>): CastAnswer => ({
  ballotId: row.id,
  entry: row.entry,
  at: row.at.toISOString(),
  choice: row.choice,
})

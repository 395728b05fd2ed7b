// First answers by (person, request id), so that a lost reply is never a second act.
import { sql } from 'drizzle-orm'
import { requestAnswer } from '../../db/schema/ledger.ts'
import type { Tx } from '../platform/context.ts'

/** `key` is "person request", both without spaces. */
export type StoredAnswer = { key: string; act: string; inputHash: string; answer: unknown }

/** Wrapped, so that an answer of null is a value and not the absence of one. */
type Kept = { value: unknown }

export async function findAnswers(tx: Tx, keys: string[]): Promise<Map<string, StoredAnswer>> {
  if (keys.length === 0) return new Map()
  const { people, requests } = columnsOf(keys)
  const rows = await tx
    .select()
    .from(requestAnswer)
    .where(
      sql`(${requestAnswer.personId}, ${requestAnswer.requestId}) in (select * from unnest(${people}::text[], ${requests}::text[]))`,
    )
  return new Map(
    rows.map((row) => {
      const key = `${row.personId} ${row.requestId}`
      return [key, { key, act: row.act, inputHash: row.inputHash, answer: (row.answer as Kept).value }]
    }),
  )
}

export async function saveAnswers(tx: Tx, answers: StoredAnswer[], at: Date): Promise<void> {
  if (answers.length === 0) return
  const { people, requests } = columnsOf(answers.map(({ key }) => key))
  const kept = answers.map(({ answer }) => JSON.stringify({ value: answer } satisfies Kept))
  await tx.execute(sql`
    insert into request_answer (person_id, request_id, act, input_hash, answer, at)
    select *, ${at.toISOString()}::timestamptz from unnest(${people}::text[], ${requests}::text[],
      ${sql.param(answers.map(({ act }) => act))}::text[],
      ${sql.param(answers.map(({ inputHash }) => inputHash))}::text[], ${sql.param(kept)}::jsonb[])`)
}

// Arrays, not rows of parameters: one statement of a fixed text, however large the batch.
function columnsOf(keys: string[]) {
  const pairs = keys.map((key) => key.split(' ') as [string, string])
  return {
    people: sql.param(pairs.map(([person]) => person)),
    requests: sql.param(pairs.map(([, request]) => request)),
  }
}

// First answers by (person, request id), so that a lost reply is never a second act.
import { sql } from 'drizzle-orm'
import { requestAnswer } from '../../db/schema/ledger.ts'
import { texts } from '../platform/column.ts'
import type { Tx } from '../platform/context.ts'
import type { Statement } from '../platform/together.ts'

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
      sql`(${requestAnswer.personId}, ${requestAnswer.requestId}) in (select * from unnest(${people}, ${requests}))`,
    )
  return new Map(
    rows.map((row) => {
      const key = `${row.personId} ${row.requestId}`
      return [key, { key, act: row.act, inputHash: row.inputHash, answer: (row.answer as Kept).value }]
    }),
  )
}

/** The statement, not yet sent, that keeps these answers; none for none. */
export function savesOf(tx: Tx, answers: StoredAnswer[], at: Date): Statement[] {
  if (answers.length === 0) return []
  const { people, requests } = columnsOf(answers.map(({ key }) => key))
  const kept = answers.map(({ answer }) => JSON.stringify({ value: answer } satisfies Kept))
  return [
    tx.execute(sql`
    insert into request_answer (at, person_id, request_id, act, input_hash, answer)
    select ${at.toISOString()}::timestamptz, person, request, act, input, answer::jsonb
    from unnest(${people}, ${requests}, ${texts(answers.map(({ act }) => act))},
      ${texts(answers.map(({ inputHash }) => inputHash))}, ${texts(kept)}) as told (person, request, act, input, answer)`),
  ]
}

function columnsOf(keys: string[]) {
  const pairs = keys.map((key) => key.split(' ') as [string, string])
  return { people: texts(pairs.map(([person]) => person)), requests: texts(pairs.map(([, request]) => request)) }
}

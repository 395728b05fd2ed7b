// First answers by (person, request id), so that a lost reply is never a second act.
import { sql } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { requestAnswer } from '../../db/schema/ledger.ts'
import type { Tx } from '../platform/context.ts'

/** `key` is "person request", both without spaces. */
export type StoredAnswer = { key: string; act: string; inputHash: string; answer: unknown }

/** Wrapped, so that an answer of null is a value and not the absence of one. */
type Kept = { value: unknown }

export async function findAnswers(tx: Tx, keys: string[]): Promise<Map<string, StoredAnswer>> {
  if (keys.length === 0) return new Map()
  const pairs = keys.map((key) => key.split(' ') as [string, string])
  const rows = await tx
    .select()
    .from(requestAnswer)
    .where(
      sql`(${requestAnswer.personId}, ${requestAnswer.requestId}) in (${sql.join(
        pairs.map(([person, request]) => sql`(${person}, ${request})`),
        sql`, `,
      )})`,
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
  await tx.insert(requestAnswer).values(
    answers.map(({ key, act, inputHash, answer }) => {
      const [personId, requestId] = key.split(' ') as [PersonId, string]
      return { personId, requestId, act, inputHash, answer: { value: answer } satisfies Kept, at }
    }),
  )
}

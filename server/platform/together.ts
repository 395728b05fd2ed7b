/** A statement that has not been sent yet: drizzle sends it when somebody begins to wait for it. */
export type Statement = PromiseLike<unknown>
type Answers<S extends Statement[]> = { -readonly [P in keyof S]: Awaited<S[P]> }

/**
 * Sends statements at once, in this order, and waits for all their answers. On one connection PostgreSQL still runs each after
 * the one before it; only the way there and back is spared. After one that fails the rest of a transaction fails as well.
 */
export const together = <S extends Statement[]>(...statements: S): Promise<Answers<S>> =>
  // `then` is called here and now: Promise.all would call it later, in an order that is hard to see.
  Promise.all(statements.map((statement) => statement.then((answer) => answer))) as Promise<Answers<S>>

/** Sends one at once. Its answer, or its error, is whoever waits for it later's to hear. */
export function sent(statement: Statement): Promise<unknown> {
  const answer = Promise.resolve(statement.then((given) => given))
  // Node would take an error that comes before somebody waits for one that nobody ever will.
  answer.catch(() => {})
  return answer
}

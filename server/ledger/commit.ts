// The one way anything official or shared changes: lock the body's head, run the command, append its entries, sign one
// checkpoint, all in one transaction. Concurrent commands of one body share a transaction, each in its own savepoint, so a
// refusal never undoes its neighbour. An answer leaves only after the commit is durable. Source: docs/architecture.md.
import { toHex, utf8 } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { type Result, refuse } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { findAnswers, type StoredAnswer, saveAnswers } from './answers.ts'
import { lockHeads } from './lock-heads.ts'
import { Drafts, makeWork, type Work } from './work.ts'
import { writeBatch } from './write-batch.ts'

/** How many commands share one transaction at the most: more would make the first of them wait for the last. */
const BATCH = 256

export type Ask = {
  bodies: BodyId | BodyId[]
  actor: AnyActor
  /** The act's name, as in the glossary: `ballot.cast`. */
  act: string
  /** Client-made; absent only for acts of the system. */
  requestId?: string
  /** The parsed input: the same request id with other input is refused as `request_reused`. */
  input?: unknown
}

type Pending = {
  ask: Ask
  key: string | null
  inputHash: string
  run: (work: Work) => Promise<Result<unknown>>
  resolve: (result: Result<unknown>) => void
  reject: (error: unknown) => void
}

class Refused extends Error {
  readonly result: Result<unknown>
  constructor(result: Result<unknown>) {
    super('refused')
    this.result = result
  }
}

/**
 * Runs `run` under the head lock of its body (or bodies, locked in id order) and answers its result once it is durable.
 * Idempotent by (person, requestId): a repetition gets the first answer and changes nothing. A refusal changes nothing.
 */
export function commit<T>(ctx: Ctx, ask: Ask, run: (work: Work) => Promise<Result<T>>): Promise<Result<T>> {
  const bodies = [ask.bodies].flat()
  return new Promise<Result<unknown>>((resolve, reject) => {
    const key = isPerson(ask.actor) && ask.requestId ? `${ask.actor.personId} ${ask.requestId}` : null
    const inputHash = key ? toHex(sha256(utf8(ask.act + canonicalize((ask.input ?? null) as Json)))) : ''
    const pending: Pending = { ask, key, inputHash, run, resolve, reject }
    if (bodies.length === 1) enqueue(ctx, bodies[0] as BodyId, pending)
    else void settleBatch(ctx, bodies, [pending])
  }) as Promise<Result<T>>
}

/** Commands that come while a batch of their body runs wait here and share the next transaction. */
function enqueue(ctx: Ctx, bodyId: BodyId, pending: Pending): void {
  const waiting = ctx.batches.get(bodyId) as Pending[] | undefined
  if (waiting) {
    waiting.push(pending)
    return
  }
  const queue = [pending]
  ctx.batches.set(bodyId, queue)
  void (async () => {
    while (queue.length > 0) await settleBatch(ctx, [bodyId], queue.splice(0, BATCH))
    ctx.batches.delete(bodyId)
  })()
}

async function settleBatch(ctx: Ctx, bodies: BodyId[], batch: Pending[]): Promise<void> {
  try {
    const results = await runBatch(ctx, bodies, batch)
    batch.forEach((pending, position) => pending.resolve(results[position] as Result<unknown>))
  } catch (error) {
    for (const pending of batch) pending.reject(error)
  }
}

async function runBatch(ctx: Ctx, bodies: BodyId[], batch: Pending[]): Promise<Result<unknown>[]> {
  return ctx.db.transaction(async (tx) => {
    const heads = await lockHeads(ctx, tx, bodies)
    const drafts = new Map(heads.map((head) => [head.bodyId, new Drafts(head)]))
    const known = await findAnswers(tx, batch.flatMap((p) => (p.key ? [p.key] : [])))
    const fresh: StoredAnswer[] = []
    const results: Result<unknown>[] = []
    for (const pending of batch) {
      const first = pending.key ? known.get(pending.key) : undefined
      if (first) {
        results.push(first.inputHash === pending.inputHash ? { ok: true, value: first.answer } : refuse('request_reused'))
        continue
      }
      const result = await inSavepoint(ctx, tx, pending, drafts)
      results.push(result)
      if (!pending.key || !result.ok) continue
      const answer = { key: pending.key, act: pending.ask.act, inputHash: pending.inputHash, answer: result.value ?? null }
      known.set(pending.key, answer)
      fresh.push(answer)
    }
    await saveAnswers(tx, fresh, heads[0]?.at as Date)
    for (const one of drafts.values()) await writeBatch(ctx, tx, one)
    return results
  })
}

async function inSavepoint(
  ctx: Ctx,
  tx: Work['tx'],
  pending: Pending,
  drafts: Map<BodyId, Drafts>,
): Promise<Result<unknown>> {
  const marks = [...drafts.values()].map((one) => [one, one.mark()] as const)
  try {
    return await tx.transaction(async (savepoint) => {
      const result = await pending.run(makeWork(ctx, savepoint, pending.ask.actor, drafts))
      if (!result.ok) throw new Refused(result)
      return result
    })
  } catch (error) {
    for (const [one, mark] of marks) one.rewind(mark)
    if (error instanceof Refused) return error.result
    // A bug in one command must not lose its neighbours' acts: its caller alone gets the error.
    ctx.log.error({ err: error, act: pending.ask.act }, 'command failed')
    pending.reject(error)
    return refuse('failed')
  }
}

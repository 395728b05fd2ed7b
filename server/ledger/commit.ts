// The one way anything official or shared changes: lock the body's head, run the command, append its entries, sign one
// checkpoint, all in one transaction. Concurrent commands of one body share a transaction, each in its own savepoint, so a
// refusal never undoes its neighbour. An answer leaves only after the commit is durable. Source: docs/architecture.md.
import { sql } from 'drizzle-orm'
import { toHex } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { mandatesOver } from '../bodies/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { gather } from '../platform/gather.ts'
import { type Statement, sent, together } from '../platform/together.ts'
import { type AnyActor, isPerson, mandatesIn } from '../policies/actor.ts'
import { findAnswers, type StoredAnswer, savesOf } from './answers.ts'
import { lockHeads } from './lock-heads.ts'
import { Drafts, makeWork, type Work } from './work.ts'
import { type Ground, readGround, type Signed, writesOf } from './write-batch.ts'

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

/** One command's share of a joint decision. */
export type Part<G> = { work: Work; given: G }
/**
 * Decides for commands of one act that came together, in the order they came, so that what they read and write is one
 * statement for all. A part that is refused must have drafted and written nothing: only a refusal that stands alone is undone.
 */
export type Decide<G, T> = (parts: Part<G>[]) => Promise<Result<T>[]>

type Pending = {
  ask: Ask
  key: string | null
  inputHash: string
  given: unknown
  decide: Decide<never, unknown>
}
/** A bug is its own command's alone. */
type Outcome = { result: Result<unknown> } | { error: unknown }

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
export const commit = <T>(ctx: Ctx, ask: Ask, run: (work: Work) => Promise<Result<T>>): Promise<Result<T>> =>
  commitTogether(ctx, ask, null, async ([part]) => [await run((part as Part<null>).work)])

/** The same for an act that many perform at once: neighbours that bring the same `decide` are decided by one call of it. */
export async function commitTogether<G, T>(ctx: Ctx, ask: Ask, given: G, decide: Decide<G, T>): Promise<Result<T>> {
  const bodies = [ask.bodies].flat()
  const key = isPerson(ask.actor) && ask.requestId ? `${ask.actor.personId} ${ask.requestId}` : null
  const inputHash = key ? toHex(sha256Text(ask.act + canonicalize((ask.input ?? null) as Json))) : ''
  const pending: Pending = { ask, key, inputHash, given, decide: decide as Decide<never, unknown> }
  const outcome =
    bodies.length === 1
      ? await gather(ctx.queues, `commit ${bodies[0]}`, pending, (batch) => runBatch(ctx, bodies, batch))
      : ((await runBatch(ctx, bodies, [pending]))[0] as Outcome)
  if ('error' in outcome) throw outcome.error
  return outcome.result as Result<T>
}

async function runBatch(ctx: Ctx, bodies: BodyId[], batch: Pending[]): Promise<Outcome[]> {
  try {
    const { outcomes, signed } = await inTransaction(ctx, bodies, batch)
    for (const each of signed) keepOutside(ctx, each)
    return outcomes
  } catch (error) {
    if (error instanceof Refused) return batch.map(() => ({ result: error.result }))
    throw error
  }
}

/** After the commit is durable, and not waited for: a copy that a crash leaves behind is consistent, and the next moves it. */
function keepOutside(ctx: Ctx, { origin, ...kept }: Signed): void {
  ctx.checkpoints
    .keep(origin, kept)
    .catch((error) => ctx.log.error({ err: error, origin }, 'checkpoint could not be kept outside the database'))
}

/** Throws Refused, all undone, when a ledger may not sign. */
async function inTransaction(
  ctx: Ctx,
  bodies: BodyId[],
  batch: Pending[],
): Promise<{ outcomes: Outcome[]; signed: Signed[] }> {
  return ctx.db.transaction(async (tx) => {
    const heads = await lockHeads(ctx, tx, bodies)
    const keys = batch.flatMap((one) => (one.key ? [one.key] : []))
    const [known, over, grounds] = await Promise.all([
      findAnswers(tx, keys),
      seatsOver(tx, bodies, batch, heads[0]?.at as Date),
      Promise.all(heads.map((head) => readGround(ctx, tx, head))),
    ])
    const drafts = new Map(heads.map((head, place) => [head.bodyId, new Drafts(head, grounds[place] as Ground)]))
    const fresh: StoredAnswer[] = []
    const outcomes: Outcome[] = []
    while (outcomes.length < batch.length) {
      const group = nextGroup(batch, outcomes.length, known, over)
      const [first] = group as [Pending]
      const answered = first.key ? known.get(first.key) : undefined
      if (answered || over.has(first)) {
        outcomes.push({ result: answered ? answerAgain(answered, first) : refuse('mandate_over') })
        continue
      }
      const decided = await decideGroup(ctx, tx, group, drafts)
      outcomes.push(...decided)
      decided.forEach((outcome, place) => {
        const { key, ask, inputHash } = group[place] as Pending
        if (!key || !('result' in outcome) || !outcome.result.ok) return
        const answer = { key, act: ask.act, inputHash, answer: outcome.result.value ?? null }
        known.set(key, answer)
        fresh.push(answer)
      })
    }
    const statements: Statement[] = savesOf(tx, fresh, heads[0]?.at as Date).map(sent)
    const signed: Signed[] = []
    for (const one of drafts.values()) {
      const writes = await writesOf(ctx, tx, one)
      if (!writes.ok) throw new Refused(writes)
      statements.push(...writes.value.statements)
      if (writes.value.signed) signed.push(writes.value.signed)
    }
    await together(...statements)
    return { outcomes, signed }
  })
}

/** Those whose actor holds a seat no more that they came with: who acts was read before the lock, and a seat may pass on meanwhile. */
async function seatsOver(tx: Tx, bodies: BodyId[], batch: Pending[], at: Date): Promise<Set<Pending>> {
  const heldBy = ({ ask: { actor } }: Pending) =>
    isPerson(actor) ? bodies.flatMap((body) => mandatesIn(actor, body).map(({ mandateId }) => mandateId)) : []
  const over = new Set(await mandatesOver(tx, batch.flatMap(heldBy), at))
  return new Set(over.size === 0 ? [] : batch.filter((one) => heldBy(one).some((mandateId) => over.has(mandateId))))
}

/** Neighbours that decide together; a repetition of a request is never in one group with its first, nor is one that is refused. */
function nextGroup(
  batch: Pending[],
  from: number,
  known: Map<string, StoredAnswer>,
  over: ReadonlySet<Pending>,
): Pending[] {
  const first = batch[from] as Pending
  const keys = new Set<string>()
  let to = from
  for (let one = batch[to]; one && one.decide === first.decide; one = batch[++to]) {
    if (over.has(one) || (one.key && (known.has(one.key) || keys.has(one.key)))) break
    if (one.key) keys.add(one.key)
  }
  return batch.slice(from, Math.max(to, from + 1))
}

const answerAgain = (first: StoredAnswer, { inputHash }: Pending): Result<unknown> =>
  first.inputHash === inputHash ? ok(first.answer) : refuse('request_reused')

async function decideGroup(
  ctx: Ctx,
  tx: Work['tx'],
  group: Pending[],
  drafts: Map<BodyId, Drafts>,
): Promise<Outcome[]> {
  try {
    return (await inSavepoint(ctx, tx, group, drafts)).map((result) => ({ result }))
  } catch (error) {
    // A bug in one command must not lose its neighbours' acts: each is tried alone, and its caller alone gets the error.
    if (group.length > 1) {
      const outcomes: Outcome[] = []
      for (const one of group) outcomes.push(...(await decideGroup(ctx, tx, [one], drafts)))
      return outcomes
    }
    ctx.log.error({ err: error, act: group[0]?.ask.act }, 'command failed')
    return [{ error }]
  }
}

async function inSavepoint(
  ctx: Ctx,
  tx: Work['tx'],
  group: Pending[],
  drafts: Map<BodyId, Drafts>,
): Promise<Result<unknown>[]> {
  const [{ decide }] = group as [Pending]
  const marks = [...drafts.values()].map((one) => [one, one.mark()] as const)
  // Sent before what the command sends, and not waited for: the connection keeps the order.
  const saved = tx.execute(sql`savepoint command`).then(() => null)
  try {
    const parts = group.map(({ ask, given }) => ({ work: makeWork(ctx, tx, ask.actor, drafts), given }))
    const [results] = await Promise.all([decide(parts as Part<never>[]), saved])
    if (results.length !== group.length) throw new Error(`${results.length} answers to ${group.length} commands`)
    const [only] = results
    if (results.length === 1 && only && !only.ok) throw new Refused(only)
    await tx.execute(sql`release savepoint command`)
    return results
  } catch (error) {
    await together(tx.execute(sql`rollback to savepoint command`), tx.execute(sql`release savepoint command`))
    for (const [one, mark] of marks) one.rewind(mark)
    if (error instanceof Refused) return [error.result]
    throw error
  }
}

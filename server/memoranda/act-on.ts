import { eq } from 'drizzle-orm'
import { applyToMemorandum, type MemorandumAct, type MemorandumState } from '../../app/rules/memoranda.ts'
import { type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import type { MemorandumId } from '../../app/wire/ids.ts'
import type { StepAct } from '../../app/wire/memoranda.ts'
import { memorandum, memorandumStep } from '../../db/schema/memoranda.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type Memorandum, memorandumById, type Step, type Unit, unitFor, unitsById } from './queries.ts'
import { sightOf } from './sight-queries.ts'

type Asked = { memorandumId: MemorandumId; version: number; requestId: string }
/** The memorandum as the act found it, the state the act leads to, and its unit. */
export type Found = { memorandum: Memorandum; state: MemorandumState; unit: Unit }

/** Of the acts in the table, those that a memorandum's own unit performs; the others are the secretariat's. */
const OF_UNIT: MemorandumAct[] = ['edit', 'file', 'withdraw']

/**
 * What every act on a memorandum shares: whoever may not know of it is told that there is none, then who may perform it, that it was
 * read as it stands (`memorandum_stale`), and the table (`memorandum_state`).
 */
export async function actOn<T extends object>(
  ctx: Ctx,
  actor: Actor,
  input: Asked,
  act: MemorandumAct,
  run: (work: Work, found: Found) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { memorandumId, requestId } = input
  const known = await memorandumById(ctx.db, memorandumId)
  if (!known) return refuse('not_found')
  const ask = { bodies: known.bodyId, actor, act: `memorandum.${act}`, requestId, input }
  return commit(ctx, ask, async (work) => {
    const memorandum = await memorandumById(work.tx, memorandumId)
    if (!memorandum) return refuse('not_found')
    const denied = await denies(work.tx, actor, memorandum, act)
    if (denied) return denied
    if (memorandum.version !== input.version) return refuse('memorandum_stale')
    const state = applyToMemorandum(memorandum.state, act)
    if (!state.ok) return state
    const unit = (await unitsById(work.tx, [memorandum.unitId])).get(memorandum.unitId)
    if (!unit) throw new Error(`No unit ${memorandum.unitId}`)
    return run(work, { memorandum, state: state.value, unit })
  })
}

async function denies(db: Db | Tx, actor: Actor, memorandum: Memorandum, act: MemorandumAct): Promise<Refusal | null> {
  const sight = await sightOf(db, actor, memorandum)
  if (!sight) return refuse('not_found')
  if (OF_UNIT.includes(act)) {
    const unit = await unitFor(db, actor, memorandum.unitId)
    if (!unit) return refuse('not_permitted', { act: `memorandum.${act}` })
    return unit.closed && act !== 'withdraw' ? refuse('unit_closed') : null
  }
  // A unit sees its memorandum and has no seat in the body: what is the secretariat's is not permitted, and no secret.
  return sight.officer
    ? permit(actor, 'memorandum.decide', memorandum.bodyId)
    : refuse('not_permitted', { act: `memorandum.${act}` })
}

/** Writes what changed in a memorandum, raises its version, and tells the screens of those who prepare the body's meetings. */
export async function changeMemorandum(
  work: Work,
  { id, bodyId, version }: Memorandum,
  to: Partial<typeof memorandum.$inferInsert>,
): Promise<number> {
  const raised = await work.tx
    .update(memorandum)
    .set({ ...to, version: version + 1 })
    .where(eq(memorandum.id, id))
    .returning({ version: memorandum.version })
  if (raised.length !== 1) throw new Error(`No memorandum ${id}`)
  work.change('memorandum', id, await officerSeats(work.tx, bodyId))
  return version + 1
}

type NewStep = { act: StepAct; ofVersion: number } & Partial<
  Pick<Step, 'words' | 'blind' | 'unitId' | 'meetingId' | 'dueAt' | 'entry'>
>

/** One more line of the trail. */
export async function addStep(
  ctx: Ctx,
  work: Work,
  { personId }: Pick<Actor, 'personId'>,
  memorandumId: MemorandumId,
  step: NewStep,
): Promise<void> {
  await work.tx.insert(memorandumStep).values({ id: ctx.id(), memorandumId, at: work.at, personId, words: '', ...step })
}

/** As entries of the ledger name it. */
export const entryOf = ({ id, year, number }: Memorandum, version: number) => ({
  memorandum: id,
  year: String(year),
  number: String(number),
  version: String(version),
})

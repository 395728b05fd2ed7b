import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AddAction, EditAction, ReportAction } from '../../app/wire/decisions.ts'
import type { ActionId } from '../../app/wire/ids.ts'
import { actionStep, decisionAction } from '../../db/schema/decisions.ts'
import { seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { decisionFor } from './decision-for.ts'
import { type Action, actionById, type Decision } from './queries.ts'

/** Something to be done because of a decision, with its owner and deadline; whoever is charged with it is told. */
export async function addAction(ctx: Ctx, actor: Actor, input: AddAction): Promise<Result<{ actionId: ActionId }>> {
  const { decisionId, words, ownerSeatId, dueOn, requestId } = input
  const seen = await decisionFor(ctx, actor, decisionId)
  if (!seen.ok) return seen
  const { bodyId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'action.add', requestId, input }, async (work) => {
    const denied = permit(actor, 'action.keep', bodyId)
    if (denied) return denied
    const actionId = ctx.id() as ActionId
    const action = { id: actionId, decisionId, bodyId, words, ownerSeatId, dueOn, status: 'open' as const }
    const owner = await ownerOf(work, action)
    if (!owner.ok) return owner
    await work.tx.insert(decisionAction).values(action)
    await step(ctx, work, actor, 'set', { ...action, words })
    await tellOwner(ctx, work, actor, seen.value, owner.value)
    work.change('decision', decisionId, { item: seen.value.itemId })
    return ok({ actionId })
  })
}

/** Other words, another owner or another deadline; what stood before stays in its history. */
export async function editAction(ctx: Ctx, actor: Actor, input: EditAction): Promise<Result<{ version: number }>> {
  const { actionId, version, words, ownerSeatId, dueOn, requestId } = input
  const found = await actionById(ctx.db, actionId)
  const seen = found ? await decisionFor(ctx, actor, found.decisionId) : refuse('not_found')
  if (!seen.ok) return seen
  const { bodyId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'action.edit', requestId, input }, async (work) => {
    const denied = permit(actor, 'action.keep', bodyId)
    if (denied) return denied
    const before = await actionById(work.tx, actionId)
    if (!before) return refuse('not_found')
    if (before.version !== version) return refuse('action_stale')
    const action = { ...before, words, ownerSeatId, dueOn, version: version + 1 }
    const owner = await ownerOf(work, action)
    if (!owner.ok) return owner
    await work.tx.update(decisionAction).set(action).where(eq(decisionAction.id, actionId))
    await step(ctx, work, actor, 'set', action)
    if (before.ownerSeatId !== ownerSeatId) await tellOwner(ctx, work, actor, seen.value, owner.value)
    work.change('decision', before.decisionId, { item: seen.value.itemId })
    return ok({ version: action.version })
  })
}

/** How far an action is, by whoever holds its owner's seat or an officer. */
export async function reportAction(ctx: Ctx, actor: Actor, input: ReportAction): Promise<Result<null>> {
  const { actionId, status, words, requestId } = input
  const found = await actionById(ctx.db, actionId)
  const seen = found ? await decisionFor(ctx, actor, found.decisionId) : refuse('not_found')
  if (!seen.ok) return seen
  const { bodyId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'action.report', requestId, input }, async (work) => {
    const before = await actionById(work.tx, actionId)
    if (!before) return refuse('not_found')
    const own = mandatesIn(actor, bodyId).some(({ seatId }) => seatId === before.ownerSeatId)
    if (!own && !may(actor, 'action.keep', bodyId)) return refuse('not_permitted')
    await work.tx
      .update(decisionAction)
      .set({ status, version: before.version + 1 })
      .where(eq(decisionAction.id, actionId))
    await step(ctx, work, actor, 'report', { ...before, status, words })
    work.change('decision', before.decisionId, { item: seen.value.itemId })
    return ok(null)
  })
}

/** A decision of a body whose register this person reads, on an item they see. */
async function ownerOf(work: Work, { bodyId, ownerSeatId }: Pick<Action, 'bodyId' | 'ownerSeatId'>) {
  if (!ownerSeatId) return ok(null)
  const seat = (await seatsOf(work.tx, bodyId, work.at)).find(({ id }) => id === ownerSeatId)
  return seat && seat.role !== 'auditor' ? ok(seat) : refuse('not_found')
}

async function tellOwner(
  ctx: Ctx,
  work: Work,
  actor: Actor,
  { bodyId, meetingId, itemId }: Decision,
  owner: { personId: Actor['personId'] | null } | null,
): Promise<void> {
  if (owner?.personId && owner.personId !== actor.personId)
    await tell(ctx, work, [owner.personId], { bodyId, meetingId, itemId, kind: 'action_given' })
}

const step = (
  ctx: Ctx,
  work: Work,
  { personId }: Actor,
  kind: 'set' | 'report',
  {
    id: actionId,
    status,
    ownerSeatId,
    dueOn,
    words,
  }: Pick<Action, 'id' | 'status' | 'ownerSeatId' | 'dueOn' | 'words'>,
) =>
  work.tx
    .insert(actionStep)
    .values({ id: ctx.id(), actionId, personId, at: work.at, kind, status, ownerSeatId, dueOn, words })

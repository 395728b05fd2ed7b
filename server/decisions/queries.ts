// What others may read of the register.
import { and, asc, desc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { ActionId, BodyId, DecisionId, ItemId, VoteId } from '../../app/wire/ids.ts'
import { actionStep, decision, decisionAction } from '../../db/schema/decisions.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Decision = typeof decision.$inferSelect
export type Action = typeof decisionAction.$inferSelect
export type Step = typeof actionStep.$inferSelect

/** Latest first. */
export const decisionsOf = (db: Db | Tx, bodyId: BodyId): Promise<Decision[]> =>
  db.select().from(decision).where(eq(decision.bodyId, bodyId)).orderBy(desc(decision.year), desc(decision.number))

export async function decisionById(db: Db | Tx, id: DecisionId): Promise<Decision | undefined> {
  return (await db.select().from(decision).where(eq(decision.id, id)))[0]
}

/** The decision that this vote made, once it has its number. */
export const decisionOfVote = async (db: Db | Tx, voteId: VoteId): Promise<Decision | undefined> =>
  (await db.select().from(decision).where(eq(decision.voteId, voteId)))[0]

export const decisionsOnItems = (db: Db | Tx, items: ItemId[]): Promise<Decision[]> =>
  items.length === 0 ? Promise.resolve([]) : db.select().from(decision).where(inArray(decision.itemId, items))

export const actionsOf = (db: Db | Tx, bodyId: BodyId): Promise<Action[]> =>
  db
    .select()
    .from(decisionAction)
    .where(eq(decisionAction.bodyId, bodyId))
    .orderBy(sql`${decisionAction.dueOn} asc nulls last`, asc(decisionAction.id))

export async function actionById(db: Db | Tx, id: ActionId): Promise<Action | undefined> {
  return (await db.select().from(decisionAction).where(eq(decisionAction.id, id)))[0]
}

export const stepsOf = (db: Db | Tx, actions: ActionId[]): Promise<Step[]> =>
  actions.length === 0
    ? Promise.resolve([])
    : db.select().from(actionStep).where(inArray(actionStep.actionId, actions)).orderBy(asc(actionStep.at))

const PENDING = ['open', 'under_way'] as const

/** Pending with a deadline by this day, of which their owner was not reminded yet. */
export const dueBy = (db: Db | Tx, day: string): Promise<Action[]> =>
  db
    .select()
    .from(decisionAction)
    .where(
      and(
        inArray(decisionAction.status, [...PENDING]),
        isNotNull(decisionAction.ownerSeatId),
        lte(decisionAction.dueOn, day),
        sql`${decisionAction.remindedOf} is distinct from ${decisionAction.dueOn}`,
      ),
    )

import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { describeRecords } from './describe-records.ts'
import { recordsOfPerson } from './queries.ts'

export type OwnRecords = Awaited<ReturnType<typeof loadOwnRecords>>

/** What is recorded of this person's access to restricted papers, in every body. */
export async function loadOwnRecords(ctx: Ctx, actor: Actor) {
  const records = await recordsOfPerson(ctx.db, actor.personId)
  return { pageTitle: 'records:mine.title', records: await describeRecords(ctx.db, actor, records) }
}

import { and, eq } from 'drizzle-orm'
import { isAbove } from '../../app/rules/classification.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { EditItem } from '../../app/wire/agenda.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { openVoteOn } from '../ballots/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda, isMasked } from './edit-agenda.ts'
import { itemFields } from './item-fields.ts'
import { itemById } from './queries.ts'

/** Rewrites an item read at `version`; over somebody else's edit it is refused as `item_stale`, and nothing is merged. */
export async function editItem(ctx: Ctx, actor: AnyActor, input: EditItem): Promise<Result<{ version: number }>> {
  const { itemId, version, requestId } = input
  const meetingId = (await itemById(ctx.db, itemId))?.meetingId
  return editAgenda(ctx, actor, { meetingId, act: 'item.edit', requestId, input }, async (work, { bodyId, items }) => {
    const current = items.find((item) => item.id === itemId)
    if (!current || (await isMasked(work, actor, bodyId, itemId))) return refuse('not_found')
    const fields = await itemFields(work, actor, bodyId, input.fields)
    if (!fields.ok) return fields
    // A published item closes at once: to nobody who is voting on it.
    const closes = isAbove(fields.value.classification, current.classification)
    if (closes && (await openVoteOn(work.tx, itemId))) return refuse('access_vote_open')
    const written = await work.tx
      .update(agendaItem)
      .set({ ...fields.value, version: version + 1 })
      .where(and(eq(agendaItem.id, itemId), eq(agendaItem.version, version)))
      .returning({ version: agendaItem.version })
    if (!written[0]) return refuse('item_stale', { version: String(current.version) })
    await rewriteAccess(work, bodyId, [itemId])
    return ok({ version: written[0].version })
  })
}

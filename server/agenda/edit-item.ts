import { and, eq } from 'drizzle-orm'
import { mergeItem } from '../../app/rules/agenda-merge.ts'
import { isAbove } from '../../app/rules/classification.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { EditItem, ItemFields } from '../../app/wire/agenda.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { openVoteOn } from '../ballots/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { editAgenda, isMasked } from './edit-agenda.ts'
import { itemFields } from './item-fields.ts'
import { fieldsOf, type Item, itemById } from './queries.ts'

/** `fields` is the item as it stands after: what was written, with what others wrote meanwhile in its other parts. */
export type Edited = { version: number; fields: ItemFields }

/**
 * Rewrites an item read at `version`. Over somebody else's edit, parts that only one of the two changed are merged; a part that both
 * changed refuses all of it as `item_stale`.
 */
export async function editItem(ctx: Ctx, actor: AnyActor, input: EditItem): Promise<Result<Edited>> {
  const { itemId, requestId } = input
  const meetingId = (await itemById(ctx.db, itemId))?.meetingId
  return editAgenda(ctx, actor, { meetingId, act: 'item.edit', requestId, input }, async (work, { bodyId, items }) => {
    const current = items.find((item) => item.id === itemId)
    if (!current || (await isMasked(work, actor, bodyId, itemId))) return refuse('not_found')
    const merged = mergedInto(current, input)
    if (!merged) return refuse('item_stale', { version: String(current.version) })
    const fields = await itemFields(work, actor, bodyId, merged)
    if (!fields.ok) return fields
    // A published item closes at once: to nobody who is voting on it.
    const closes = isAbove(fields.value.classification, current.classification)
    if (closes && (await openVoteOn(work.tx, itemId))) return refuse('access_vote_open')
    const version = current.version + 1
    const written = await work.tx
      .update(agendaItem)
      .set({ ...fields.value, version })
      .where(and(eq(agendaItem.id, itemId), eq(agendaItem.version, current.version)))
      .returning({ id: agendaItem.id })
    if (written.length !== 1) throw new Error(`Item ${itemId} was written outside its body's head`)
    await rewriteAccess(work, bodyId, [itemId])
    return ok({ version, fields: { ...fields.value, closed: fields.value.closed ?? '' } })
  })
}

/** Null where both changed the same part, or where nobody said what was read. */
function mergedInto(current: Item, { version, base, fields }: EditItem): ItemFields | null {
  if (version === current.version) return fields
  if (!base || version > current.version) return null
  const { merged, conflicts } = mergeItem(base, fields, fieldsOf(current))
  return conflicts.length === 0 ? merged : null
}

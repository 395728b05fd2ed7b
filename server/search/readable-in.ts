import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { itemIdsOf } from '../agenda/queries.ts'
import { type Meeting, meetingsOf } from '../meetings/queries.ts'
import type { Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import type { ItemLevel } from '../policies/item-level.ts'
import { may } from '../policies/permit.ts'

export type Readable = {
  bodyId: BodyId
  meetings: Meeting[]
  levels: Map<ItemId, ItemLevel>
  /** Whether this person also sees what is not published or released yet. */
  draft: boolean
}

/** What of a body a person may come upon in a search. */
export async function readableIn(db: Db, actor: Actor, bodyId: BodyId): Promise<Readable> {
  const [meetings, items] = await Promise.all([meetingsOf(db, [bodyId]), itemIdsOf(db, bodyId)])
  const levels = await levelsFor(db, actor, bodyId, items)
  return { bodyId, meetings, levels, draft: may(actor, 'paper.attach', bodyId) }
}

// Which items are dealt with in a closed part, by the agenda or as the sitting decided, and who stays for the part that runs.
import { staysInside } from '../../app/rules/closed-part.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { itemsForAccess } from '../agenda/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import { closuresOf, type Part, runningPart } from './queries.ts'

export async function closedAmong(db: Db | Tx, items: ItemId[]): Promise<Set<ItemId>> {
  if (items.length === 0) return new Set()
  const decided = await closuresOf(db, items)
  const facts = await itemsForAccess(db, items)
  const isClosed = ({ id, closed }: { id: ItemId; closed: boolean }) =>
    (decided.get(id) ?? (closed ? 'closed' : 'open')) === 'closed'
  return new Set(facts.filter(isClosed).map(({ id }) => id))
}

/** Whether this person stays for the part: by their seat, or admitted to the item under discussion. */
export async function mayStay(
  db: Db | Tx,
  given: Actor,
  { id, bodyId, currentItemId }: Pick<Meeting, 'id' | 'bodyId' | 'currentItemId'>,
): Promise<boolean> {
  const actor = inMeeting(given, id)
  if (mandatesIn(actor, bodyId).some(staysInside)) return true
  return currentItemId !== null && (await levelFor(db, actor, bodyId, currentItemId)) !== 'hidden'
}

/** The part that runs and that this person has to leave; null where there is none, or where they stay. */
export async function partKeptFrom(
  db: Db | Tx,
  actor: Actor,
  meeting: Pick<Meeting, 'id' | 'bodyId' | 'currentItemId'>,
): Promise<Part | null> {
  const part = await runningPart(db, meeting.id)
  return part && !(await mayStay(db, actor, meeting)) ? part : null
}

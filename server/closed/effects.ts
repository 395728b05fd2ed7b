// How a sitting goes into a closed part and out of it, inside the commit of another act: an item is called, its call is taken back, the
// sitting ends or is held again. Access is rewritten with it, so that nothing of a closed item leaves after this commit.
import { and, eq, isNull } from 'drizzle-orm'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { closedPart, itemClosure } from '../../db/schema/closed.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById, publication } from '../agenda/queries.ts'
import type { Work } from '../ledger/work.ts'
import { closedAmong } from './closed-queries.ts'
import { type Part, partsOf, runningPart } from './queries.ts'

type Sitting = { id: MeetingId; bodyId: BodyId }

export async function beginPart(
  work: Work,
  { id: meetingId, bodyId }: Sitting,
  { by, reason, reopensAt }: Pick<Part, 'by' | 'reason' | 'reopensAt'>,
): Promise<void> {
  const until = reopensAt ? { reopens_at: reopensAt.toISOString() } : {}
  const entry = work.append(
    { type: 'sitting.closed', payload: { meeting: meetingId, by, reason, ...until } },
    { subject: meetingId },
  )
  const row = { meetingId, bodyId, entry, by, reason, closedAt: work.at, reopensAt, endedAt: null }
  await work.tx.insert(closedPart).values(row)
}

/** Without an entry: the act in whose commit it is called ends it. */
export async function endPart(work: Work, meetingId: MeetingId): Promise<void> {
  await work.tx
    .update(closedPart)
    .set({ endedAt: work.at })
    .where(and(eq(closedPart.meetingId, meetingId), isNull(closedPart.endedAt)))
}

/** What was under discussion in a closed part is closed from here on. */
export async function closeItem(work: Work, { id: meetingId, bodyId }: Sitting, itemId: ItemId): Promise<void> {
  await decide(work, meetingId, itemId, 'closed')
  await rewriteAccess(work, bodyId, [itemId])
}

/** With all that was recorded of it. */
export async function discloseItem(work: Work, { id: meetingId, bodyId }: Sitting, itemId: ItemId): Promise<void> {
  await decide(work, meetingId, itemId, 'open')
  work.append({ type: 'item.disclosed', payload: { meeting: meetingId, item: itemId } }, { itemId, subject: meetingId })
  await rewriteAccess(work, bodyId, [itemId])
}

async function decide(work: Work, meetingId: MeetingId, itemId: ItemId, state: 'closed' | 'open'): Promise<void> {
  const set = { state, at: work.at }
  await work.tx
    .insert(itemClosure)
    .values({ itemId, meetingId, ...set })
    .onConflictDoUpdate({ target: itemClosure.itemId, set })
}

/** A new publication says anew what its agenda closes; what a sitting closed stays closed. */
export async function forgetOpened(work: Work, meetingId: MeetingId): Promise<void> {
  await work.tx.delete(itemClosure).where(and(eq(itemClosure.meetingId, meetingId), eq(itemClosure.state, 'open')))
}

/**
 * The item that is to be under discussion, null for none: the sitting is closed for one that is, and open again for one that is not,
 * unless whoever presides closed it; then the item is closed with it. Call it before the entry of the call.
 */
export async function settlePart(work: Work, sitting: Sitting, itemId: ItemId | null): Promise<void> {
  const part = await runningPart(work.tx, sitting.id)
  const closed = itemId !== null && (await closedAmong(work.tx, [itemId])).has(itemId)
  if (itemId !== null && closed && !part) {
    const items = (await publication(work.tx, sitting.id))?.items ?? []
    const marked = items.find(({ item }) => item === itemId)?.closed
    // One that an earlier part closed is closed again for that part's reason.
    const earlier = (await partsOf(work.tx, sitting.id)).at(-1)?.reason
    const reason = marked ?? (await itemById(work.tx, itemId))?.closed ?? earlier ?? ''
    await beginPart(work, sitting, { by: 'agenda', reason, reopensAt: await plannedEnd(work, items, itemId) })
    // Closed by a draft that was not published since: this sitting decides it.
    if (marked === undefined) await decide(work, sitting.id, itemId, 'closed')
  }
  if (!closed && part?.by === 'agenda') {
    await endPart(work, sitting.id)
    work.append({ type: 'sitting.reopened', payload: { meeting: sitting.id, by: 'agenda' } }, { subject: sitting.id })
  }
  if (itemId !== null && !closed && part?.by === 'chair') await closeItem(work, sitting, itemId)
}

/** When the closed items that follow one another from here on are over, by their planned minutes. */
async function plannedEnd(work: Work, items: readonly PublishedItem[], from: ItemId): Promise<Date | null> {
  const closed = await closedAmong(
    work.tx,
    items.map(({ item }) => item),
  )
  const rest = items.slice(items.findIndex(({ item }) => item === from))
  const open = rest.findIndex(({ item }) => !closed.has(item))
  const minutes = rest.slice(0, open < 0 ? rest.length : open).reduce((sum, item) => sum + Number(item.minutes), 0)
  return minutes > 0 ? new Date(work.at.getTime() + minutes * 60_000) : null
}

// What other concepts' commits do to agendas.
import { and, eq } from 'drizzle-orm'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { agendaItem, agendaSnapshot } from '../../db/schema/agenda.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { officerSeats } from '../bodies/queries.ts'
import { closuresOf, partsOf } from '../closed/queries.ts'
import { followItem } from '../interests/effects.ts'
import type { Work } from '../ledger/work.ts'
import { draftSitting, raiseVersion } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { type NewItem as AddedItem, insertItems } from './insert-items.ts'
import { itemFields } from './item-fields.ts'
import { draftItems, type Item, itemById, publication } from './queries.ts'

/** In the place of a title that is no more. */
export const DESTROYED_TITLE = { ar: 'أُتلف مضمونه', en: 'Content destroyed' }
const NOTHING = { ar: '', en: '' }

/**
 * Takes the words out of one publication of an agenda; its items, numbers and digest stay. Once the latest is without words, the
 * items of the meeting lose theirs too: answers those that did.
 */
export async function destroyWords(work: Work, meetingId: MeetingId, revision: number): Promise<ItemId[]> {
  const which = and(eq(agendaSnapshot.meetingId, meetingId), eq(agendaSnapshot.revision, revision))
  const [row] = await work.tx.select({ canonical: agendaSnapshot.canonical }).from(agendaSnapshot).where(which)
  if (!row) return []
  const snapshot = JSON.parse(row.canonical) as AgendaSnapshot
  const items = snapshot.items.map((item) => ({
    ...item,
    title: DESTROYED_TITLE,
    purpose: NOTHING,
    decision: null,
    papers: item.papers.map((paper) => ({ ...paper, title: DESTROYED_TITLE })),
    // A blind that stayed would let a guess of the words be tried against the digest.
    blind: '',
    ...(item.closed !== undefined && { closed: '' }),
  }))
  const canonical = canonicalize({ ...snapshot, items } as Json)
  await work.tx.update(agendaSnapshot).set({ canonical }).where(which)
  const latest = await publication(work.tx, meetingId)
  if (latest?.revision !== String(revision)) return []
  const rows = await work.tx
    .update(agendaItem)
    .set({ title: DESTROYED_TITLE, purpose: NOTHING, decision: null })
    .where(eq(agendaItem.meetingId, meetingId))
    .returning({ id: agendaItem.id })
  return rows.map(({ id }) => id)
}

/** Puts the item's matter, as it was published, last on the body's next draft agenda: a new item that names the old one. */
export async function carryItem(ctx: Ctx, work: Work, itemId: ItemId): Promise<ItemId> {
  const item = await itemById(work.tx, itemId)
  if (!item) throw new Error(`No item ${itemId}`)
  const meetingId = await draftSitting(ctx, work, item.bodyId)
  const id = await takeUpAgain(ctx, work, itemId, meetingId, {
    ar: (number, place) => `محال من التمرير رقم ${number}، البند ${place}.`,
    en: (number, place) => `Referred from circulation ${number}, item ${place}.`,
  })
  await raiseVersion(work, meetingId)
  work.change('agenda', meetingId, await officerSeats(work.tx, item.bodyId))
  return id
}

type Origin = Record<'ar' | 'en', (number: number, place: string) => string>

/** A new item, last of that agenda, with the published words of the old one, whose recusals follow it. The caller raises the version. */
export async function takeUpAgain(
  ctx: Ctx,
  work: Work,
  itemId: ItemId,
  meetingId: MeetingId,
  origin: Origin,
): Promise<ItemId> {
  const item = await itemById(work.tx, itemId)
  const from = item && (await meetingById(work.tx, item.meetingId))
  const told = from && (await publication(work.tx, from.id))?.items.find((one) => one.item === itemId)
  if (!item || !from || !told) throw new Error(`No published item ${itemId}`)
  const id = await addLast(ctx, work, item.bodyId, meetingId, {
    type: item.type,
    title: told.title,
    presenterSeatId: item.presenterSeatId,
    minutes: item.minutes,
    purpose: {
      ar: lines(told.purpose.ar, origin.ar(from.number, told.number)),
      en: lines(told.purpose.en, origin.en(from.number, told.number)),
    },
    decision: told.decision,
    classification: item.classification,
    closed: await reasonClosed(work, item),
    carriedFrom: itemId,
  })
  await followItem(work, itemId, id)
  await rewriteAccess(work, item.bodyId, [id])
  return id
}

/** What a sitting closed is carried along as closed, too. */
async function reasonClosed(work: Work, { id, meetingId, closed }: Item): Promise<string | null> {
  const decided = (await closuresOf(work.tx, [id])).get(id)
  if (decided !== 'closed') return decided === 'open' ? null : closed
  return closed ?? (await partsOf(work.tx, meetingId)).at(-1)?.reason ?? null
}

type NewItem = Pick<typeof agendaItem.$inferInsert, 'type' | 'title' | 'minutes' | 'purpose'> &
  Partial<
    Pick<typeof agendaItem.$inferInsert, 'presenterSeatId' | 'decision' | 'classification' | 'closed' | 'carriedFrom'>
  >

/** An item more, last on the agenda of the body's next sitting that is being prepared. */
export async function addToNextSitting(
  ctx: Ctx,
  work: Work,
  bodyId: BodyId,
  fields: NewItem,
): Promise<{ meetingId: MeetingId; itemId: ItemId }> {
  const meetingId = await draftSitting(ctx, work, bodyId)
  const itemId = await addLast(ctx, work, bodyId, meetingId, fields)
  await raiseVersion(work, meetingId)
  await rewriteAccess(work, bodyId, [itemId])
  work.change('agenda', meetingId, await officerSeats(work.tx, bodyId))
  return { meetingId, itemId }
}

/** What an officer places on a draft agenda from elsewhere: checked as their own writing is, last of its agenda. */
export async function placeItem(
  ctx: Ctx,
  work: Work,
  actor: AnyActor,
  bodyId: BodyId,
  meetingId: MeetingId,
  fields: ItemFields,
): Promise<Result<{ itemId: ItemId }>> {
  const checked = await itemFields(work, actor, bodyId, fields)
  if (!checked.ok) return checked
  const itemId = await addLast(ctx, work, bodyId, meetingId, checked.value)
  await raiseVersion(work, meetingId)
  await rewriteAccess(work, bodyId, [itemId])
  work.change('agenda', meetingId, await officerSeats(work.tx, bodyId))
  return ok({ itemId })
}

async function addLast(ctx: Ctx, work: Work, bodyId: BodyId, meetingId: MeetingId, fields: NewItem): Promise<ItemId> {
  const others = (await draftItems(work.tx, meetingId)).filter(({ parentId }) => parentId === null)
  const id = ctx.id() as ItemId
  const position = Math.max(-1, ...others.map(({ position }) => position)) + 1
  await work.tx.insert(agendaItem).values({ id, meetingId, bodyId, parentId: null, position, ...fields })
  return id
}

const lines = (...parts: string[]): string => parts.filter((part) => part.trim() !== '').join('\n')

/** The first items of a draft that was just made: all of them or none. */
export const beginAgenda = (
  ctx: Ctx,
  work: Work,
  actor: AnyActor,
  draft: { bodyId: BodyId; meetingId: MeetingId },
  items: readonly AddedItem[],
): Promise<Result<{ itemIds: ItemId[] }>> => insertItems(ctx, work, actor, { ...draft, items: [] }, null, items)

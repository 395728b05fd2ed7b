import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { papersOf } from '../documents/queries.ts'
import { calledItems } from '../ledger/called-items.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { failuresOf, type Meeting } from './queries.ts'

export type SittingItem = Awaited<ReturnType<typeof sittingItems>>['items'][number]

/**
 * The published agenda with its progress, as this person may see it: an item hidden from them is absent, and while it is
 * discussed they are told of no current item.
 */
export async function sittingItems(ctx: Ctx, actor: Actor, meeting: Meeting) {
  const told = await publication(ctx.db, meeting.id)
  const all = told?.items ?? []
  const ids = all.map((item) => item.item)
  const levels = await levelsFor(ctx.db, actor, meeting.bodyId, ids)
  const shown = all.filter((item) => levels.get(item.item) !== 'hidden')
  const open = new Set(shown.filter((item) => levels.get(item.item) === 'visible').map((item) => item.item))
  const papers = await papersOf(ctx.db, [...open], { draft: false })
  // What was called before the meeting failed is called again when it is held.
  const failed = (await failuresOf(ctx.db, meeting.id)).at(-1)
  const called = await calledItems(ctx.db, meeting.bodyId, meeting.id, failed?.entry ?? -1)
  const calledAt = new Map(called.map(({ itemId, at }) => [itemId, at]))
  const current = shown.some((item) => item.item === meeting.currentItemId) ? meeting.currentItemId : null
  const items = shown.map((item) => ({
    itemId: item.item,
    number: item.number,
    depth: item.number.split('.').length - 1,
    title: item.title,
    type: item.type,
    minutes: Number(item.minutes),
    /** False: this person knows the title and nothing that is written. */
    open: open.has(item.item),
    classification: item.classification,
    decision: open.has(item.item) ? item.decision : null,
    purpose: open.has(item.item) ? item.purpose : null,
    presenter: open.has(item.item) ? item.presenter : null,
    state: progress(item, current, calledAt),
    calledAt: calledAt.get(item.item)?.toISOString() ?? null,
    papers: papers
      .filter((paper) => paper.itemId === item.item)
      .map(({ id, title, version }) => ({ paperId: id, versionId: version.id, title, pages: version.pages })),
  }))
  return { told, items, current }
}

const progress = (item: PublishedItem, current: ItemId | null, called: Map<ItemId, Date>) =>
  item.item === current ? ('current' as const) : called.has(item.item) ? ('done' as const) : ('rest' as const)

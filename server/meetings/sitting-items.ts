import { beforeCurrent, MISTAKEN_CALL_MS, type Order, readOrder } from '../../app/rules/running-order.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { isShut, standingsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { closedItems } from '../closed/sitting-queries.ts'
import { papersOf } from '../documents/queries.ts'
import { orderActs } from '../ledger/sitting-acts.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import type { Actor } from '../policies/actor.ts'
import type { Meeting } from './queries.ts'

export type SittingItem = Awaited<ReturnType<typeof sittingItems>>['items'][number]

/**
 * The published agenda with its progress, as this person may see it: an item hidden from them is absent, and while it is
 * discussed they are told of no current item. Of one that is closed they are told its number (`shut`), among the others by `place`.
 */
export async function sittingItems(ctx: Ctx, actor: Actor, meeting: Meeting) {
  const shared = <T>(what: string, read: () => Promise<T>) => readTogether(ctx.queues, `${what} ${meeting.id}`, read)
  const told = await shared('publication', () => publication(ctx.db, meeting.id))
  const all = told?.items ?? []
  const ids = all.map((item) => item.item)
  const standings = await standingsFor(ctx.db, actor, meeting.bodyId, ids)
  const levelOf = (item: ItemId) => standings.get(item)?.level ?? 'hidden'
  const shown = all.filter((item) => levelOf(item.item) !== 'hidden')
  const open = new Set(shown.filter((item) => levelOf(item.item) === 'visible').map((item) => item.item))
  const papers = await shared('papers', () => papersOf(ctx.db, ids, { draft: false }))
  const order = await shared('order', async () =>
    readOrder(await orderActs(ctx.db, meeting.bodyId, meeting.id), meeting.id),
  )
  const calledAt = new Map<string, string>(order.calls.map(({ item, at }) => [item, at]))
  const current = shown.some((item) => item.item === meeting.currentItemId) ? meeting.currentItemId : null
  const closed = await closedItems(ctx, meeting, ids)
  const places = new Map(all.map(({ item }, place) => [item, place]))
  const items = shown.map((item) => ({
    itemId: item.item,
    place: places.get(item.item) ?? 0,
    number: item.number,
    depth: item.number.split('.').length - 1,
    title: item.title,
    type: item.type,
    minutes: Number(item.minutes),
    /** False: this person knows the title and nothing that is written. */
    open: open.has(item.item),
    closed: closed.has(item.item),
    classification: item.classification,
    decision: open.has(item.item) ? item.decision : null,
    purpose: open.has(item.item) ? item.purpose : null,
    presenter: open.has(item.item) ? item.presenter : null,
    state: progress(item, current, order),
    calledAt: calledAt.get(item.item) ?? null,
    papers: papers
      .filter((paper) => paper.itemId === item.item && open.has(item.item))
      .map(({ id, title, version }) => ({ paperId: id, versionId: version.id, title, pages: version.pages })),
  }))
  const seen = new Set<string>(shown.map(({ item }) => item))
  return {
    told,
    items,
    current,
    shut: all.flatMap(({ item, number }, place) =>
      isShut(standings.get(item)) ? [{ number, depth: number.split('.').length - 1, place }] : [],
    ),
    /** Times in session of the items that this person sees. */
    spells: order.spells.filter(({ item }) => seen.has(item)),
    /** Until when the call of the current item may be taken back as a mistake, and to which it would go back. */
    undo: current && order.current ? undoOf(order, seen) : null,
  }
}

function undoOf(order: Order, seen: ReadonlySet<string>) {
  const back = beforeCurrent(order)?.item
  const until = new Date(Date.parse(order.current?.at ?? '') + MISTAKEN_CALL_MS).toISOString()
  return { until, to: back !== undefined && seen.has(back) ? back : null }
}

function progress({ item }: PublishedItem, current: ItemId | null, { deferred, calls, adopted }: Order) {
  if (item === current) return 'current' as const
  if (adopted.has(item)) return 'done' as const
  if (deferred.has(item)) return 'deferred' as const
  return calls.some((call) => call.item === item) ? ('done' as const) : ('rest' as const)
}

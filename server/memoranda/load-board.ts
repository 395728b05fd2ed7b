import { isOverdue } from '../../app/rules/memoranda.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { BoardQuery } from '../../app/wire/memoranda.ts'
import { itemById } from '../agenda/queries.ts'
import { bodyBySlug } from '../bodies/queries.ts'
import { meetingsById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { aimsOf } from './lodging.ts'
import { filedIn, lastFiled, lodgementHours, observationsOn, unitsById, unitsOf } from './queries.ts'
import { sightsOf } from './sight-queries.ts'

export type Board = Extract<Awaited<ReturnType<typeof loadBoard>>, { ok: true }>['value']
export type BoardCard = Board['cards'][number]

/**
 * Every memorandum that was filed with the body, as this officer may see them, with what is awaited and until when: of one meeting (what
 * aims at it or stands on its agenda), or of all.
 */
export async function loadBoard(ctx: Ctx, actor: Actor, slug: string, query: BoardQuery) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'memorandum.read', body.id)
  if (denied) return denied
  const now = ctx.clock()
  const all = await filedIn(ctx.db, body.id)
  const sights = await sightsOf(ctx.db, actor, all)
  const seen = all.filter(({ id }) => sights.get(id)?.officer)
  const ids = seen.map(({ id }) => id)
  const last = await lastFiled(ctx.db, ids)
  const observations = Map.groupBy(await observationsOn(ctx.db, ids), (one) => one.memorandumId)
  const units = await unitsById(ctx.db, [...new Set(seen.map(({ unitId }) => unitId))])
  const aims = await aimsOf(ctx.db, body.id, now)
  const items = new Map(
    await Promise.all(
      seen.flatMap(({ itemId }) => (itemId ? [itemById(ctx.db, itemId).then((item) => [itemId, item] as const)] : [])),
    ),
  )
  const meetingOf = ({ id, itemId }: (typeof seen)[number]) =>
    (itemId && items.get(itemId)?.meetingId) || (last.get(id)?.meetingId ?? null)
  const meetings = await meetingsById(ctx.db, [
    ...new Set([...seen.flatMap((one) => meetingOf(one) ?? []), ...(query.meeting ? [query.meeting] : [])]),
  ])
  const chosen = query.meeting
    ? meetings.find(({ id, bodyId }) => id === query.meeting && bodyId === body.id)
    : undefined
  if (query.meeting && !chosen) return refuse('not_found')
  const shown = (id: string | null) => {
    const found = meetings.find((one) => one.id === id)
    return found ? { meetingId: found.id, number: found.number, startsAt: found.startsAt.toISOString() } : null
  }
  const cards = seen.map((one) => {
    const filed = last.get(one.id)
    const asked = (observations.get(one.id) ?? []).filter(({ state }) => state !== 'called_off')
    const item = one.itemId ? items.get(one.itemId) : undefined
    return {
      memorandumId: one.id,
      state: one.state,
      year: one.year,
      number: one.number,
      title: filed?.title ?? one.title,
      unit: units.get(one.unitId)?.name ?? { ar: '', en: '' },
      version: one.filed,
      late: filed?.late ?? false,
      lateAdmitted: one.lateAdmitted,
      lateReason: filed?.lateReason ?? '',
      filedAt: (filed?.filedAt ?? one.begunAt).toISOString(),
      meeting: shown(meetingOf(one)),
      asked: asked.length,
      awaited: asked.filter(({ state }) => state === 'awaited').length,
      overdue: asked.filter((ask) => isOverdue(ask, now)).length,
      nextDue: asked.find((ask) => ask.state === 'awaited' && ask.dueAt > now)?.dueAt.toISOString() ?? null,
      /** Its item is on no agenda any more. */
      gone: one.state === 'scheduled' && (item?.removed ?? false) && item?.publishedRevision === null,
    }
  })
  const { id, name, accent, zone } = body
  return ok({
    accent,
    zone,
    density: 'desk' as const,
    pageTitle: 'memoranda:title',
    now: now.toISOString(),
    body: { id, slug, name },
    may: { ledger: may(actor, 'ledger.read', id), keepUnits: may(actor, 'unit.keep', id) },
    hours: await lodgementHours(ctx.db, id),
    units: (await unitsOf(ctx.db, id)).length,
    total: cards.length,
    chosen: chosen ? shown(chosen.id) : null,
    meetings: aims.map(({ startsAt, deadline, ...aim }) => ({
      ...aim,
      startsAt: startsAt.toISOString(),
      deadline: deadline?.toISOString() ?? null,
      count: cards.filter(({ meeting, state }) => meeting?.meetingId === aim.meetingId && state !== 'withdrawn').length,
    })),
    cards: chosen ? cards.filter(({ meeting }) => meeting?.meetingId === chosen.id) : cards,
  })
}

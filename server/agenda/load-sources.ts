import { ok, refuse } from '../../app/rules/result.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { seatsOf } from '../bodies/queries.ts'
import { meetingById, meetingsOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { leftOverIn } from './left-over-queries.ts'
import { draftItems } from './queries.ts'
import { copyable, templatesOf } from './template-queries.ts'

/** Meetings further back are looked up, not offered. */
const BACK = 12

export type Sources = Extract<Awaited<ReturnType<typeof loadSources>>, { ok: true }>['value']
export type SourceItem = { parent: number | null; fields: ItemFields }

/** What an agenda may be begun with: the body's templates, its earlier meetings, and what those left undone. */
export async function loadSources(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'agenda.edit', bodyId)
  if (denied) return denied
  const now = ctx.clock()
  const sitting = new Set((await seatsOf(ctx.db, bodyId, now)).flatMap((seat) => (seat.personId ? [seat.id] : [])))
  // Who no longer sits presents nothing.
  const seated = (items: SourceItem[]): SourceItem[] =>
    items.map(({ parent, fields }) => {
      const { presenterSeatId } = fields
      const sits = presenterSeatId !== null && sitting.has(presenterSeatId)
      return { parent, fields: { ...fields, presenterSeatId: sits ? presenterSeatId : null } }
    })
  const earlier = (await meetingsOf(ctx.db, [bodyId]))
    .filter(({ id }) => id !== meetingId)
    .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    .slice(0, BACK)
  const meetings = []
  for (const { id, title, number, startsAt } of earlier) {
    const items = seated(await copyable(ctx.db, bodyId, await draftItems(ctx.db, id), now))
    if (items.length > 0) meetings.push({ meetingId: id, title, number, startsAt: startsAt.toISOString(), items })
  }
  const waiting = await leftOverIn(ctx.db, bodyId)
  const levels = await levelsFor(
    ctx.db,
    actor,
    bodyId,
    waiting.map(({ item }) => item.item as ItemId),
  )
  return ok({
    templates: (await templatesOf(ctx.db, bodyId)).map(({ id, name, items, savedAt }) => ({
      templateId: id,
      name,
      savedAt: savedAt.toISOString(),
      items: seated(items),
    })),
    meetings,
    waiting: waiting
      .filter(({ item }) => levels.get(item.item as ItemId) === 'visible')
      .map(({ meeting: from, item, why }) => ({
        itemId: item.item as ItemId,
        number: item.number,
        title: item.title,
        minutes: Number(item.minutes),
        why,
        from: { title: from.title, startsAt: from.startsAt.toISOString() },
      })),
  })
}

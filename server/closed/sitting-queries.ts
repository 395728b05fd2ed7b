// The closed part of a sitting as its screens show it: that one is held and until when, and to officers whom they may admit and what
// they may open again.
import { staysInside } from '../../app/rules/closed-part.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { closedAmong, mayStay } from './closed-queries.ts'
import { closedInPart } from './part-queries.ts'
import { admissionsIn, runningPart } from './queries.ts'

export type ClosedNow = NonNullable<Awaited<ReturnType<typeof closedNow>>>

/** Null while everybody may be there. `stays`: for this person nothing is closed. */
export async function closedNow(ctx: Ctx, actor: Actor, meeting: Meeting) {
  const part = await readTogether(ctx.queues, `part ${meeting.id}`, () => runningPart(ctx.db, meeting.id))
  if (!part) return null
  const { closedAt, reopensAt, reason, by } = part
  return {
    since: closedAt.toISOString(),
    until: reopensAt?.toISOString() ?? null,
    reason,
    by,
    stays: await mayStay(ctx.db, actor, meeting),
  }
}

/** For officers while a part runs: who may be admitted to the item under discussion, and what may be opened again. */
export async function closedDesk(ctx: Ctx, given: Actor, meeting: Meeting) {
  const actor = inMeeting(given, meeting.id)
  const { bodyId, currentItemId: current } = meeting
  if (!may(actor, 'closed.admit', bodyId) || !(await runningPart(ctx.db, meeting.id))) return null
  const all = await closedInPart(ctx.db, meeting)
  const levels = await levelsFor(
    ctx.db,
    actor,
    bodyId,
    all.map(({ itemId }) => itemId),
  )
  const items = all.filter(({ itemId }) => levels.get(itemId) === 'visible')
  const admits = current !== null && items.some(({ itemId }) => itemId === current)
  return { items, guests: admits ? await guestsOf(ctx, bodyId, current) : [] }
}

async function guestsOf(ctx: Ctx, bodyId: Meeting['bodyId'], itemId: ItemId) {
  const seats = (await seatsOf(ctx.db, bodyId, ctx.clock())).filter((seat) => !staysInside(seat) && seat.personId)
  const names = await namesOf(
    ctx.db,
    seats.flatMap(({ personId }) => personId ?? []),
  )
  const admitted = new Set((await admissionsIn(ctx.db, [itemId])).map(({ seatId }) => seatId))
  return seats.map(({ id, title, role, personId }) => ({
    seatId: id,
    itemId,
    title,
    role,
    name: (personId && names.get(personId)) || title,
    admitted: admitted.has(id),
  }))
}

/** Which of these items a sitting deals with in a closed part, for whoever sees them. */
export const closedItems = (ctx: Ctx, meeting: Meeting, items: ItemId[]): Promise<Set<ItemId>> =>
  readTogether(ctx.queues, `closed ${meeting.id}`, () => closedAmong(ctx.db, items))

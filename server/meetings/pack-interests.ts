import { mayAct } from '../../app/rules/meeting-states.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import { itemsPutToVote } from '../ballots/queries.ts'
import type { NamedSeat } from '../bodies/queries.ts'
import { declaredIn } from '../interests/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import type { ItemLevel } from '../policies/item-level.ts'
import { may } from '../policies/permit.ts'
import type { Meeting } from './queries.ts'

export type PackInterest = Awaited<ReturnType<typeof packInterests>>[number]

type Told = { items: PublishedItem[]; levels: Map<ItemId, ItemLevel>; seats: NamedSeat[] }

/**
 * The interests declared in this meeting's items: to each member their own, of an item that is hidden from them by its number alone;
 * to the secretary those of others too, in items the secretary may see.
 */
export async function packInterests(ctx: Ctx, actor: Actor, meeting: Meeting, { items, levels, seats }: Told) {
  const mine = new Set(mandatesIn(actor, meeting.bodyId).map((held) => held.seatId))
  const records = may(actor, 'interest.record', meeting.bodyId)
  const numbered = new Map(items.map((item) => [item.item, item]))
  const ids = [...numbered.keys()]
  const voted = await itemsPutToVote(ctx.db, ids)
  return (await declaredIn(ctx.db, ids)).flatMap(({ itemId, seatId, reason }) => {
    const [item, own] = [numbered.get(itemId), mine.has(seatId)]
    const hidden = levels.get(itemId) === 'hidden'
    if (!item || (!own && (!records || hidden))) return []
    const seat = seats.find((one) => one.seatId === seatId)
    return [
      {
        itemId,
        seatId,
        number: item.number,
        title: hidden ? null : item.title,
        who: seat?.name ?? seat?.title ?? null,
        reason,
        own,
        /** While no vote on the item was opened. */
        mayChange: mayAct(meeting.state, 'interest.declare') && !voted.has(itemId),
      },
    ]
  })
}

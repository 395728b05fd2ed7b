// The consent items of a sitting, as its screens show them: what is to be adopted, what was taken out, and until when one may be.
import { mayAct } from '../../app/rules/meeting-states.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { consentItems } from './consent-facts.ts'
import { adoptedIn, consentCallOf, positionsOf } from './queries.ts'

export type Consent = NonNullable<Awaited<ReturnType<typeof sittingConsent>>>

/** `seen`: the items of the sitting that this actor, as they are in it, sees. Null where it has no consent items. */
export async function sittingConsent(ctx: Ctx, actor: Actor, meeting: Meeting, seen: ReadonlySet<ItemId>) {
  const { all, call, adopted } = await readTogether(ctx.queues, `consent ${meeting.id}`, () =>
    readConsent(ctx, meeting),
  )
  const items = all.filter(({ item }) => seen.has(item))
  if (items.length === 0) return null
  const running = mayAct(meeting.state, 'consent.adopt')
  return {
    items: items.map(({ item, number, title, minutes, against, contestedBy }) => ({
      itemId: item,
      number,
      title,
      minutes: Number(minutes),
      against,
      contestedBy,
      adoptedAt: adopted.get(item)?.at.toISOString() ?? null,
    })),
    call: call && running ? { items: call.items, until: call.until.toISOString() } : null,
    mayAdopt: running && may(actor, 'consent.adopt', meeting.bodyId),
    mayContest: running,
    seatIds: mandatesIn(actor, meeting.bodyId)
      .filter(({ votes }) => votes)
      .map(({ seatId }) => seatId),
  }
}

/** The same for everybody who reads the sitting at that moment. */
async function readConsent(ctx: Ctx, meeting: Meeting) {
  const all = await consentItems(ctx.db, meeting)
  const call = all.length > 0 ? ((await consentCallOf(ctx.db, meeting.id)) ?? null) : null
  const adopted = new Map((all.length > 0 ? await adoptedIn(ctx.db, meeting.id) : []).map((one) => [one.itemId, one]))
  return { all, call, adopted }
}

/** Who said beforehand that they wish to speak to the item. */
export const wishesToSpeak = async (ctx: Ctx, meeting: Meeting, itemId: ItemId) =>
  (await positionsOf(ctx.db, meeting.id)).filter((one) => one.itemId === itemId && one.mark !== 'agree')

import { and, eq, isNull } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MandateId } from '../../app/wire/ids.ts'
import type { EndProxy } from '../../app/wire/proxies.ts'
import { proxy } from '../../db/schema/bodies.ts'
import { electorsAt, openVotesIn } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type GivenProxy, proxyById } from './proxy-queries.ts'
import { seatsOf } from './queries.ts'

/**
 * Withdraws a proxy, or gives it back. Not while a vote is open that counts it: who may vote was fixed when it opened, and the
 * seat's holder may still cast first.
 */
export async function endProxy(ctx: Ctx, actor: Actor, input: EndProxy): Promise<Result<{ mandateId: MandateId }>> {
  const { requestId, mandateId } = input
  const found = await proxyById(ctx.db, mandateId)
  if (!found) return refuse('not_found')
  const { bodyId, seatId, personId } = found
  const own = mandateOf(actor, seatId) !== undefined || personId === actor.personId
  const denied = permit(actor, own ? 'proxy.give' : 'proxy.record', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'proxy.end', requestId, input }, async (work) => {
    if (await countsNow(work.tx, found)) return refuse('proxy_vote_open')
    const ended = await work.tx
      .update(proxy)
      .set({ endsAt: work.at })
      .where(and(eq(proxy.mandateId, mandateId), isNull(proxy.endsAt)))
      .returning({ id: proxy.mandateId })
    if (ended.length === 0) return refuse('proxy_ended')
    work.append(
      { type: 'mandate.ended', payload: { mandate: mandateId, seat: seatId, person: personId } },
      { subject: seatId, seatId },
    )
    const seat = (await seatsOf(work.tx, bodyId, work.at)).find(({ id }) => id === seatId)
    const about = { bodyId, ...(found.meetingId && { meetingId: found.meetingId }), kind: 'proxy_ended' as const }
    const parties = [personId, seat?.personId ?? personId] as const
    for (const [told, aboutId] of [parties, [parties[1], parties[0]]] as const)
      if (told !== actor.personId && told !== aboutId) await tell(ctx, work, [told], { ...about, aboutId })
    work.change('body', bodyId)
    return ok({ mandateId })
  })
}

async function countsNow(tx: Tx, { bodyId, seatId, mandateId }: GivenProxy): Promise<boolean> {
  const open = await openVotesIn(tx, [bodyId])
  const places = open.map((vote) => ({ voteId: vote.id, seatId }))
  return (await electorsAt(tx, places)).some(({ elector }) => elector.mandates.includes(mandateId))
}

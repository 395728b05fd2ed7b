import { isNotNull, sql } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { DeclareInterest } from '../../app/wire/interests.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import { levelFor } from '../access/queries.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/**
 * Recuses a seat from an item: by its own member, or by the secretary, and then the member is told. From here on the body's
 * policy masks the item from that member everywhere, and the seat has no vote on it.
 */
export async function declareInterest(
  ctx: Ctx,
  actor: Actor,
  input: DeclareInterest,
): Promise<Result<{ itemId: ItemId; seatId: SeatId }>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'interest.declare', requestId, input }, async (work) => {
    const own = mandateOf(actor, seatId) !== undefined
    const denied = permit(actor, own ? 'interest.declare' : 'interest.record', bodyId)
    if (denied) return denied
    const [item, meeting] = [await itemById(work.tx, itemId), await meetingById(work.tx, meetingId)]
    if (!item || item.removed || !meeting) return refuse('not_found')
    const level = await levelFor(work.tx, actor, bodyId, itemId)
    if (level === 'hidden') return refuse('not_found')
    const allowed = applyAct(meeting.state, 'interest.declare')
    if (!allowed.ok) return allowed
    const seat = attendingSeat(await seatsOf(work.tx, bodyId, work.at), seatId)
    if ('ok' in seat) return seat
    // Who may vote was fixed, and entered in the ledger, when the vote opened.
    if ((await openVoteOfMeeting(work.tx, meetingId))?.itemId === itemId) return refuse('vote_still_open')

    const facts = { reason, declaredBy: actor.personId, declaredAt: work.at, withdrawnAt: null }
    const written = await work.tx
      .insert(declaredInterest)
      .values({ itemId, seatId, ...facts })
      .onConflictDoUpdate({
        target: [declaredInterest.itemId, declaredInterest.seatId],
        set: { ...facts, declaredAt: sql`excluded.declared_at` },
        setWhere: isNotNull(declaredInterest.withdrawnAt),
      })
      .returning({ itemId: declaredInterest.itemId })
    if (written.length === 0) return refuse('interest_already')
    work.append(
      { type: 'interest.declared', payload: { meeting: meetingId, item: itemId, seat: seatId, reason } },
      { itemId, subject: meetingId, seatId },
    )
    await rewriteAccess(work, bodyId, [itemId])
    if (!own && seat.personId)
      await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: 'interest_recorded', itemId })
    work.change('agenda', meetingId, { item: itemId })
    work.change('notice', meetingId, [seatId])
    return ok({ itemId, seatId })
  })
}

function attendingSeat(seats: SeatedPerson[], seatId: SeatId): SeatedPerson | Refusal {
  const seat = seats.find((one) => one.id === seatId)
  return seat && seat.role !== 'auditor' ? seat : refuse('not_found')
}

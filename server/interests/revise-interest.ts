// What taking back a declared interest and saying it anew have in common: by whom and until when, who is told, what is read again.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, ItemId, MeetingId, SeatId } from '../../app/wire/ids.ts'
import type { CorrectInterest, WithdrawInterest } from '../../app/wire/interests.ts'
import { itemById } from '../agenda/queries.ts'
import { wasPutToVote } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { interestPlace } from './interest-place.ts'

type Place = { bodyId: BodyId; meetingId: MeetingId; itemId: ItemId; seatId: SeatId }
type Revision = {
  act: 'interest.correct' | 'interest.withdraw'
  /** What the member hears of, where the secretary did it. */
  telling: 'interest_recorded' | 'interest_withdrawn'
  write: (work: Work, place: Place) => Promise<void>
}

/** Never once the item was put to the vote, because that was opened without the seat. */
export async function reviseInterest(
  ctx: Ctx,
  actor: Actor,
  input: CorrectInterest | WithdrawInterest,
  { act, telling, write }: Revision,
): Promise<Result<{ itemId: ItemId; seatId: SeatId }>> {
  const { itemId, seatId, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  const who = inMeeting(actor, meetingId)
  return commit(ctx, { bodies: bodyId, actor: who, act, requestId, input }, async (work) => {
    const place = await interestPlace(work, who, { itemId, seatId })
    if (!place.ok) return place
    const { seat, own, standing } = place.value
    if (!standing) return refuse('interest_not_declared')
    // What the member declared is not their deputy's to take back.
    if (standing.deputyId !== (seat.holderId && seat.mandateId)) return refuse('interest_of_another')
    if (await wasPutToVote(work.tx, itemId)) return refuse('interest_vote_opened')
    await write(work, { bodyId, meetingId, itemId, seatId })
    if (!own && seat.personId) await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: telling, itemId })
    work.change('agenda', meetingId, { item: itemId })
    work.change('notice', meetingId, [seatId])
    return ok({ itemId, seatId })
  })
}

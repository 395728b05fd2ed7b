import { and, inArray, isNull } from 'drizzle-orm'
import type { MeetingId, SpeechId } from '../../app/wire/ids.ts'
import { floorSpeech } from '../../db/schema/floor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

export type MyTurn = { speechId: SpeechId; meetingId: MeetingId }

/** Speeches of this person's seats that are under way: on whatever page they are, they are told that it is their turn. */
export async function loadMyTurn(ctx: Ctx, actor: Actor): Promise<MyTurn[]> {
  const seats = actor.mandates.map(({ seatId }) => seatId)
  if (seats.length === 0) return []
  return ctx.db
    .select({ speechId: floorSpeech.id, meetingId: floorSpeech.meetingId })
    .from(floorSpeech)
    .where(and(inArray(floorSpeech.seatId, seats), isNull(floorSpeech.endedAt), isNull(floorSpeech.interruptedAt)))
}

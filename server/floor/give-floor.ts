import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { OnAsk } from '../../app/wire/floor.ts'
import type { SpeechId } from '../../app/wire/ids.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { beginSpeech } from './begin-speech.ts'
import { endSpeech } from './effects.ts'
import { endAsk } from './end-ask.ts'
import { askById, floorSettingOf, liveSpeeches, speakingOf } from './queries.ts'
import { steerFloor } from './steer-floor.ts'
import { takesPart } from './takes-part.ts'

/**
 * Gives the floor to one that waits. A point of order interrupts whoever speaks, and their speech comes back after it; any other, and
 * a second point of order, ends the speech before it. While somebody's interrupted speech has yet to come back, nothing but a point
 * of order is given the floor. Refused: floor_not_waiting, floor_no_part, floor_voting,
 * floor_interrupted.
 */
export async function giveFloor(ctx: Ctx, actor: Actor, input: OnAsk): Promise<Result<{ speechId: SpeechId }>> {
  const { meetingId, askId } = input
  return steerFloor(ctx, actor, { act: 'floor.give', in: 'floor.give', input }, async (work, { meeting, itemId }) => {
    const refused = await endAsk(work, { meetingId, itemId, askId }, 'given')
    if (refused) return refused
    const ask = await askById(work.tx, askId)
    if (!ask) return refuse('not_found')
    const { seatId, kind } = ask
    if (!(await takesPart(work.tx, seatId, itemId))) return refuse('floor_no_part')
    const isOrder = kind === 'point_of_order'
    if (!isOrder && (await openVoteOfMeeting(work.tx, meetingId))) return refuse('floor_voting')
    const live = await liveSpeeches(work.tx, meetingId)
    if (!isOrder && live.length > 1) return refuse('floor_interrupted')
    const speaking = speakingOf(live)
    const replaced = speaking && (!isOrder || speaking.kind === 'point_of_order') ? speaking : null
    if (replaced) await endSpeech(work, replaced, { by: 'officer', cause: 'next' })
    const { seconds } = await floorSettingOf(work.tx, meetingId)
    const allowanceMs = seconds[kind] * 1000
    const place = { bodyId: meeting.bodyId, meetingId, itemId }
    const replacedId = replaced?.id ?? null
    return ok({ speechId: await beginSpeech(ctx, work, { ...place, seatId, kind, askId, replacedId, allowanceMs }) })
  })
}

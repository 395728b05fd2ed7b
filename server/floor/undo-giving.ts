import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { remainingAt } from '../../app/rules/speech-clock.ts'
import type { OnSpeech } from '../../app/wire/floor.ts'
import type { AskId, SpeechId } from '../../app/wire/ids.ts'
import { floorAsk } from '../../db/schema/floor.ts'
import type { Work } from '../ledger/work.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { beginSpeech } from './begin-speech.ts'
import { endSpeech } from './effects.ts'
import { askById, clockOf, type Speech, speechById, UNDO_MS, waitingOn } from './queries.ts'
import { steerSpeech } from './steer-speech.ts'

/** The button is there for UNDO_MS; a press that was under way when it went is still taken. */
const GRACE_MS = 3_000

/**
 * Takes back within seconds that the floor was given, and the ledger keeps that it was: the speech ends as a mistake, its request
 * waits again in its place, and whoever lost the floor by it speaks on with what was left to them. Refused: floor_not_speaking,
 * floor_undo_late.
 */
export const undoGiving = (ctx: Ctx, actor: Actor, input: OnSpeech): Promise<Result<object>> =>
  steerSpeech(ctx, actor, input, async (work, speech) => {
    if (work.at.getTime() - speech.startedAt.getTime() > UNDO_MS + GRACE_MS) return refuse('floor_undo_late')
    await endSpeech(work, speech, { by: 'officer', cause: 'mistake' })
    await waitAgain(work, speech.askId)
    if (speech.replacedId) await speakOn(ctx, work, speech.replacedId)
    return ok({})
  })

/** Unless its member has asked for the same again meanwhile. */
async function waitAgain(work: Work, askId: AskId): Promise<void> {
  const ask = await askById(work.tx, askId)
  if (!ask) return
  const waiting = await waitingOn(work.tx, ask.itemId)
  if (waiting.some(({ seatId, kind }) => seatId === ask.seatId && kind === ask.kind)) return
  await work.tx
    .update(floorAsk)
    .set({ state: 'waiting' })
    .where(and(eq(floorAsk.id, askId), eq(floorAsk.state, 'given')))
}

async function speakOn(ctx: Ctx, work: Work, replacedId: SpeechId): Promise<void> {
  const before = (await speechById(work.tx, replacedId)) as Speech
  if (!(await presentSeats(work.tx, before.meetingId)).includes(before.seatId)) return
  const { bodyId, meetingId, itemId, seatId, kind, askId } = before
  const place = { bodyId, meetingId, itemId, seatId, kind, askId, replacedId: null }
  const allowanceMs = Math.max(0, remainingAt(clockOf(before), (before.endedAt ?? work.at).getTime()))
  await beginSpeech(ctx, work, { ...place, allowanceMs }, before.id)
}

import { eq } from 'drizzle-orm'
import { pauseClock } from '../../app/rules/speech-clock.ts'
import type { SpeechId } from '../../app/wire/ids.ts'
import { floorSpeech } from '../../db/schema/floor.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import { writeClock } from './effects.ts'
import { clockOf, liveSpeeches, type Speech, speakingOf } from './queries.ts'

export type Begun = Pick<
  Speech,
  'bodyId' | 'meetingId' | 'itemId' | 'seatId' | 'kind' | 'askId' | 'replacedId' | 'allowanceMs'
>

/** A speech begins, and its clock runs; whoever still speaks is interrupted. `continues` names the speech it takes up again. */
export async function beginSpeech(ctx: Ctx, work: Work, begun: Begun, continues?: SpeechId): Promise<SpeechId> {
  const { meetingId, itemId, seatId, kind, allowanceMs } = begun
  const speaking = speakingOf(await liveSpeeches(work.tx, meetingId))
  if (speaking) {
    await writeClock(work, speaking, pauseClock(clockOf(speaking), work.at.getTime()))
    await work.tx.update(floorSpeech).set({ interruptedAt: work.at }).where(eq(floorSpeech.id, speaking.id))
  }
  const id = ctx.id() as SpeechId
  await work.tx.insert(floorSpeech).values({ ...begun, id, startedAt: work.at })
  const allowance = String(Math.floor(allowanceMs / 1000))
  const about = { meeting: meetingId, item: itemId, speech: id, seat: seatId, kind, allowance }
  work.append(
    { type: 'floor.given', payload: { ...about, ...(continues && { continues }) } },
    { itemId, subject: meetingId },
  )
  work.change('floor', meetingId, { item: itemId })
  return id
}

// How the floor is taken, and given up, inside the commit of another act: a member leaves, another item is called, the sitting is
// suspended or over, a vote begins. What was spoken becomes an entry of the ledger.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { FloorEnding } from '../../app/rules/floor.ts'
import { pauseClock, resumeClock, type SpeechClock, usedAt } from '../../app/rules/speech-clock.ts'
import type { ItemId, MeetingId, SeatId } from '../../app/wire/ids.ts'
import { floorAsk, floorSpeech } from '../../db/schema/floor.ts'
import type { Work } from '../ledger/work.ts'
import { clockOf, liveSpeeches, type Speech } from './queries.ts'

export type Ending = { by: 'self' | 'officer'; cause: FloorEnding }

/** Ends every speech, and none of them comes back. Who waits goes on waiting, on their item. */
export async function clearFloor(work: Work, meetingId: MeetingId, cause: FloorEnding): Promise<void> {
  for (const speech of await liveSpeeches(work.tx, meetingId)) await closeSpeech(work, speech, { by: 'officer', cause })
}

/** A seat loses the floor and its requests: on one item, or in the whole sitting. */
export async function leaveFloor(
  work: Work,
  place: { meetingId: MeetingId; seatId: SeatId; itemId?: ItemId },
  ending: Ending,
): Promise<void> {
  const { meetingId, seatId, itemId } = place
  await work.tx
    .update(floorAsk)
    .set({ state: 'dropped' })
    .where(
      and(
        eq(floorAsk.meetingId, meetingId),
        eq(floorAsk.seatId, seatId),
        eq(floorAsk.state, 'waiting'),
        itemId === undefined ? undefined : eq(floorAsk.itemId, itemId),
      ),
    )
  for (const speech of await liveSpeeches(work.tx, meetingId))
    if (speech.seatId === seatId && (itemId === undefined || speech.itemId === itemId))
      await endSpeech(work, speech, ending)
}

/** Seats that an item was hidden from just now lose the floor and their requests on it. */
export async function closeFloorTo(work: Work, hidden: readonly { itemId: ItemId; seatId: SeatId }[]): Promise<void> {
  const items = [...new Set(hidden.map(({ itemId }) => itemId))]
  if (items.length === 0) return
  const pairs = new Set(hidden.map(({ itemId, seatId }) => `${itemId} ${seatId}`))
  const isHidden = ({ itemId, seatId }: { itemId: ItemId; seatId: SeatId }) => pairs.has(`${itemId} ${seatId}`)
  const waiting = await work.tx
    .select()
    .from(floorAsk)
    .where(and(inArray(floorAsk.itemId, items), eq(floorAsk.state, 'waiting')))
  const asks = waiting.filter(isHidden)
  if (asks.length > 0) {
    const ids = asks.map(({ id }) => id)
    await work.tx.update(floorAsk).set({ state: 'dropped' }).where(inArray(floorAsk.id, ids))
    for (const { meetingId, itemId } of new Map(asks.map((ask) => [ask.itemId, ask])).values())
      work.change('floor', meetingId, { item: itemId })
  }
  const speeches = await work.tx
    .select()
    .from(floorSpeech)
    .where(and(inArray(floorSpeech.itemId, items), isNull(floorSpeech.endedAt)))
  for (const speech of speeches.filter(isHidden)) await endSpeech(work, speech, { by: 'officer', cause: 'recused' })
}

/** The clock of whoever speaks stands while the sitting is suspended; whoever presides lets it go on. */
export async function pauseFloor(work: Work, meetingId: MeetingId): Promise<void> {
  for (const speech of await liveSpeeches(work.tx, meetingId))
    await writeClock(work, speech, pauseClock(clockOf(speech), work.at.getTime()))
}

/** Ends a speech and answers how long it took; the one that it interrupted has the floor again, its clock standing until whoever presides lets it go on. */
export async function endSpeech(work: Work, speech: Speech, ending: Ending): Promise<number> {
  const spokenMs = await closeSpeech(work, speech, ending)
  const back = speech.interruptedAt === null ? await lastInterrupted(work, speech.meetingId) : undefined
  if (!back) return spokenMs
  await work.tx.update(floorSpeech).set({ interruptedAt: null }).where(eq(floorSpeech.id, back.id))
  // What was given by mistake took nothing from it: it goes on as it went.
  const at = work.at.getTime()
  if (ending.cause === 'mistake' && back.pausedAt?.getTime() === back.interruptedAt?.getTime())
    await writeClock(work, back, resumeClock(clockOf(back), at))
  return spokenMs
}

const lastInterrupted = async (work: Work, meetingId: MeetingId): Promise<Speech | undefined> =>
  (await liveSpeeches(work.tx, meetingId)).findLast((one) => one.interruptedAt !== null)

export async function writeClock(work: Work, { id, meetingId, itemId }: Speech, clock: SpeechClock): Promise<void> {
  const { pausedAt, pausedMs, allowanceMs } = clock
  await work.tx
    .update(floorSpeech)
    .set({ pausedAt: pausedAt === null ? null : new Date(pausedAt), pausedMs, allowanceMs })
    .where(eq(floorSpeech.id, id))
  work.change('floor', meetingId, { item: itemId })
}

async function closeSpeech(work: Work, speech: Speech, { by, cause }: Ending): Promise<number> {
  const { id, meetingId, itemId, seatId, kind } = speech
  const spokenMs = usedAt(clockOf(speech), work.at.getTime())
  await work.tx
    .update(floorSpeech)
    .set({ endedAt: work.at, spokenMs, mistaken: cause === 'mistake' })
    .where(eq(floorSpeech.id, id))
  const seconds = String(Math.floor(spokenMs / 1000))
  const payload = { meeting: meetingId, item: itemId, speech: id, seat: seatId, kind, seconds, by, cause }
  work.append({ type: 'floor.ended', payload }, { itemId, subject: meetingId, seatId })
  work.change('floor', meetingId, { item: itemId })
  return spokenMs
}

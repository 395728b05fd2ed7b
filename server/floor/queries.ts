// What others may read of requests and speeches.
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import type { AskFacts, FloorKind, FloorOrder } from '../../app/rules/floor.ts'
import type { SpeechClock } from '../../app/rules/speech-clock.ts'
import type { FloorSeconds } from '../../app/wire/floor.ts'
import type { AskId, ItemId, MeetingId, SeatId, SpeechId } from '../../app/wire/ids.ts'
import { floorAsk, floorSetting, floorSpeech } from '../../db/schema/floor.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Ask = typeof floorAsk.$inferSelect
export type Speech = typeof floorSpeech.$inferSelect
export type FloorSetting = { order: FloorOrder; closedItemId: ItemId | null; seconds: FloorSeconds }

/** Five minutes a speech, three a reply, two to raise a point of order, in the order of asking: until its officers say otherwise. */
const DEFAULTS: FloorSetting = {
  order: 'request',
  closedItemId: null,
  seconds: { speak: 300, point_of_order: 120, right_of_reply: 180 },
}

export async function floorSettingOf(db: Db | Tx, meetingId: MeetingId): Promise<FloorSetting> {
  const [found] = await db.select().from(floorSetting).where(eq(floorSetting.meetingId, meetingId))
  return found ?? DEFAULTS
}

/** Those that wait for the floor on an item, as they came. */
export const waitingOn = (db: Db | Tx, itemId: ItemId): Promise<Ask[]> =>
  db
    .select()
    .from(floorAsk)
    .where(and(eq(floorAsk.itemId, itemId), eq(floorAsk.state, 'waiting')))
    .orderBy(asc(floorAsk.place))

/** How many have asked on the item so far. */
export async function lastPlaceOn(db: Db | Tx, itemId: ItemId): Promise<number> {
  const [found] = await db
    .select({ last: max(floorAsk.place) })
    .from(floorAsk)
    .where(eq(floorAsk.itemId, itemId))
  return found?.last ?? 0
}

export async function askById(db: Db | Tx, id: AskId): Promise<Ask | undefined> {
  return (await db.select().from(floorAsk).where(eq(floorAsk.id, id)))[0]
}

/** Every speech of the sitting, as they began. */
export const speechesOf = (db: Db | Tx, meetingId: MeetingId): Promise<Speech[]> =>
  db
    .select()
    .from(floorSpeech)
    .where(eq(floorSpeech.meetingId, meetingId))
    .orderBy(asc(floorSpeech.startedAt), asc(floorSpeech.id))

/** Those that are not over: one has the floor, the others were interrupted, the last of them the last. */
export const liveSpeeches = (db: Db | Tx, meetingId: MeetingId): Promise<Speech[]> =>
  db
    .select()
    .from(floorSpeech)
    .where(and(eq(floorSpeech.meetingId, meetingId), isNull(floorSpeech.endedAt)))
    .orderBy(asc(floorSpeech.startedAt), asc(floorSpeech.id))

export const speakingOf = (live: readonly Speech[]): Speech | undefined =>
  live.find(({ interruptedAt, endedAt }) => interruptedAt === null && endedAt === null)

export async function speechById(db: Db | Tx, id: SpeechId): Promise<Speech | undefined> {
  return (await db.select().from(floorSpeech).where(eq(floorSpeech.id, id)))[0]
}

/** For so long what was given by mistake is taken back. */
export const UNDO_MS = 10_000

export const clockOf = ({ startedAt, pausedAt, pausedMs, allowanceMs }: Speech): SpeechClock => ({
  startedAt: startedAt.getTime(),
  pausedAt: pausedAt?.getTime() ?? null,
  pausedMs,
  allowanceMs,
})

type AskPlace = { meetingId: MeetingId; itemId: ItemId; seatId: SeatId; kind: FloorKind; voting: boolean }

/** What app/rules must know to say whether this seat may ask now. */
export async function askFacts(db: Db | Tx, place: AskPlace): Promise<AskFacts> {
  const { meetingId, itemId } = place
  const speeches = (await speechesOf(db, meetingId)).filter((one) => one.itemId === itemId)
  const { closedItemId } = await floorSettingOf(db, meetingId)
  return askFactsOf(place, { waiting: await waitingOn(db, itemId), speeches, listClosed: closedItemId === itemId })
}

/** The same of what was read already; the speeches are those on the item. */
export const askFactsOf = (
  { seatId, kind, voting }: Pick<AskPlace, 'seatId' | 'kind' | 'voting'>,
  { waiting, speeches, listClosed }: { waiting: readonly Ask[]; speeches: readonly Speech[]; listClosed: boolean },
): AskFacts => ({
  already:
    waiting.some((one) => one.seatId === seatId && one.kind === kind) ||
    speeches.some((one) => one.seatId === seatId && one.kind === kind && one.endedAt === null),
  listClosed,
  voting,
  othersSpoke: speeches.some((one) => one.seatId !== seatId && !one.mistaken),
})

// The floor as it stands: who speaks by which clock, who waits in which order, and who has spoken how long.
import { FLOOR_KINDS, type FloorKind, mayAsk } from '../../app/rules/floor.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { type SpeechClock, usedAt } from '../../app/rules/speech-clock.ts'
import type { AskId, ItemId, SeatId, SpeechId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { attendanceOf } from '../meetings/attendance-queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import {
  askFactsOf,
  clockOf,
  type FloorSetting,
  floorSettingOf,
  type Speech,
  speakingOf,
  speechesOf,
  UNDO_MS,
  waitingOn,
} from './queries.ts'
import { queueIn } from './queue-in.ts'

/** A seat as it is named on the floor. */
export type OnFloor = {
  seatId: SeatId
  personId: string | null
  name: Bilingual
  title: Bilingual
  bloc: string | null
}
export type Speaker = OnFloor & {
  speechId: SpeechId
  kind: FloorKind
  clock: SpeechClock
  /** Until then it is taken back as given by mistake, by the server's clock. */
  undoUntil: number
}
export type Waiting = OnFloor & { askId: AskId; kind: FloorKind; askedAt: string }
/** Spoken in speeches that are over or stand interrupted; whoever speaks now is added by the clock. */
export type Spoken = { seatId: SeatId; bloc: string | null; ms: number }

export type Floor = {
  speaker: Speaker | null
  /** Who speaks on after the point of order. */
  interrupted: Speaker[]
  queue: Waiting[]
  settings: Pick<FloorSetting, 'order' | 'seconds'> & { listClosed: boolean }
  spoken: Spoken[]
  blocs: { key: string; name: Bilingual }[]
  /** For each seat of the reader's that is in the room: what it may ask for now, or the code of the refusal. */
  asking: { seatId: SeatId; kinds: Record<FloorKind, string | null> }[]
  may: { give: boolean; record: boolean }
}

/** The part that is the same for everybody who may know of the item. */
export type FloorShown = Omit<Floor, 'asking' | 'may'>

/** For one reader: of an item that is hidden from them neither its speakers nor that there are any. */
export async function floorOf(ctx: Ctx, actor: Actor, meeting: Meeting): Promise<Floor> {
  const speeches = await readTogether(ctx.queues, `speeches ${meeting.id}`, () => speechesOf(ctx.db, meeting.id))
  const current = meeting.currentItemId
  const items = [...new Set([...speeches.map(({ itemId }) => itemId), ...(current ? [current] : [])])]
  const levels = await levelsFor(ctx.db, actor, meeting.bodyId, items)
  const seen = (itemId: ItemId) => levels.get(itemId) !== 'hidden'
  const itemId = current && seen(current) ? current : null
  const known = speeches.filter((speech) => seen(speech.itemId))
  // The same for all who may know of the same items.
  const { standing, shown } = await readTogether(
    ctx.queues,
    `floor ${meeting.id} ${itemId} ${known.map(({ id }) => id)}`,
    async () => {
      const standing = await standingOf(ctx, meeting, itemId, known)
      return { standing, shown: await shownOf(ctx, meeting, standing) }
    },
  )
  const steering = itemId !== null && may(actor, 'floor.give', meeting.bodyId) && mayAct(meeting.state, 'floor.give')
  return {
    ...shown,
    asking: itemId ? await askingOf(ctx, actor, meeting, itemId, standing) : [],
    may: { give: steering, record: steering && may(actor, 'floor.record', meeting.bodyId) },
  }
}

/** What is said aloud in the room while this item is discussed, for whoever may know of the item. */
export async function floorOn(ctx: Ctx, meeting: Meeting, itemId: ItemId | null): Promise<FloorShown> {
  const speeches = await speechesOf(ctx.db, meeting.id)
  return shownOf(ctx, meeting, await standingOf(ctx, meeting, itemId, speeches))
}

type Standing = Awaited<ReturnType<typeof standingOf>>

async function standingOf(ctx: Ctx, meeting: Meeting, itemId: ItemId | null, speeches: readonly Speech[]) {
  const [setting, waiting] = await Promise.all([
    floorSettingOf(ctx.db, meeting.id),
    itemId ? waitingOn(ctx.db, itemId) : [],
  ])
  const onItem = speeches.filter((speech) => speech.itemId === itemId)
  return { setting, waiting, speeches, onItem, listClosed: itemId !== null && setting.closedItemId === itemId }
}

async function shownOf(ctx: Ctx, meeting: Meeting, standing: Standing): Promise<FloorShown> {
  const { setting, waiting, speeches, onItem, listClosed } = standing
  const { order, seconds } = setting
  const settings = { order, seconds, listClosed }
  const body = await bodyById(ctx.db, meeting.bodyId)
  const blocs = body?.settings.blocs ?? []
  if (waiting.length + speeches.length === 0)
    return { speaker: null, interrupted: [], queue: [], settings, spoken: [], blocs }
  const seats = await seatsIn(ctx.db, meeting, ctx.clock())
  const live = onItem.filter(({ endedAt }) => endedAt === null)
  const named = new Set([...live, ...waiting].map(({ seatId }) => seatId))
  const people = seats.flatMap(({ id, personId }) => (personId && named.has(id) ? [personId] : []))
  const names = await namesOf(ctx.db, people)
  const known = new Map(seats.map((seat) => [seat.id, seat]))
  const onFloor = (seatId: SeatId): OnFloor => {
    const seat = known.get(seatId)
    const title = seat?.title ?? { ar: '', en: '' }
    const personId = seat?.personId ?? null
    return { seatId, personId, name: (personId && names.get(personId)) || title, title, bloc: seat?.bloc ?? null }
  }
  const shown = (speech: Speech): Speaker => ({
    ...onFloor(speech.seatId),
    speechId: speech.id,
    kind: speech.kind,
    clock: clockOf(speech),
    undoUntil: speech.startedAt.getTime() + UNDO_MS,
  })
  const speaking = speakingOf(live)
  const queue = queueIn({ seats, waiting, speeches: onItem, order })
  return {
    speaker: speaking ? shown(speaking) : null,
    interrupted: live.filter((speech) => speech !== speaking).map(shown),
    queue: queue.map(({ id, kind, seatId, askedAt }) => ({
      ...onFloor(seatId),
      askId: id,
      kind,
      askedAt: askedAt.toISOString(),
    })),
    settings,
    spoken: spokenIn(speeches, speaking).map((one) => ({ ...one, bloc: known.get(one.seatId)?.bloc ?? null })),
    blocs,
  }
}

async function askingOf(ctx: Ctx, actor: Actor, meeting: Meeting, itemId: ItemId, standing: Standing) {
  if (!mayAct(meeting.state, 'floor.request') || !may(actor, 'floor.request', meeting.bodyId)) return []
  const attending = await readTogether(ctx.queues, `attendance ${meeting.id}`, () => attendanceOf(ctx.db, meeting.id))
  const here = attending.filter(({ leftAt, seatId }) => !leftAt && mandateOf(actor, seatId))
  if (here.length === 0) return []
  const [interests, vote] = await Promise.all([interestsIn(ctx.db, [itemId]), openVoteOfMeeting(ctx.db, meeting.id)])
  const recused = new Set(interests.map(({ seatId }) => seatId))
  const facts = { waiting: standing.waiting, speeches: standing.onItem, listClosed: standing.listClosed }
  return here.map(({ seatId }) => {
    const refusal = (kind: FloorKind): string | null => {
      if (recused.has(seatId)) return 'floor_no_part'
      const allowed = mayAsk(kind, askFactsOf({ seatId, kind, voting: vote !== undefined }, facts))
      return allowed.ok ? null : allowed.code
    }
    const kinds = Object.fromEntries(FLOOR_KINDS.map((kind) => [kind, refusal(kind)])) as Record<
      FloorKind,
      string | null
    >
    return { seatId, kinds }
  })
}

function spokenIn(speeches: readonly Speech[], speaking: Speech | undefined): Omit<Spoken, 'bloc'>[] {
  const total = new Map<SeatId, number>()
  for (const speech of speeches) {
    if (speech === speaking) continue
    const ms = speech.spokenMs ?? usedAt(clockOf(speech), speech.pausedAt?.getTime() ?? 0)
    total.set(speech.seatId, (total.get(speech.seatId) ?? 0) + ms)
  }
  return [...total].map(([seatId, ms]) => ({ seatId, ms }))
}

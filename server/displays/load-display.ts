import { eq } from 'drizzle-orm'
import { roomDisplay } from '../../db/schema/displays.ts'
import { publication } from '../agenda/queries.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { runningPart } from '../closed/queries.ts'
import { floorOn } from '../floor/floor-queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import { roomOf } from '../meetings/room-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { loadDeclared, loadOpen } from './load-wall-vote.ts'
import { boundTo, type Display, displayOf } from './queries.ts'
import { mayHang } from './wall-queries.ts'

const SEEN_MS = 15_000

export type DisplayPage = Awaited<ReturnType<typeof loadDisplay>>
export type DisplayRoom = Extract<DisplayPage, { kind: 'room' }>
export type DisplayItem = NonNullable<DisplayRoom['item']>

/**
 * All that a screen on the wall can ask for, by its own cookie and nobody's session: a code while it belongs to no sitting, then
 * the sitting as everybody in the room may see it. Whoever comes back reads the same as whoever stayed.
 */
export async function loadDisplay(ctx: Ctx, cookieHeader: string | null) {
  const now = ctx.clock()
  const display = await displayOf(ctx, cookieHeader)
  if (!display) return { kind: 'unknown' as const, now: now.toISOString() }
  await see(ctx, display, now)
  const meeting = await boundTo(ctx.db, display, now)
  if (!meeting) {
    // A sitting that is over leaves the screen with a code that was used: it asks for another.
    if (display.meetingId || display.codeUntil <= now) return { kind: 'unknown' as const, now: now.toISOString() }
    const { code, codeUntil } = display
    return { kind: 'code' as const, now: now.toISOString(), code, until: codeUntil.toISOString() }
  }
  return { kind: 'room' as const, now: now.toISOString(), ...(await roomPage(ctx, display, meeting)) }
}

async function roomPage(ctx: Ctx, { language, theme }: Display, meeting: Meeting) {
  const body = await bodyById(ctx.db, meeting.bodyId)
  if (!body) throw new Error(`No body ${meeting.bodyId}`)
  const part = await runningPart(ctx.db, meeting.id)
  const told = await publication(ctx.db, meeting.id)
  const sitting = meeting.state === 'in_session' || meeting.state === 'suspended'
  const votes = sitting && !part ? await votesOfMeeting(ctx.db, meeting.id) : []
  const running = votes.find(({ state }) => state === 'open')
  const itemId = sitting && !part ? (running?.itemId ?? meeting.currentItemId) : null
  const found = told?.items.find(({ item }) => item === itemId)
  const open = found !== undefined && (await mayHang(ctx, meeting, found.item))
  const room = sitting && !part ? await roomOf(ctx, meeting, open ? found.item : null) : null
  const floor = open && !running ? await floorOn(ctx, meeting, found.item) : null
  const last =
    open && !running ? votes.findLast((vote) => vote.itemId === found.item && vote.result !== null) : undefined
  return {
    language: language ?? ('ar' as const),
    theme: theme ?? ('light' as const),
    accent: body.accent,
    zone: body.zone,
    body: { name: body.name, plan: body.plan },
    meeting: {
      number: meeting.number,
      state: meeting.state,
      startsAt: told?.starts_at ?? meeting.startsAt.toISOString(),
      place: told?.place ?? meeting.place,
      closedAt: meeting.closedAt?.toISOString() ?? null,
      resumesAt: meeting.resumesAt?.toISOString() ?? null,
    },
    /** A closed part is held: the wall says that, and nothing of what goes on in it. */
    part: part ? { since: part.closedAt.toISOString(), until: part.reopensAt?.toISOString() ?? null } : null,
    room: room && { seats: room.seats, quorum: room.quorum },
    /** Of an item that somebody in the room is kept from, the number and nothing else. */
    item: found
      ? open
        ? { closed: false as const, number: found.number, title: found.title, decision: found.decision }
        : { closed: true as const, number: found.number }
      : null,
    /** Who has the floor on it, by which clock. */
    speaker: floor?.speaker ? { name: floor.speaker.name, kind: floor.speaker.kind, clock: floor.speaker.clock } : null,
    vote: open && running ? await loadOpen(ctx, running) : null,
    result: last ? await loadDeclared(ctx, last) : null,
  }
}

/** Officers see in the console when each screen was last heard of. */
async function see(ctx: Ctx, { id, seenAt }: Display, now: Date): Promise<void> {
  if (now.getTime() - seenAt.getTime() < SEEN_MS) return
  await ctx.db.update(roomDisplay).set({ seenAt: now }).where(eq(roomDisplay.id, id))
}

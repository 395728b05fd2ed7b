// What others may read of the screens on rooms' walls.
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { mayAct } from '../../app/rules/meeting-states.ts'
import type { DisplayId, MeetingId } from '../../app/wire/ids.ts'
import { roomDisplay } from '../../db/schema/displays.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { displayHash } from './display-cookie.ts'

export type Display = typeof roomDisplay.$inferSelect
export type Bound = { display: Display; meeting: Meeting }

/** So long the wall says that the sitting is over; then the screen is nobody's again. */
const FAREWELL_MS = 15 * 60_000

export async function displayOf(ctx: Ctx, cookieHeader: string | null): Promise<Display | null> {
  const hash = displayHash(ctx, cookieHeader)
  if (!hash) return null
  return (await ctx.db.select().from(roomDisplay).where(eq(roomDisplay.tokenHash, hash)))[0] ?? null
}

export const displayById = async (db: Db | Tx, id: DisplayId): Promise<Display | undefined> =>
  (await db.select().from(roomDisplay).where(eq(roomDisplay.id, id)))[0]

export const displaysOf = (db: Db | Tx, meetingId: MeetingId): Promise<Display[]> =>
  db.select().from(roomDisplay).where(eq(roomDisplay.meetingId, meetingId)).orderBy(asc(roomDisplay.pairedAt))

/** Screens that show this code now and belong to nobody. */
export const displaysShowing = (db: Db | Tx, code: string, now: Date): Promise<Display[]> =>
  db
    .select()
    .from(roomDisplay)
    .where(and(eq(roomDisplay.code, code), isNull(roomDisplay.meetingId), gt(roomDisplay.codeUntil, now)))

/** The meeting whose screen it is now: until an officer lets it go, or a little after the sitting's end. */
export async function boundTo(db: Db | Tx, display: Display, now: Date): Promise<Meeting | null> {
  const meeting = display.meetingId ? await meetingById(db, display.meetingId) : undefined
  if (!meeting) return null
  if (mayAct(meeting.state, 'display.pair')) return meeting
  const since = now.getTime() - (meeting.closedAt?.getTime() ?? 0)
  return since < FAREWELL_MS ? meeting : null
}

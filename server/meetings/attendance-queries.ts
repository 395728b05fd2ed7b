// What others may read of who is present at a sitting.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { MeetingId, SeatId } from '../../app/wire/ids.ts'
import { attendance } from '../../db/schema/meetings.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Attendance = typeof attendance.$inferSelect

export const attendanceOf = (db: Db | Tx, meetingId: MeetingId): Promise<Attendance[]> =>
  db.select().from(attendance).where(eq(attendance.meetingId, meetingId))

/** Seats checked in and not gone (`remote` false leaves out who takes part from afar), sorted by id so that what is recorded of them does not depend on who came first. */
export async function presentSeats(db: Db | Tx, meetingId: MeetingId, remote = true): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: attendance.seatId })
    .from(attendance)
    .where(
      and(
        eq(attendance.meetingId, meetingId),
        isNull(attendance.leftAt),
        remote ? undefined : eq(attendance.remote, false),
      ),
    )
    .orderBy(asc(attendance.seatId))
  return rows.map((row) => row.seatId)
}

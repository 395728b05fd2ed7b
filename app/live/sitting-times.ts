import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { type TimetableRow, timetable } from '../rules/timetable.ts'

/** The sitting's times against its plan as they stand now, by item. */
export function timetableOf({ items, spells, meeting }: Sitting, now: number) {
  const planned = items.map(({ itemId, minutes, state }) => ({ item: itemId, minutes, state }))
  const table = timetable(planned, spells, {
    startsAt: Date.parse(meeting.startsAt),
    now,
    resumesAt: meeting.resumesAt === null ? null : Date.parse(meeting.resumesAt),
  })
  return { ...table, byItem: new Map<string, TimetableRow>(table.rows.map((row) => [row.item, row])) }
}

export type SittingTimes = ReturnType<typeof timetableOf>

import type { MeetingSeed } from './types.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Etc/GMT-3, the zone of every body here, is three hours ahead of UTC all year round. */
const ZONE_OFFSET = 180 * MINUTE

/** When a meeting starts and ends if the demonstration is loaded at `now`; offsets are rounded up to the half hour. */
export function meetingTimes({ start, minutes }: MeetingSeed, now: Date): { startsAt: Date; endsAt: Date } {
  const startsAt = 'inMinutes' in start ? afterMinutes(now, start.inMinutes) : onDay(now, start.inDays, start.at)
  return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + minutes * MINUTE) }
}

function afterMinutes(now: Date, offset: number): number {
  const half = 30 * MINUTE
  return Math.ceil((now.getTime() + offset * MINUTE) / half) * half
}

function onDay(now: Date, days: number, at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const today = Math.floor((now.getTime() + ZONE_OFFSET) / DAY) * DAY
  return today + days * DAY + (hours * 60 + minutes) * MINUTE - ZONE_OFFSET
}

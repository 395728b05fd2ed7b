// Decides which instant a day and an hour on the wall of a body's zone name, and the other way. Source: the IANA zones, as Intl knows them.

/** "2026-11-24" and "10:00" in the zone, as an instant. In the hour a clock skips, the later reading. */
export function instantOf(day: string, hour: string, zone: string): Date {
  const wall = Date.parse(`${day}T${hour}:00Z`)
  // The offset is asked at the guess and once more where that lands: right on both sides of a change of clocks.
  const guess = wall - offsetAt(wall, zone)
  return new Date(wall - offsetAt(guess, zone))
}

/** The same, the other way. */
export function wallOf(at: string | Date, zone: string): { day: string; hour: string } {
  const parts = wallParts(new Date(at).getTime(), zone)
  return { day: `${parts.year}-${parts.month}-${parts.day}`, hour: `${parts.hour}:${parts.minute}` }
}

/** An end that reads earlier than the start is on the next day: sittings of a Ramadan night pass midnight. */
export function sittingTimes(
  day: string,
  start: string,
  end: string,
  zone: string,
): { startsAt: string; endsAt: string } {
  const startsAt = instantOf(day, start, zone)
  const sameDay = instantOf(day, end, zone)
  const endsAt = sameDay > startsAt ? sameDay : instantOf(dayAfter(day), end, zone)
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function offsetAt(instant: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallParts(instant, zone)
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(instant / 1000) * 1000
}

function wallParts(
  instant: number,
  zone: string,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  return parts as ReturnType<typeof wallParts>
}

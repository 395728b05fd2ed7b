// Meetings as calendar programs read them (RFC 5545; invitations RFC 5546). Pure. A meeting has one UID for its whole life, and a
// later word of it a higher SEQUENCE; times are UTC, which every program shows in its reader's zone, so no zone's rules go along.
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator'
import type { MeetingId } from '../../app/wire/ids.ts'

export type CalendarMeeting = {
  meetingId: MeetingId
  /** The house's own host: makes the UID unlike any other house's. */
  host: string
  title: string
  body: string
  place: string
  startsAt: Date
  endsAt: Date
  sequence: number
  /** When this was said of it. */
  at: Date
  off: boolean
  link: string
}

type Who = { name: string; email: string }

/** `REQUEST` calls its attendee, `CANCEL` takes the call back. */
export function buildInvitation(
  meeting: CalendarMeeting,
  { organizer, attendee }: { organizer: Who; attendee: Who },
): { method: 'REQUEST' | 'CANCEL'; content: string } {
  const method = meeting.off ? 'CANCEL' : 'REQUEST'
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] })
  calendar.createEvent({
    ...eventOf(meeting),
    organizer,
    attendees: [
      {
        ...attendee,
        role: ICalAttendeeRole.REQ,
        ...(meeting.off ? {} : { rsvp: true, status: ICalAttendeeStatus.NEEDSACTION }),
      },
    ],
  })
  return { method, content: calendar.toString() }
}

/** To be read again and again (a feed), or taken along once. */
export function buildCalendar(name: string, meetings: CalendarMeeting[], zone?: string): string {
  const calendar = ical({ prodId: PRODUCT, name, method: ICalCalendarMethod.PUBLISH, ttl: 3600 })
  if (zone) calendar.x('X-WR-TIMEZONE', zone)
  for (const meeting of meetings) calendar.createEvent(eventOf(meeting))
  return calendar.toString()
}

const PRODUCT = { company: 'Majlis', product: 'Majlis', language: 'EN' }

const eventOf = ({
  meetingId,
  host,
  title,
  body,
  place,
  startsAt,
  endsAt,
  ...said
}: CalendarMeeting): ICalEventData => ({
  id: `${meetingId}@${host}`,
  start: startsAt,
  end: endsAt,
  stamp: said.at,
  lastModified: said.at,
  sequence: said.sequence,
  status: said.off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  summary: `${body}: ${title}`,
  ...(place && { location: place }),
  description: said.link,
  url: said.link,
})

// What others may read of meetings as calendar programs are told them.
import { localDigits } from '../../app/i18n/numbers.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import type { Publication } from '../agenda/queries.ts'
import type { Body } from '../bodies/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { buildInvitation, type CalendarMeeting } from './build-calendar.ts'

type Told = {
  ctx: Ctx
  body: Body
  meeting: Pick<Meeting, 'id' | 'number'>
  told: Publication
  language: MailLanguage
  /** Why it does not take place when it was to; null while it does. */
  off: 'postponed' | 'cancelled' | null
  at?: Date
}

const OFF = {
  postponed: { ar: 'أُجِّل', en: 'Postponed' },
  cancelled: { ar: 'أُلغي', en: 'Cancelled' },
} as const
const NUMBER = { ar: 'الاجتماع رقم', en: 'Meeting no.' }
const DEADLINE = { ar: 'آخر موعد', en: 'Deadline' }
const HALF_HOUR = 30 * 60_000

/**
 * A publication as an event. What puts a meeting off comes after the publication it puts off and before the next: the revision counts
 * twice, so that each has a number of its own. Where an item is secret the title may say what it is, and only the number is told.
 */
export function calendarMeeting({ ctx, body, meeting, told, language, off, at }: Told): CalendarMeeting {
  const pick = (text: Bilingual) => text[language] || text[language === 'ar' ? 'en' : 'ar']
  const secret = told.items.some(({ classification }) => classification === 'secret')
  const name = localDigits(secret ? `${NUMBER[language]} ${meeting.number}` : pick(told.title), language)
  const deadline = told.kind === 'circulation'
  const prefixes = [...(off ? [OFF[off][language]] : []), ...(deadline ? [DEADLINE[language]] : [])]
  const endsAt = new Date(told.ends_at)
  return {
    meetingId: meeting.id,
    host: ctx.settings.origin.rpId,
    title: [...prefixes, name].join(': '),
    body: pick(body.name),
    place: pick(told.place),
    startsAt: deadline ? new Date(endsAt.getTime() - HALF_HOUR) : new Date(told.starts_at),
    endsAt,
    sequence: 2 * Number(told.revision) + (off ? 1 : 0),
    at: at ?? told.publishedAt,
    off: off !== null,
    link: `${ctx.settings.origin.href}/m/${meeting.id}`,
  }
}

/** From the body, by the address that notices come from, to one person: nobody reads who else was called. */
export const invitationFor = (given: Told, from: string, attendee: { name: Bilingual; address: string }) =>
  buildInvitation(calendarMeeting(given), {
    organizer: { name: given.body.name[given.language], email: from },
    attendee: { name: attendee.name[given.language], email: attendee.address },
  })

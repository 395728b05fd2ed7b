// What calendar programs are told, read back by mailparser and ical.js.
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import type { Attachment } from 'mailparser'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MeetingId } from '../../../app/wire/ids.ts'
import type { CallOff } from '../../../app/wire/meetings.ts'
import { mandate } from '../../../db/schema/bodies.ts'
import { mail } from '../../../db/schema/mail.ts'
import { forgetFeeds } from '../../../server/calendar/forget-feeds.ts'
import { loadFeed } from '../../../server/calendar/load-feed.ts'
import { loadMeetingCalendar } from '../../../server/calendar/load-meeting-calendar.ts'
import { endFeed, renewFeed } from '../../../server/calendar/renew-feed.ts'
import { sendDueMail } from '../../../server/mail/send-due-mail.ts'
import { callOff } from '../../../server/meetings/call-off.ts'
import { editMeeting } from '../../../server/meetings/edit-meeting.ts'
import { makeItem, makeMeeting, meetingInput, publish, versionOf } from '../../support/agenda.ts'
import { both, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { addressOf, FROM, makeMailedBody, withMail } from '../../support/mailing.ts'
import { postOffice, type Received } from '../../support/post-office.ts'

const base = await testContext()
const office = await postOffice()
const ctx = withMail(base, office.url)
const START = Date.parse('2026-11-10T08:00:00Z')
const later = (minutes: number) => base.fixClock(new Date(START + minutes * 60_000))

beforeEach(async () => {
  await base.db.delete(mail)
  office.received.length = 0
  later(0)
})
afterEach(() => base.fixClock(null))
afterAll(() => office.shut())

const ROLES = ['chair', 'secretary', 'member', 'member'] as const
const LONG =
  'الجلسة العادية الثانية عشرة لمجلس الوزراء المنعقدة للنظر في مشروع الميزانية العامة للدولة للسنة المالية القادمة'

async function edit(secretary: Member, meetingId: MeetingId, over: Partial<ReturnType<typeof meetingInput>>) {
  const facts = { ...meetingInput(ctx, secretary.bodyId), title: { ar: LONG, en: 'Twelfth sitting, on the budget' } }
  must(
    await editMeeting(ctx, secretary.actor, { ...facts, ...over, meetingId, version: await versionOf(ctx, meetingId) }),
  )
}

const calendarOf = ({ mail: { attachments } }: Received): Attachment =>
  attachments.find(({ contentType }) => contentType === 'text/calendar') as Attachment
const fileOf = ({ mail: { attachments } }: Received): Attachment =>
  attachments.find(({ contentType }) => contentType === 'application/ics') as Attachment
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) }
}
const invitationOf = (received: Received) => {
  const { calendar, events } = read(calendarOf(received).content.toString('utf8'))
  const [event] = events as [ICAL.Event]
  const value = (name: string) => event.component.getFirstProperty(name)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: value('status')?.getFirstValue(),
    start: event.startDate.toJSDate().toISOString(),
    summary: event.summary,
    organizer: String(value('organizer')?.getFirstValue()).toLowerCase(),
    attendees: event.attendees.map((one) => [String(one.getFirstValue()).toLowerCase(), one.getParameter('rsvp')]),
    event,
  }
}
const to = (member: Member) => office.received.filter((one) => one.to === addressOf(member))

/** Several go out at once: which arrives first is nobody's promise. */
const inOrder = (received: Received[]) => received.map(invitationOf).sort((a, b) => a.sequence - b.sequence)

async function tokenOf(member: Member): Promise<string> {
  const { address } = must(await renewFeed(ctx, member.actor, { language: 'en' }))
  return address.match(/\/calendar\/([\w-]{43})\.ics$/)?.[1] ?? ''
}

describe('an invitation', () => {
  test('calls its reader to the hour in the zone of the body, in their language', async () => {
    const { secretary, chair, meetingId, others } = await makeMailedBody(ctx, [...ROLES])
    await edit(secretary, meetingId, {})
    must(await publish(ctx, secretary.actor, meetingId))
    await sendDueMail(ctx)
    expect(office.received).toHaveLength(others.length)
    const [arabic] = to(chair) as [Received]
    expect(arabic.mail.from?.value).toMatchObject([{ address: FROM }])
    expect(arabic.mail.subject).toMatch(/^body-\d+ بالعربية: نُشر جدول الأعمال، وأنت مدعوّ إلى الاجتماع$/)
    const found = invitationOf(arabic)
    expect(found).toMatchObject({
      method: 'REQUEST',
      uid: `${meetingId}@localhost`,
      sequence: 2,
      status: 'CONFIRMED',
      start: '2026-11-24T07:00:00.000Z',
      organizer: `mailto:${FROM}`,
    })
    // Nobody reads who else was called.
    expect(found.attendees).toEqual([[`mailto:${addressOf(chair)}`, 'TRUE']])
    // Asia/Bahrain is three hours ahead: a program there shows ten.
    const wall = found.event.startDate.toJSDate().toLocaleTimeString('en-GB', { timeZone: 'Asia/Bahrain' })
    expect(wall).toBe('10:00:00')
    expect(arabic.mail.text).toContain('١٠:٠٠ صباحًا')
    expect(calendarOf(arabic).headers.get('content-type')).toMatchObject({ params: { method: 'REQUEST' } })
    expect(fileOf(arabic).content.toString()).toBe(calendarOf(arabic).content.toString())
  })

  test('keeps an Arabic title whole over folded lines, none longer than 75 octets and none cut in a letter', async () => {
    const { secretary, chair, meetingId } = await makeMailedBody(ctx, [...ROLES])
    await edit(secretary, meetingId, {})
    must(await publish(ctx, secretary.actor, meetingId))
    await sendDueMail(ctx)
    const [arabic] = to(chair) as [Received]
    expect(invitationOf(arabic).summary).toContain(LONG)
    const bytes = calendarOf(arabic).content
    const lines = bytes.toString('latin1').split('\r\n')
    expect(lines.some((line) => line.startsWith(' '))).toBe(true)
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(75)
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'))).not.toThrow()
    }
  })

  test('is superseded by the next publication, with its new hour', async () => {
    const { secretary, chair, meetingId } = await makeMailedBody(ctx, [...ROLES])
    must(await publish(ctx, secretary.actor, meetingId))
    await edit(secretary, meetingId, { startsAt: '2026-12-01T11:30:00.000Z', endsAt: '2026-12-01T13:00:00.000Z' })
    later(1)
    must(await publish(ctx, secretary.actor, meetingId))
    await sendDueMail(ctx)
    const [first, second] = inOrder(to(chair))
    expect(second?.uid).toBe(first?.uid)
    expect([first?.sequence, second?.sequence]).toEqual([2, 4])
    expect([first?.start, second?.start]).toEqual(['2026-11-24T07:00:00.000Z', '2026-12-01T11:30:00.000Z'])
  })

  test('is taken back when the meeting is postponed, called again by the next publication, and taken back when it is cancelled', async () => {
    const { secretary, chair, meetingId } = await makeMailedBody(ctx, [...ROLES])
    const off = async (act: CallOff['act']) =>
      must(
        await callOff(ctx, secretary.actor, { requestId: requestId(ctx), meetingId, act, reason: 'A secret reason' }),
      )
    must(await publish(ctx, secretary.actor, meetingId))
    later(1)
    await off('meeting.postpone')
    await edit(secretary, meetingId, { startsAt: '2026-12-01T11:30:00.000Z', endsAt: '2026-12-01T13:00:00.000Z' })
    later(2)
    must(await publish(ctx, secretary.actor, meetingId))
    later(3)
    await off('meeting.cancel')
    await sendDueMail(ctx)
    const said = inOrder(to(chair))
    expect(said.map(({ method, status, sequence, start }) => [method, status, sequence, start.slice(0, 10)])).toEqual([
      ['REQUEST', 'CONFIRMED', 2, '2026-11-24'],
      ['CANCEL', 'CANCELLED', 3, '2026-11-24'],
      ['REQUEST', 'CONFIRMED', 4, '2026-12-01'],
      ['CANCEL', 'CANCELLED', 5, '2026-12-01'],
    ])
    expect(new Set(said.map(({ uid }) => uid)).size).toBe(1)
    expect(office.received.map(({ raw }) => raw.toString()).join()).not.toContain('A secret reason')
    const feed = must(await loadFeed(ctx, await tokenOf(chair)))
    expect(
      read(feed).events.map(({ sequence, component }) => [sequence, component.getFirstPropertyValue('status')]),
    ).toEqual([[5, 'CANCELLED']])
  })

  test('and its letter leave the title out where an item is secret, and never name an item', async () => {
    const { secretary, chair, meetingId } = await makeMailedBody(ctx, [...ROLES])
    await makeItem(ctx, secretary.actor, meetingId, 'Operation Lighthouse', { classification: 'secret' })
    await edit(secretary, meetingId, { title: both('On Operation Lighthouse') })
    must(await publish(ctx, secretary.actor, meetingId))
    await sendDueMail(ctx)
    for (const received of office.received) {
      const said = [
        received.raw.toString(),
        received.mail.text,
        received.mail.html,
        calendarOf(received).content,
      ].join()
      expect(said).not.toContain('Lighthouse')
      expect(said).not.toContain('harbour')
    }
    expect(invitationOf(to(chair)[0] as Received).summary).toContain('الاجتماع رقم ١')
  })

  test('comes in a letter that is one page and its plain words, in the direction of its language', async () => {
    const { secretary, chair, members, meetingId } = await makeMailedBody(ctx, [...ROLES])
    must(await publish(ctx, secretary.actor, meetingId))
    await sendDueMail(ctx)
    const english = to(members[3] as Member)[0] as Received
    expect(to(chair)[0]?.mail.html).toContain('<html lang="ar" dir="rtl">')
    expect(english.mail.html).toContain('<html lang="en" dir="ltr">')
    expect(english.mail.html).not.toMatch(/<(img|script|link)/)
    expect(english.mail.text).toContain('Tuesday, 24 November 2026 · 14 Jumada II 1448 AH · 10:00 (GMT+3)')
    expect(english.mail.text).toContain(`http://localhost:3000/m/${meetingId}`)
    expect(english.mail.headers.get('auto-submitted')).toBe('auto-generated')
  })
})

describe('a feed', () => {
  test('shows every published meeting of the bodies its reader sits in, and nothing of an agenda', async () => {
    const { secretary, chair, meetingId, bodyId } = await makeMailedBody(ctx, [...ROLES])
    must(await publish(ctx, secretary.actor, meetingId))
    await makeMeeting(ctx, secretary.actor, bodyId)
    const text = must(await loadFeed(ctx, await tokenOf(chair)))
    expect(read(text).events.map(({ uid }) => uid)).toEqual([`${meetingId}@localhost`])
    expect(text).not.toContain('harbour')
  })

  test('is read by its newest address alone, until that is withdrawn', async () => {
    const { chair } = await makeMailedBody(ctx, [...ROLES])
    const first = await tokenOf(chair)
    const second = await tokenOf(chair)
    expect(await loadFeed(ctx, first)).toMatchObject({ code: 'not_found' })
    expect(await loadFeed(ctx, second)).toMatchObject({ ok: true })
    must(await endFeed(ctx, chair.actor))
    expect(await loadFeed(ctx, second)).toMatchObject({ code: 'not_found' })
    expect(await loadFeed(ctx, '')).toMatchObject({ code: 'not_found' })
  })

  test('ends with its reader’s last seat, and an auditor’s shows no meeting', async () => {
    const { members } = await makeBody(ctx, ['chair', 'secretary', 'auditor'])
    const [chair, , auditor] = members as [Member, Member, Member]
    const [leaving, reading] = [await tokenOf(chair), await tokenOf(auditor)]
    expect(await loadFeed(ctx, reading)).toMatchObject({ code: 'not_found' })
    await ctx.db.update(mandate).set({ endsAt: base.clock() }).where(eq(mandate.seatId, chair.seatId))
    later(1)
    expect(await loadFeed(ctx, leaving)).toMatchObject({ code: 'not_found' })
    expect(await forgetFeeds(ctx)).toBe(1)
    expect(await forgetFeeds(ctx)).toBe(0)
  })
})

test('a meeting is taken along as a file by whoever may read it', async () => {
  const { secretary, chair, meetingId } = await makeMailedBody(ctx, [...ROLES])
  expect(await loadMeetingCalendar(ctx, chair.actor, meetingId, 'ar')).toMatchObject({ code: 'not_found' })
  must(await publish(ctx, secretary.actor, meetingId))
  const { calendar, events } = read(must(await loadMeetingCalendar(ctx, chair.actor, meetingId, 'ar')))
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(events.map(({ uid, sequence }) => [uid, sequence])).toEqual([[`${meetingId}@localhost`, 2]])
  const { members } = await makeBody(ctx)
  expect(await loadMeetingCalendar(ctx, (members[0] as Member).actor, meetingId, 'ar')).toMatchObject({
    code: 'not_found',
  })
})

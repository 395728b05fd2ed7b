import './month-screen.css'
import { Link, useSearchParams } from '@remix-run/react'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import type { BodyPage, ListedMeeting } from '../../server/meetings/load-body-page.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { StateChip } from '../meetings/state-chip.tsx'
import { instantOf, wallOf } from '../rules/zoned-time.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { CALENDARS, type CalendarName, isDay, type MonthPage, monthPage } from './month-grid.ts'

type Reader = ReturnType<typeof readerOf>

/** A month of the body's meetings, in either calendar; the other's dates stand beside. */
export function MonthScreen({ page }: { page: BodyPage }) {
  const t = useT('calendar')
  const { language } = useReader()
  const { body, zone } = page
  const reader = readerOf(language, zone)
  const [params] = useSearchParams()
  const name: CalendarName = params.get('calendar') === 'hijri' ? 'hijri' : 'gregory'
  const asked = params.get('day')
  const today = wallOf(page.now, zone).day
  const month = monthPage(isDay(asked) ? asked : today, name, language === 'ar' ? 'ar-BH' : 'en-GB')
  const to = (day: string, calendar: CalendarName = name) => `/b/${body.slug}/calendar?calendar=${calendar}&day=${day}`
  const meetings = [...page.coming, ...page.past].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  return (
    <>
      <HouseBar body={body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="month-page">
        <header className="row between wrap">
          <div>
            <h1>{titleOf(month, name, reader, zone)}</h1>
            <p className="soft">{titleOf(month, name === 'hijri' ? 'gregory' : 'hijri', reader, zone)}</p>
          </div>
          <nav className="row wrap" aria-label={t('months')}>
            <LinkButton variant="line" icon={ChevronLeft} iconFlip to={to(month.before)} aria-label={t('before')} />
            <LinkButton variant="line" to={to(today)}>
              {t('today')}
            </LinkButton>
            <LinkButton variant="line" icon={ChevronRight} iconFlip to={to(month.after)} aria-label={t('after')} />
            {CALENDARS.map((id) => (
              <LinkButton
                key={id}
                variant={id === name ? 'primary' : 'line'}
                to={to(month.first, id)}
                {...(id === name && { 'aria-current': 'true' as const })}
              >
                {t(id)}
              </LinkButton>
            ))}
            <Button variant="line" icon={Printer} aria-label={t('print')} onPress={() => window.print()} />
          </nav>
        </header>
        <MonthTable month={month} name={name} reader={reader} page={page} today={today} meetings={meetings} />
      </main>
    </>
  )
}

type TableProps = { month: MonthPage; name: CalendarName; reader: Reader; page: BodyPage; today: string } & {
  meetings: ListedMeeting[]
}

function MonthTable({ month, name, reader, page, today, meetings }: TableProps) {
  const t = useT('calendar')
  const { zone } = page
  const at = (day: string) => instantOf(day, '12:00', zone)
  const held = (day: string) => meetings.filter(({ startsAt }) => wallOf(startsAt, zone).day === day)
  const none = !month.weeks.flat().some(({ day, own }) => own && held(day).length > 0)
  return (
    <>
      {none ? <p className="soft">{t('none')}</p> : null}
      <table className="month">
        <thead>
          <tr>
            {month.weeks[0]?.map(({ day }) => (
              <th key={day} scope="col">
                {reader.dateParts(at(day)).weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map(({ day, own, date }) => {
                const here = own ? held(day) : []
                return (
                  <td
                    key={day}
                    className={[own ? '' : 'beside', here.length > 0 ? 'held' : ''].join(' ').trim() || undefined}
                    {...(day === today && { 'aria-current': 'date' as const })}
                  >
                    <span className="day">
                      <b className="num">{reader.digits(date)}</b>
                      <span className="weekday">{reader.dateParts(at(day)).weekday}</span>
                      <small>{name === 'hijri' ? reader.day(at(day)) : hijriDay(reader, at(day))}</small>
                    </span>
                    {here.map((meeting) => (
                      <Held key={meeting.meetingId} meeting={meeting} reader={reader} reads={page.may.read} />
                    ))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Held({ meeting, reader, reads }: { meeting: ListedMeeting; reader: Reader; reads: boolean }) {
  const title = <bdi>{reader.digits(reader.pick(meeting.title))}</bdi>
  return (
    <div className={meeting.state === 'cancelled' ? 'meeting off' : 'meeting'}>
      <span className="num">{reader.time(meeting.startsAt)}</span>{' '}
      {reads ? (
        <Link to={meeting.draft ? `/m/${meeting.meetingId}/agenda` : `/m/${meeting.meetingId}`}>{title}</Link>
      ) : (
        title
      )}
      <StateChip state={meeting.state} />
    </div>
  )
}

const hijriDay = (reader: Reader, at: Date): string => {
  const { day, month } = reader.hijriParts(at)
  return `${day} ${month}`
}

/** One month of the calendar that is shown, and of the other the months that it reaches over. */
function titleOf({ first, last }: MonthPage, name: CalendarName, reader: Reader, zone: string): string {
  const [from, to] = [first, last].map((day) => {
    const at = instantOf(day, '12:00', zone)
    const { month, year } = name === 'hijri' ? reader.hijriParts(at) : reader.dateParts(at)
    return `${month} ${year}`
  }) as [string, string]
  return from === to ? from : `${from} – ${to}`
}

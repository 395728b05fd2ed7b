import './memoranda.css'
import { Link, useSubmit } from '@remix-run/react'
import { Building2, CalendarClock, Inbox, Printer } from 'lucide-react'
import type { Board, BoardCard } from '../../server/memoranda/load-board.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { LateChip, ObservationsChip, STATE_LOOKS } from './memorandum-chips.tsx'

const COLUMNS = ['filed', 'returned', 'accepted', 'scheduled'] as const
const ALL = 'all'

/** Progress at a glance: memoranda by state, of one meeting or of all, with what is late and what is awaited. */
export function BoardScreen({ page }: { page: Board }) {
  const t = useT('memoranda')
  const withdrawn = page.cards.filter(({ state }) => state === 'withdrawn')
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="one-column memo-page board">
        <header className="row between wrap">
          <div>
            <h1>{t('title')}</h1>
            <p className="soft">
              <Text2 of={page.body.name} />
            </p>
          </div>
          <div className="row wrap memo-acts">
            {page.may.keepUnits ? (
              <LinkButton variant="line" icon={Building2} to={`/b/${page.body.slug}/units`}>
                {t('units.title')}
              </LinkButton>
            ) : null}
            <Button variant="line" icon={Printer} onPress={() => window.print()}>
              {t('print')}
            </Button>
          </div>
        </header>
        {page.total === 0 ? (
          <NothingYet page={page} />
        ) : (
          <>
            <MeetingChoice page={page} />
            <Counts page={page} />
            <div className="memo-board">
              {COLUMNS.map((state) => (
                <Column key={state} state={state} page={page} />
              ))}
            </div>
            {withdrawn.length > 0 ? (
              <details className="sheet fold">
                <summary>{t('withdrawn', { count: withdrawn.length })}</summary>
                <ul className="memo-cards">
                  {withdrawn.map((card) => (
                    <Card key={card.memorandumId} card={card} page={page} />
                  ))}
                </ul>
              </details>
            ) : null}
          </>
        )}
      </main>
    </>
  )
}

function NothingYet({ page }: { page: Board }) {
  const t = useT('memoranda')
  return page.units === 0 ? (
    <EmptyState
      icon={Building2}
      title={t('none.no_units')}
      action={
        page.may.keepUnits ? (
          <LinkButton variant="primary" icon={Building2} to={`/b/${page.body.slug}/units`}>
            {t('units.add')}
          </LinkButton>
        ) : null
      }
    >
      {t(page.may.keepUnits ? 'none.no_units_more' : 'none.no_units_officer')}
    </EmptyState>
  ) : (
    <EmptyState icon={Inbox} title={t('none.title')}>
      {t('none.more', { count: page.units })}
    </EmptyState>
  )
}

/** Of which meeting: what aims at it or stands on its agenda; and until when memoranda for it are lodged. */
function MeetingChoice({ page }: { page: Board }) {
  const t = useT('memoranda')
  const reader = useReader()
  const submit = useSubmit()
  const chosen = page.chosen?.meetingId ?? ALL
  const aim = page.meetings.find(({ meetingId }) => meetingId === chosen) ?? page.meetings[0]
  const known = page.meetings.some(({ meetingId }) => meetingId === chosen)
  const nameOf = (number: number, startsAt: string) =>
    t('meeting', { number: reader.digits(number), day: reader.fullDay(startsAt) })
  return (
    <div className="memo-filter">
      <Select
        label={t('board_meeting')}
        value={chosen}
        onChange={(id) => submit(id === ALL ? {} : { meeting: id }, { method: 'get', preventScrollReset: true })}
        items={[
          { id: ALL, label: t('all_meetings') },
          ...page.meetings.map(({ meetingId, number, startsAt, count }) => ({
            id: meetingId as string,
            label: nameOf(number, startsAt),
            note: t('found', { count }),
          })),
          ...(page.chosen && !known
            ? [{ id: chosen as string, label: nameOf(page.chosen.number, page.chosen.startsAt) }]
            : []),
        ]}
      />
      {aim ? (
        <p className="memo-facts one">
          <Icon of={CalendarClock} size="sm" />
          <span>
            {t('meeting_short', { number: reader.digits(aim.number) })}
            {' · '}
            {aim.deadline
              ? t('deadline', { at: `${reader.fullDay(aim.deadline)} · ${reader.time(aim.deadline)}` })
              : t('no_deadline')}
          </span>
        </p>
      ) : null}
    </div>
  )
}

function Counts({ page }: { page: Board }) {
  const t = useT('memoranda')
  const reader = useReader()
  const open = page.cards.filter(({ state }) => state === 'filed' || state === 'returned' || state === 'accepted')
  const sum = (of: (card: BoardCard) => number) => open.reduce((total, card) => total + of(card), 0)
  const counts = [
    ['open', open.length, false],
    ['late', sum(({ late, lateAdmitted }) => (late && !lateAdmitted ? 1 : 0)), true],
    ['awaited', sum(({ awaited, overdue }) => awaited - overdue), false],
    ['overdue', sum(({ overdue }) => overdue), true],
    ['placed', page.cards.filter(({ state }) => state === 'scheduled').length, false],
  ] as const
  return (
    <dl className="memo-counts" aria-label={t('counts.title')}>
      {counts.map(([name, count, alert]) => (
        <div key={name} className={alert && count > 0 ? 'alert' : ''}>
          <dt>{t(`counts.${name}`)}</dt>
          <dd className="num">{reader.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Column({ state, page }: { state: (typeof COLUMNS)[number]; page: Board }) {
  const t = useT('memoranda')
  const reader = useReader()
  const cards = page.cards.filter((card) => card.state === state)
  const [icon] = STATE_LOOKS[state]
  return (
    <Sheet
      padded={false}
      title={
        <>
          <Icon of={icon} /> {t(`state.${state}`)}
        </>
      }
      aside={<span className="num muted">{reader.number(cards.length)}</span>}
    >
      <ul className="memo-cards">
        {cards.map((card) => (
          <Card key={card.memorandumId} card={card} page={page} />
        ))}
        {cards.length === 0 ? <li className="none">{t(`column_empty.${state}`)}</li> : null}
      </ul>
    </Sheet>
  )
}

function Card({ card, page }: { card: BoardCard; page: Board }) {
  const t = useT('memoranda')
  const reader = useReader()
  return (
    <li>
      <Link to={`/memoranda/${card.memorandumId}`}>
        <Text2 of={card.title} digits />
      </Link>
      <span className="small soft">
        {t('number', { number: card.number, year: card.year })} · <Text2 of={card.unit} />
      </span>
      <span className="row tight wrap">
        <LateChip late={card.late} admitted={card.lateAdmitted} />
        <ObservationsChip asked={card.asked} awaited={card.awaited} overdue={card.overdue} />
        {card.gone ? <Chip tone="alert">{t('placed.gone_chip')}</Chip> : null}
      </span>
      {card.late && card.lateReason && card.state === 'filed' ? (
        <p className="memo-said small" dir="auto">
          {card.lateReason}
        </p>
      ) : null}
      <small className="muted">
        {t('filed_on', { day: reader.day(card.filedAt) })}
        {card.version > 1 ? ` · ${t('version.of', { number: reader.digits(card.version) })}` : ''}
        {card.meeting && !page.chosen ? ` · ${t('meeting_short', { number: reader.digits(card.meeting.number) })}` : ''}
        {card.nextDue ? ` · ${t('observation.until', { at: reader.day(card.nextDue) })}` : ''}
      </small>
    </li>
  )
}

import './attendance.css'
import { DoorOpen, Video } from 'lucide-react'
import type { AttendancePage, QuorumSection, ShownStay } from '../../server/meetings/load-attendance.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'

/** Who came and left, and the quorum of each item with every change: for officers and auditors, from the ledger alone. */
export function AttendanceScreen({ page }: { page: AttendancePage }) {
  const t = useT('live')
  const reader = useReader()
  const { meeting } = page
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="one-column attendance-log">
        <header className="row between wrap">
          <div>
            <h1>{t('log.title')}</h1>
            <p className="soft">
              {t('sitting_number', { number: meeting.number })} · {reader.dates(meeting.startsAt)}
            </p>
          </div>
          {page.may.console ? <LinkButton to={`/m/${meeting.id}/console`}>{t('to_console')}</LinkButton> : null}
        </header>
        <p className="soft">{t('log.about')}</p>
        {page.seats.length === 0 ? (
          <EmptyState icon={DoorOpen} title={t('nobody')} />
        ) : (
          <Sheet title={t('attendance.title')} padded={false}>
            <ul className="rows">
              {page.seats.map(({ seatId, title, votes, stays }) => (
                <li key={seatId}>
                  <span className="grow">
                    <b>
                      <Text2 of={stays[0]?.name ?? title} />
                    </b>
                    <small className="note muted">
                      <Text2 of={title} />
                      {votes ? '' : ` · ${t('attendance.no_vote')}`}
                    </small>
                  </span>
                  <span className="stays">
                    {stays.map((stay) => (
                      <StayWords key={stay.entry} stay={stay} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        <h2>{t('log.quorum')}</h2>
        {page.quorum.map((section, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place in the sitting
          <Section key={place} section={section} />
        ))}
      </main>
    </>
  )
}

function StayWords({ stay }: { stay: ShownStay }) {
  const t = useT('live')
  const reader = useReader()
  const during = (item: ShownStay['fromItem']) => (item ? ` (${t('log.during', { number: item.number })})` : '')
  return (
    <span className="stay">
      <Icon of={stay.remote ? Video : DoorOpen} size="sm" label={t(stay.remote ? 'log.remote' : 'log.room')} />
      <span className="num">
        {stay.insteadOf
          ? `${reader.pick(stay.name)} ${t('attendance.instead_of', { name: reader.pick(stay.insteadOf) })} · `
          : ''}
        {t('log.came', { time: reader.clockTime(stay.from) })}
        {during(stay.fromItem)}
        {stay.to ? ` · ${t('log.left', { time: reader.clockTime(stay.to) })}${during(stay.toItem)}` : ''}
        {stay.corrected ? ` · ${t('log.corrected')}` : ''}
      </span>
    </span>
  )
}

function Section({ section }: { section: QuorumSection }) {
  const t = useT('live')
  const reader = useReader()
  const { item, lines } = section
  const title = item ? (
    <>
      <span className="num">{reader.digits(item.number)}</span> <Text2 of={item.title} digits />
    </>
  ) : (
    t('log.no_item')
  )
  return (
    <Sheet title={title} headingLevel={3} padded={false}>
      <ul className="rows">
        {lines.map(({ entry, at, cause, name, meter }) => (
          <li key={entry}>
            <span className="num muted">{reader.clockTime(at, { seconds: true })}</span>
            <span className="grow">{t(`log.cause.${cause}`, { name: name ? reader.pick(name) : '' })}</span>
            <span className="num note">{t('log.meter', { present: meter.present, required: meter.required })}</span>
            <Chip tone={meter.met ? 'ok' : 'alert'}>{t(meter.met ? 'log.met' : 'log.short')}</Chip>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

import './memoranda.css'
import { Link, useNavigate } from '@remix-run/react'
import { CalendarClock, ClockAlert, FilePlus2, Inbox, MessageSquareText } from 'lucide-react'
import type { OwnMemoranda, OwnUnit } from '../../server/memoranda/load-own.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { MemorandumId, UnitId } from '../wire/ids.ts'
import { MemoPage } from './memo-page.tsx'
import { LateChip, MemorandumChip } from './memorandum-chips.tsx'
import { useMemorandumAct } from './use-memorandum-act.ts'

/** What a person's units file and are asked: drafts and returned ones first in sight, deadlines beside them. */
export function OwnScreen({ page }: { page: OwnMemoranda }) {
  const t = useT('memoranda')
  return (
    <MemoPage body={null} ledger={false} title={t('own.title')}>
      {page.units.length === 0 ? (
        <EmptyState icon={Inbox} title={t('own.no_unit')}>
          {t('own.no_unit_more')}
        </EmptyState>
      ) : null}
      {page.units.map((unit) => (
        <UnitSection key={unit.unitId} unit={unit} />
      ))}
    </MemoPage>
  )
}

function UnitSection({ unit }: { unit: OwnUnit }) {
  const t = useT('memoranda')
  const navigate = useNavigate()
  const begin = useMemorandumAct<{ memorandumId: MemorandumId }>(({ memorandumId }) =>
    navigate(`/memoranda/${memorandumId}`),
  )
  const next = unit.aims[0]?.meetingId ?? null
  const start = unit.closed ? null : (
    <Button
      variant="primary"
      icon={FilePlus2}
      isPending={begin.sending}
      onPress={() => begin.send({ act: 'begin', unitId: unit.unitId as UnitId, meetingId: next })}
    >
      {t('own.begin')}
    </Button>
  )
  return (
    <>
      <header className="row between wrap">
        <div>
          <h2 className="memo-unit-name">
            <Text2 of={unit.name} />
          </h2>
          <p className="small soft">
            {t('own.files_with')} <Text2 of={unit.body.name} />
          </p>
        </div>
        {start}
      </header>
      {begin.refusal ? <Notice tone="danger" title={begin.refusal} live /> : null}
      {unit.closed ? <Notice tone="info" title={t('own.closed')} /> : <Deadlines unit={unit} />}
      {unit.asked.length > 0 ? (
        <Sheet title={t('own.asked')} padded={false}>
          <ul className="rows wrapped">
            {unit.asked.map((one) => (
              <AskedRow key={one.observationId} one={one} zone={unit.body.zone} />
            ))}
          </ul>
        </Sheet>
      ) : null}
      <Sheet title={t('own.filed')} padded={false}>
        {unit.memoranda.length > 0 ? (
          <ul className="rows wrapped">
            {unit.memoranda.map((one) => (
              <OwnRow key={one.memorandumId} one={one} zone={unit.body.zone} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Inbox} title={t('own.none')}>
            {t('own.none_more')}
          </EmptyState>
        )}
      </Sheet>
    </>
  )
}

/** Until when memoranda are lodged for the meetings that come: by number and day. */
function Deadlines({ unit }: { unit: OwnUnit }) {
  const t = useT('memoranda')
  const { language, digits } = useReader()
  const reader = readerOf(language, unit.body.zone)
  const [next] = unit.aims
  if (!next) return <p className="small soft">{t('own.no_meeting')}</p>
  return (
    <p className="memo-facts">
      <Chip icon={CalendarClock}>
        {t('meeting', { number: digits(next.number), day: reader.fullDay(next.startsAt) })}
      </Chip>
      <span>
        {next.deadline
          ? t('deadline', { at: `${reader.fullDay(next.deadline)} · ${reader.time(next.deadline)}` })
          : t('no_deadline')}
      </span>
    </p>
  )
}

type Zoned<T> = { one: T; zone: string }

function OwnRow({ one, zone }: Zoned<OwnUnit['memoranda'][number]>) {
  const t = useT('memoranda')
  const { language } = useReader()
  const reader = readerOf(language, zone)
  const untitled = !one.title.ar && !one.title.en
  return (
    <li>
      <span className="grow">
        <Link to={`/memoranda/${one.memorandumId}`}>{untitled ? t('untitled') : <Text2 of={one.title} digits />}</Link>
        <small className="muted">
          {one.number ? `${t('number', { number: one.number, year: one.year })} · ` : ''}
          {reader.date(one.at)}
        </small>
      </span>
      <span className="row tight wrap">
        <LateChip late={one.late && one.state !== 'draft'} />
        <MemorandumChip state={one.state} />
      </span>
    </li>
  )
}

function AskedRow({ one, zone }: Zoned<OwnUnit['asked'][number]>) {
  const t = useT('memoranda')
  const { language } = useReader()
  const reader = readerOf(language, zone)
  return (
    <li>
      <span className="grow">
        <Link to={`/memoranda/${one.memorandumId}`}>
          <Text2 of={one.title} digits />
        </Link>
        <small className="muted">
          {t('number', { number: one.number, year: one.year })} · <Text2 of={one.unit} />
        </small>
      </span>
      {one.state !== 'awaited' ? (
        <Chip tone="ok" icon={MessageSquareText}>
          {t(`observation.${one.state}`)}
        </Chip>
      ) : one.open ? (
        <Chip tone={one.overdue ? 'alert' : 'info'} icon={one.overdue ? ClockAlert : CalendarClock}>
          {t(one.overdue ? 'observation.overdue' : 'observation.until', {
            at: `${reader.day(one.dueAt)} · ${reader.time(one.dueAt)}`,
          })}
        </Chip>
      ) : (
        <Chip tone="outline">{t('observation.over')}</Chip>
      )}
    </li>
  )
}

import './memoranda.css'
import { Link } from '@remix-run/react'
import { CalendarCheck, Printer } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { DraftForm } from './draft-form.tsx'
import { MemoPage } from './memo-page.tsx'
import { MemorandumActs } from './memorandum-acts.tsx'
import { LateChip, MemorandumChip } from './memorandum-chips.tsx'
import { ObservationList } from './observation-list.tsx'
import { Trail } from './trail.tsx'
import { VersionSheet } from './version-sheet.tsx'

/** One memorandum: what stands to be done of it first, then what was filed, what units observe, and the whole trail. */
export function MemorandumScreen({ page }: { page: MemorandumPage }) {
  const t = useT('memoranda')
  const { memorandum, versions, draft, seated, body } = page
  const [older, setOlder] = useState(false)
  const last = versions.at(-1)
  const title = memorandum.number
    ? t('number_title', { number: memorandum.number, year: memorandum.year })
    : t('draft.title')
  return (
    <MemoPage
      body={seated ? body : null}
      ledger={page.ledger}
      title={title}
      about={body.name}
      acts={
        <Button variant="line" icon={Printer} onPress={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <nav className="row wrap small">
        {page.sight.own || page.sight.asked.length > 0 ? <Link to="/memoranda">{t('own.title')}</Link> : null}
        {page.sight.officer ? <Link to={`/b/${body.slug}/memoranda`}>{t('board')}</Link> : null}
      </nav>
      <p className="memo-facts">
        <MemorandumChip state={memorandum.state} />
        <LateChip late={memorandum.late && memorandum.filed > 0} admitted={memorandum.lateAdmitted} />
        <span>
          {t('unit')}: <Text2 of={page.unit.name} />
        </span>
      </p>
      <Placed page={page} />
      <Returned page={page} />
      {draft ? <DraftForm page={page} draft={draft} /> : null}
      <MemorandumActs page={page} />
      {last ? <VersionSheet version={last} page={page} /> : null}
      {page.observations.length > 0 ? <ObservationList page={page} /> : null}
      {versions.length > 1 ? (
        <div>
          <Button variant="quiet" aria-expanded={older} onPress={() => setOlder(!older)}>
            {t(older ? 'version.hide' : 'version.show', { count: versions.length - 1 })}
          </Button>
        </div>
      ) : null}
      {older
        ? versions
            .slice(0, -1)
            .reverse()
            .map((version) => <VersionSheet key={version.number} version={version} page={page} />)
        : null}
      {page.steps.length > 0 ? (
        <Sheet title={t('trail.title')} padded={false}>
          <Trail page={page} />
        </Sheet>
      ) : null}
    </MemoPage>
  )
}

/** Where it stands: the item, to whoever sees it; the meeting's number and day to its unit. */
function Placed({ page }: { page: MemorandumPage }) {
  const t = useT('memoranda')
  const reader = useReader()
  const { placed } = page
  if (!placed) return null
  const meeting = t('meeting', {
    number: reader.digits(placed.meeting.number),
    day: reader.fullDay(placed.meeting.startsAt),
  })
  return (
    <Notice
      tone={placed.gone ? 'alert' : 'ok'}
      icon={CalendarCheck}
      title={t(placed.gone ? 'placed.gone' : 'placed.on', { meeting })}
      action={placed.to && !placed.gone ? <Link to={placed.to}>{t('placed.open')}</Link> : null}
    >
      {placed.gone ? t(page.sight.officer ? 'placed.gone_officer' : 'placed.gone_unit') : ''}
      {placed.itemNumber && !placed.gone ? t('placed.item', { number: reader.digits(placed.itemNumber) }) : ''}
    </Notice>
  )
}

/** The reasons for which it came back stand over what is mended. */
function Returned({ page }: { page: MemorandumPage }) {
  const t = useT('memoranda')
  if (page.memorandum.state !== 'returned') return null
  const step = page.steps.findLast(({ act }) => act === 'returned')
  if (!step) return null
  return (
    <Notice tone="alert" title={t(page.sight.own ? 'returned.yours' : 'returned.theirs')}>
      <span className="record" dir="auto">
        {step.words}
      </span>
    </Notice>
  )
}

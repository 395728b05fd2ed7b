import './minutes.css'
import { FilePen, FileText, ScrollText } from 'lucide-react'
import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { StateChip } from '../meetings/state-chip.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { MinutesEditor } from './minutes-editor.tsx'
import { ReadMinutes } from './read-minutes.tsx'
import { useMinutesAct } from './use-minutes-act.ts'

/** The minutes of a meeting: begun, written together, sent round and corrected, approved and signed. */
export function MinutesScreen({ page }: { page: MinutesPage }) {
  const { stage, draft, text } = page
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="minutes">
        <MinutesHead page={page} />
        {page.hidden && (stage === null || stage === 'draft') ? <HiddenNotice /> : null}
        {stage === null && !page.hidden ? <NotBegun page={page} /> : null}
        {draft ? <MinutesEditor page={page} draft={draft} /> : null}
        {text ? <ReadMinutes page={page} text={text} /> : null}
      </main>
    </>
  )
}

function MinutesHead({ page }: { page: MinutesPage }) {
  const t = useT('minutes')
  const reader = useReader()
  const { meeting } = page
  return (
    <header className="minutes-head">
      <div className="grow">
        <p className="eyebrow">{t('number', { number: reader.digits(meeting.number) })}</p>
        <h1>
          <Text2 of={meeting.title} digits />
        </h1>
        <p className="soft">{reader.dates(meeting.startsAt)}</p>
        <p className="row tight wrap">
          <StateChip state={meeting.state} />
          {page.text ? (
            <small className="note muted">{t('revision', { revision: reader.digits(page.text.revision) })}</small>
          ) : null}
        </p>
      </div>
      <div className="row wrap acts">
        <LinkButton variant="line" icon={ScrollText} to={`/m/${meeting.id}`}>
          {t('to_meeting')}
        </LinkButton>
        {page.text
          ? (['ar', 'en'] as const).map((language) => (
              <LinkButton
                key={language}
                variant="line"
                icon={FileText}
                to={`/m/${meeting.id}/minutes/${language}`}
                reloadDocument
                target="_blank"
              >
                {t(`file.${language}`)}
              </LinkButton>
            ))
          : null}
      </div>
    </header>
  )
}

function HiddenNotice() {
  const t = useT('errors')
  return <Notice tone="info" title={t('minutes_item_hidden')} />
}

function NotBegun({ page }: { page: MinutesPage }) {
  const t = useT('minutes')
  const { send, refusal, sending } = useMinutesAct(page.meeting.id)
  return (
    <EmptyState
      icon={FilePen}
      title={t('begin.title')}
      action={
        page.may.begin ? (
          <Button variant="primary" icon={FilePen} isPending={sending} onPress={() => send({ act: 'minutes.begin' })}>
            {t('begin.do')}
          </Button>
        ) : null
      }
    >
      {t(page.may.begin ? 'begin.more' : 'begin.later')}
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
    </EmptyState>
  )
}

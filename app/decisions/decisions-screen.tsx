import './decisions.css'
import { Link, useNavigate } from '@remix-run/react'
import { BookMarked, CalendarPlus, Download, ListChecks, Printer } from 'lucide-react'
import type { DecisionsPage, ListedDecision } from '../../server/decisions/load-decisions.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import { DueChip } from './due-chip.tsx'
import { ReadyMeetings } from './ready-meetings.tsx'
import { RegisterFilter } from './register-filter.tsx'
import { StandingChip } from './standing-chip.tsx'
import { useDecisionAct } from './use-decision-act.ts'

/** The register of a body: what it decided, by number, and how what is to be done about it stands. */
export function DecisionsScreen({ page }: { page: DecisionsPage }) {
  const t = useT('decisions')
  return (
    <BodyRegister body={page.body} ledger={page.may.ledger} title={t('title')} acts={<Acts page={page} />}>
      {page.ready.length > 0 ? <ReadyMeetings page={page} /> : null}
      {page.total > 0 ? <RegisterFilter page={page} /> : null}
      <p className="small muted" role="status">
        {page.total > 0 ? t('found', { count: page.decisions.length }) : ''}
      </p>
      {page.decisions.length > 0 ? (
        <Sheet padded={false}>
          <ul className="rows wrapped decisions">
            {page.decisions.map((decision) => (
              <DecisionRow key={decision.decisionId} decision={decision} page={page} />
            ))}
          </ul>
        </Sheet>
      ) : page.ready.length > 0 && page.total === 0 ? null : (
        <EmptyState icon={BookMarked} title={t(page.total > 0 ? 'none_found' : 'none')}>
          {t(page.total > 0 ? 'none_found_more' : page.may.register ? 'none_officer' : 'none_member')}
        </EmptyState>
      )}
    </BodyRegister>
  )
}

function Acts({ page }: { page: DecisionsPage }) {
  const t = useT('decisions')
  const navigate = useNavigate()
  const showToast = useToast()
  const follow = useDecisionAct<{ meetingId: string; itemId: string }>(page.body.slug, ({ meetingId, itemId }) => {
    showToast({ tone: 'ok', title: t('followed') })
    navigate(`/m/${meetingId}/agenda?item=${itemId}`)
  })
  if (page.total === 0) return null
  const { slug, id } = page.body
  const pending = page.decisions.some(({ standing }) => standing === 'pending' || standing === 'overdue')
  const download = (format: string) => window.location.assign(`/b/${slug}/decisions/export?format=${format}`)
  return (
    <>
      {follow.refusal ? <Notice tone="danger" title={follow.refusal} live /> : null}
      {page.may.keep && pending ? (
        <Button
          variant="line"
          icon={CalendarPlus}
          isPending={follow.sending}
          onPress={() => follow.send({ act: 'follow_up', bodyId: id })}
        >
          {t('follow_up')}
        </Button>
      ) : null}
      <Menu
        label={t('take')}
        trigger={
          <Button variant="line" icon={Download}>
            {t('take')}
          </Button>
        }
        onAction={(id) => (id === 'print' ? window.print() : download(String(id)))}
      >
        <MenuItem id="csv" icon={Download}>
          {t('csv')}
        </MenuItem>
        <MenuItem id="json" icon={Download}>
          {t('json')}
        </MenuItem>
        <MenuItem id="print" icon={Printer}>
          {t('print')}
        </MenuItem>
      </Menu>
    </>
  )
}

function DecisionRow({ decision, page }: { decision: ListedDecision; page: DecisionsPage }) {
  const t = useT('decisions')
  const reader = useReader()
  const pending = decision.actions.filter(({ status }) => status === 'open' || status === 'under_way')
  const [next] = pending
  return (
    <li>
      <span className="no num">{t('number', { number: decision.number, year: decision.year })}</span>
      <span className="grow">
        <Link to={`/b/${page.body.slug}/decisions/${decision.decisionId}`}>
          <Text2 of={decision.title} digits />
        </Link>
        <small className="muted">
          <Text2 of={decision.meeting.title} digits /> · {reader.date(decision.meeting.startsAt)} ·{' '}
          {t(`basis.${decision.basis}`)}
        </small>
      </span>
      <span className="row tight wrap">
        {next?.dueOn ? <DueChip action={next} today={page.today} /> : null}
        {/* How late it is says more. */}
        {next?.dueOn && decision.standing === 'overdue' ? null : (
          <StandingChip standing={decision.standing} icon={ListChecks} />
        )}
      </span>
    </li>
  )
}

import './audit.css'
import { Eye, ScrollText } from 'lucide-react'
import type { AuditPage } from '../../server/ledger/load-audit.ts'
import { useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useVerification } from '../verifier/use-verification.ts'
import { ActLines } from './act-lines.tsx'
import { VerifyPane } from './verify-pane.tsx'
import { VoteHead } from './vote-head.tsx'
import { VoteList } from './vote-list.tsx'
import { VoteRecord } from './vote-record.tsx'

/** The auditor's desk: the votes of a body, the acts of one of them in plain sentences, and the checks, side by side. */
export function AuditScreen({ page }: { page: AuditPage }) {
  const t = useT('audit')
  const { state, run } = useVerification()
  const { chosen, timeline } = page
  const report = state.phase === 'done' ? state.report : null
  return (
    <div className="audit">
      <HouseBar body={page.body} ledger acts={page.readOnly ? <ReadOnly /> : null} />
      <main id="main" tabIndex={-1} className="cols">
        <VoteList page={page} report={report} />
        <section className="pane mid" aria-label={t(chosen ? 'acts_of_vote' : 'acts_of_ledger')}>
          {chosen ? (
            <VoteHead vote={chosen} />
          ) : (
            <div className="hd">
              <div className="eyebrow">{t('ledger_kind')}</div>
              <h1>{t('whole')}</h1>
            </div>
          )}
          {timeline.length > 0 ? (
            <ActLines lines={timeline} size={page.ledger.size} whole={!chosen} report={report} />
          ) : (
            <EmptyState icon={ScrollText} title={t('nothing')}>
              {t('nothing_next')}
            </EmptyState>
          )}
          {chosen ? <VoteRecord vote={chosen} /> : null}
        </section>
        <VerifyPane page={page} state={state} run={run} />
      </main>
    </div>
  )
}

function ReadOnly() {
  const t = useT('audit')
  return (
    <Chip tone="outline" icon={Eye}>
      {t('read_only')}
    </Chip>
  )
}

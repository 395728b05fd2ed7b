import './records.css'
import { Link } from '@remix-run/react'
import { ShieldCheck } from 'lucide-react'
import type { PaperRecords } from '../../server/access-records/load-paper-records.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { RecordRows } from './record-rows.tsx'

/** Who opened a restricted paper and what they were served of it. */
export function PaperRecordsScreen({ page }: { page: PaperRecords }) {
  const t = useT('records')
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="one-column">
        <header>
          <h1>{t('paper.title')}</h1>
          <p className="soft">
            {page.may.read ? (
              <Link to={`/m/${page.meetingId}/papers/${page.paperId}`}>
                <Text2 of={page.title} digits />
              </Link>
            ) : (
              <Text2 of={page.title} digits />
            )}
          </p>
        </header>
        <p className="soft">{t('paper.about')}</p>
        {page.records.length === 0 ? (
          <EmptyState icon={ShieldCheck} title={t('paper.none')}>
            {t('paper.none_more')}
          </EmptyState>
        ) : (
          <RecordRows records={page.records} whose />
        )}
      </main>
    </>
  )
}

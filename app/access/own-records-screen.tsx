import './records.css'
import { FileKey2, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { OwnRecords } from '../../server/access-records/load-own-records.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { verifyAccessProof } from '../rules/verify/verify-access-proof.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { browserCrypto } from '../verifier/browser-crypto.ts'
import { RecordRows } from './record-rows.tsx'

/** What is recorded of the reader's own access to restricted papers, each with its proof. */
export function OwnRecordsScreen({ page }: { page: OwnRecords }) {
  const t = useT('records')
  return (
    <>
      <HouseBar />
      <main id="main" tabIndex={-1} className="one-column">
        <h1>{t('mine.title')}</h1>
        <p className="soft">{t('mine.about')}</p>
        {page.records.length === 0 ? (
          <EmptyState icon={ShieldCheck} title={t('mine.none')}>
            {t('mine.none_more')}
          </EmptyState>
        ) : (
          <RecordRows
            records={page.records}
            whose={false}
            acts={(record) => (record.entry === null ? null : <Proof id={record.id} entry={record.entry} />)}
          />
        )}
        <p className="note muted">{t('mine.promise')}</p>
      </main>
    </>
  )
}

type Checked = 'not_yet' | 'checking' | 'holds' | 'fails'

/** Checked in this browser, from what the server gives; the same file is the member's to keep. */
function Proof({ id, entry }: { id: string; entry: number }) {
  const t = useT('records')
  const { digits } = useReader()
  const [checked, setChecked] = useState<Checked>('not_yet')
  const path = `/access-records/${encodeURIComponent(id)}/proof`
  const check = async () => {
    setChecked('checking')
    try {
      const response = await fetch(path)
      const report = await verifyAccessProof(await response.text(), browserCrypto().verifyEd25519)
      setChecked(report?.holds ? 'holds' : 'fails')
    } catch {
      setChecked('fails')
    }
  }
  if (checked === 'holds' || checked === 'fails')
    return <Notice tone={checked === 'holds' ? 'ok' : 'danger'} title={t(checked, { entry: digits(entry) })} live />
  return (
    <span className="row tight">
      <Button size="small" variant="line" isPending={checked === 'checking'} onPress={() => void check()}>
        {t('check')}
      </Button>
      <LinkButton
        size="small"
        variant="quiet"
        icon={FileKey2}
        to={path}
        reloadDocument
        download
        aria-label={t('keep')}
      />
    </span>
  )
}

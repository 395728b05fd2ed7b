import './reader.css'
import './changes.css'
import { useSearchParams } from '@remix-run/react'
import { FileCheck2, ScanText } from 'lucide-react'
import { useEffect } from 'react'
import type { ChangesPage } from '../../server/documents/load-changes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import type { Redline } from '../rules/word-diff/redline.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Letterhead } from '../ui/letterhead.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import { ChangesBar, ChangesFoot } from './changes-bar.tsx'
import { PassageList } from './passage-list.tsx'
import { SideBySide } from './side-by-side.tsx'
import { tellKnown } from './tell-known.ts'
import { useChangeSteps } from './use-change-steps.ts'

const NOTHING: Redline = {
  changes: [],
  passages: [],
  anchors: [],
  counts: { kept: 0, added: 0, removed: 0, moved: 0, changed: 0 },
}

/** What changed between two versions of a paper: as a text to read, or both side by side. Printed, it is always the text. */
export function ChangesScreen({ page }: { page: ChangesPage }) {
  const t = useT('documents')
  const [params] = useSearchParams()
  const redline = page.comparison.ok ? page.comparison.value : NOTHING
  const beside = params.get('look') === 'side'
  const steps = useChangeSteps(redline, `${page.old.versionId} ${page.now.versionId}`)
  useEffect(() => tellKnown(page.now.versionId), [page.now.versionId])
  return (
    <div className="compare">
      <Letterhead />
      <ChangesBar page={page} beside={beside} counts={redline.counts} />
      <main id="main" tabIndex={-1} className={beside ? 'beside' : undefined}>
        <h2 className="spoken">{t('changes.title')}</h2>
        {beside ? <SideBySide page={page} redline={redline} steps={steps} /> : null}
        <div className={beside ? 'only-printed' : undefined}>
          <TextOfChanges page={page} redline={redline} at={beside ? null : steps.change} />
        </div>
      </main>
      <ChangesFoot page={page} redline={redline} steps={steps} />
    </div>
  )
}

function TextOfChanges({ page, redline, at }: { page: ChangesPage; redline: Redline; at: number | null }) {
  const t = useT('documents')
  const { digits } = useReader()
  const refusal = useRefusal(page.comparison)
  const versions = { old: digits(page.old.number), version: digits(page.now.number) }
  if (refusal)
    return (
      <Notice tone="alert" title={t('changes.refused')}>
        {refusal}
      </Notice>
    )
  const wordless = [page.old, page.now].some(({ textless, sizes }) => textless.length === sizes.length)
  if (wordless)
    return (
      <EmptyState icon={ScanText} title={t('changes.wordless')}>
        {t('changes.wordless_more')}
      </EmptyState>
    )
  return (
    <>
      {[page.old, page.now].map(({ number, textless }) => {
        const pages = textless.map((one) => digits(pageReference(page.paper.reference, one))).join(t('changes.comma'))
        return textless.length > 0 ? (
          <Notice key={number} tone="info" icon={ScanText} title={t('changes.scanned', { version: digits(number) })}>
            {t('changes.scanned_more', { pages })}
          </Notice>
        ) : null
      })}
      {redline.changes.length > 0 ? (
        <PassageList page={page} redline={redline} at={at} />
      ) : (
        <EmptyState icon={FileCheck2} title={t('changes.none', versions)}>
          {t('changes.none_more')}
        </EmptyState>
      )}
    </>
  )
}

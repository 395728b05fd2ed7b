import { Link, useSearchParams } from '@remix-run/react'
import { ArrowLeft, ArrowUpDown, ChevronDown, ChevronUp, Columns2, Minus, Plus, Printer, Rows3 } from 'lucide-react'
import type { ChangesPage } from '../../server/documents/load-changes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import type { Counts, Redline } from '../rules/word-diff/redline.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Segments } from '../ui/segments.tsx'
import type { ChangeSteps } from './use-change-steps.ts'
import { addressOfVersion } from './version-address.ts'

/** The way back, which versions are compared, how much is other, and how it is looked at. */
export function ChangesBar({ page, beside, counts }: { page: ChangesPage; beside: boolean; counts: Counts }) {
  const t = useT('documents')
  const { pick, digits, day } = useReader()
  const [params, setParams] = useSearchParams()
  const { old, now } = page
  const versions = { old: digits(old.number), version: digits(now.number) }
  return (
    <>
      <header className="rbar">
        <Link
          to={addressOfVersion(page, now.number)}
          className="btn icon quiet"
          aria-label={t('changes.back', { version: digits(now.number) })}
        >
          <Icon of={ArrowLeft} size="lg" flip />
        </Link>
        <div className="ttl grow">
          <h1 className="clip">
            <bdi>{digits(pick(page.paper.title))}</bdi>
          </h1>
          <p className="note muted clip">
            {t('changes.title')} · {t('changes.between', { ...versions, from: day(old.at), to: day(now.at) })}
          </p>
        </div>
        <Button variant="quiet" icon={Printer} aria-label={t('changes.print')} onPress={() => window.print()} />
      </header>
      <div className="compare-bar">
        <ChangeCounts counts={counts} />
        <Segments
          label={t('changes.look')}
          value={beside ? 'side' : 'text'}
          onChange={(look) => {
            const next = new URLSearchParams(params)
            if (look === 'side') next.set('look', 'side')
            else next.delete('look')
            setParams(next, { replace: true, preventScrollReset: true })
          }}
          items={[
            { id: 'text', label: t('changes.as_text'), icon: Rows3 },
            { id: 'side', label: t('changes.beside'), icon: Columns2 },
          ]}
        />
      </div>
    </>
  )
}

function ChangeCounts({ counts }: { counts: Counts }) {
  const t = useT('documents')
  if (counts.changed === 0) return <p className="counts" />
  return (
    <p className="counts">
      {counts.added > 0 ? (
        <Chip tone="ok" icon={Plus}>
          {t('changes.added', { count: counts.added })}
        </Chip>
      ) : null}
      {counts.removed > 0 ? (
        <Chip tone="danger" icon={Minus}>
          {t('changes.removed', { count: counts.removed })}
        </Chip>
      ) : null}
      {counts.moved > 0 ? (
        <Chip tone="info" icon={ArrowUpDown}>
          {t('changes.moved', { count: counts.moved })}
        </Chip>
      ) : null}
      <span className="note muted">{t('changes.kept', { count: counts.kept })}</span>
    </p>
  )
}

/** From change to change, below the thumb. */
export function ChangesFoot({ page, redline, steps }: { page: ChangesPage; redline: Redline; steps: ChangeSteps }) {
  const t = useT('documents')
  const { digits, number } = useReader()
  if (steps.of === 0) return null
  const change = steps.change === null ? undefined : redline.changes[steps.change]
  const place = change && ('new' in change ? change.new : change.old).parts[0]
  const told = t('changes.at', { at: number(steps.at), of: number(steps.of) })
  return (
    <footer className="compare-foot">
      <Button variant="quiet" icon={ChevronUp} onPress={steps.previous} aria-label={t('changes.previous')} />
      <p className="num" role="status">
        {change ? told : t('changes.count', { count: steps.of })}
        {change && place ? (
          <span className="spoken">
            {t(`changes.kind.${change.kind}`)}, {digits(pageReference(page.paper.reference, place.page))}
          </span>
        ) : null}
      </p>
      <Button variant="quiet" icon={ChevronDown} onPress={steps.next} aria-label={t('changes.next')} />
      <span className="keys note muted">{t('changes.keys')}</span>
    </footer>
  )
}

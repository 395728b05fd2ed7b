import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PackHits } from './pack-hits.tsx'
import type { Find } from './use-find.ts'

type FindPanelProps = { paperId: string; find: Find; reference: string; textless: number }

/** Searching the paper, and the others of its pack: Arabic is found however it is spelled or vowelled. */
export function FindPanel({ paperId, find, reference, textless }: FindPanelProps) {
  const t = useT('documents')
  const reader = useReader()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <section className="find" aria-label={t('find.title')}>
      <h2>{t('find.title')}</h2>
      <search className="row tight">
        <input
          ref={field}
          type="search"
          className="input"
          dir="auto"
          aria-label={t('find.label')}
          placeholder={t('find.placeholder')}
          value={find.query}
          onChange={(event) => find.setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.shiftKey ? find.previous() : find.next()
          }}
        />
        <Button variant="quiet" icon={ChevronUp} aria-label={t('find.previous')} onPress={find.previous} />
        <Button variant="quiet" icon={ChevronDown} aria-label={t('find.next')} onPress={find.next} />
      </search>
      <p className="small muted" role="status">
        {find.busy ? t('find.busy') : find.sought ? t('find.count', { count: find.hits.length }) : t('find.hint')}
        {textless > 0 ? ` ${t('find.scanned', { count: textless })}` : ''}
      </p>
      {find.sought && !find.busy && find.hits.length === 0 ? (
        <EmptyState icon={Search} title={t('find.none')}>
          {t('find.none_more')}
        </EmptyState>
      ) : null}
      <ol className="hits">
        {find.hits.map((hit, index) => (
          <li key={`${hit.page} ${hit.from}`}>
            <button
              type="button"
              aria-current={index === find.current ? 'true' : undefined}
              onClick={() => find.show(index)}
            >
              <span className="num muted note">{reader.digits(pageReference(reference, hit.page))}</span>
              <span className="record" dir="auto">
                {hit.before} <b>{hit.text}</b> {hit.after}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <PackHits paperId={paperId} query={find.sought} />
    </section>
  )
}

import './search.css'
import { Form, useNavigation } from '@remix-run/react'
import { Search, SearchX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { SearchPage } from '../../server/search/search-house.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { FoundItemRow } from './found-item-row.tsx'
import { FoundPaperRow } from './found-paper-row.tsx'

/** What the reader may read, searched; the words are in the address, so that a search can be kept and sent. */
export function SearchScreen({ page }: { page: SearchPage }) {
  const t = useT('search')
  const count = page.found.reduce(
    (sum, { items, papers }) =>
      sum + items.length + papers.reduce((all, { pages }) => all + Math.max(1, pages.length), 0),
    0,
  )
  return (
    <>
      <HouseBar bodies={page.bodies} />
      <main id="main" tabIndex={-1} className="one-column wide search-page">
        <h1>{t('title')}</h1>
        <SearchForm page={page} />
        <p className="small muted" role="status">
          {page.sought && count > 0 && !page.similar ? t('found', { count }) : ''}
        </p>
        {page.similar ? <Notice tone="info" title={t('similar')} /> : null}
        {page.sought ? null : <p className="muted">{t('hint')}</p>}
        {page.sought && count === 0 ? (
          <EmptyState icon={SearchX} title={t('none')}>
            {t('none_more')}
          </EmptyState>
        ) : null}
        {page.found.map(({ body, items, papers }) => (
          <section key={body.slug} aria-labelledby={`found-${body.slug}`}>
            <h2 id={`found-${body.slug}`}>
              <Text2 of={body.name} />
            </h2>
            {items.length > 0 ? <h3>{t('items')}</h3> : null}
            <ul className="sheet found">
              {items.map((item) => (
                <FoundItemRow key={item.id} item={item} zone={body.zone} />
              ))}
            </ul>
            {papers.length > 0 ? <h3>{t('papers')}</h3> : null}
            <ul className="sheet found">
              {papers.map((paper) => (
                <FoundPaperRow key={paper.id} paper={paper} query={page.q} />
              ))}
            </ul>
          </section>
        ))}
      </main>
    </>
  )
}

function SearchForm({ page }: { page: SearchPage }) {
  const t = useT('search')
  const reader = useReader()
  const field = useRef<HTMLInputElement>(null)
  const busy = useNavigation().location?.pathname === '/search'
  useEffect(() => {
    if (field.current && page.q === '') field.current.focus()
  }, [page.q])
  return (
    <search>
      <Form method="get" className="search-form">
        <input
          key={page.q}
          ref={field}
          type="search"
          name="q"
          className="input"
          dir="auto"
          maxLength={200}
          defaultValue={page.q}
          aria-label={t('label')}
          placeholder={t('label')}
        />
        {page.bodies.length > 1 ? (
          <select key={page.only} name="body" className="input" defaultValue={page.only} aria-label={t('where')}>
            <option value="">{t('everywhere')}</option>
            {page.bodies.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {reader.pick(name)}
              </option>
            ))}
          </select>
        ) : null}
        <Button type="submit" variant="primary" icon={Search} isPending={busy}>
          {t('go')}
        </Button>
      </Form>
    </search>
  )
}

import { Link } from '@remix-run/react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import { usePackPlace } from './pack-place.ts'
import { usePackFind } from './use-pack-find.ts'

/** Places in the other papers of the pack, under each paper's title: a press opens the paper at the words. */
export function PackHits({ paperId, query }: { paperId: string; query: string }) {
  const t = useT('documents')
  const reader = useReader()
  const place = usePackPlace()
  const papers = usePackFind(paperId, query)
  if (query === '') return null
  return (
    <section className="pack-hits" aria-label={t('find.elsewhere')}>
      <h3>{t('find.elsewhere')}</h3>
      <p className="small muted" role="status">
        {papers === null ? t('find.busy') : papers.length === 0 ? t('find.nowhere_else') : null}
      </p>
      {papers?.map(({ id, title, reference, hits, more }) => (
        <section key={id}>
          <h4>
            <bdi>{reader.pick(title)}</bdi>
          </h4>
          <ol className="hits">
            {hits.map((hit) => (
              <li key={`${hit.page} ${hit.from}`}>
                <Link to={place.paper(id, searchFor(hit, query))}>
                  <span className="num muted note">{reader.digits(pageReference(reference, hit.page))}</span>
                  <span className="record" dir="auto">
                    {hit.before} <b>{hit.text}</b> {hit.after}
                  </span>
                </Link>
              </li>
            ))}
          </ol>
          {more ? <p className="small muted">{t('find.more')}</p> : null}
        </section>
      ))}
    </section>
  )
}

const searchFor = ({ page, from }: { page: number; from: number }, query: string) =>
  new URLSearchParams({ page: String(page), find: query, word: String(from) })

import { Link } from '@remix-run/react'
import type { FoundPaper } from '../../server/search/find-papers.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ExcerptText } from './excerpt-text.tsx'

const FIRST = 4

/** A paper with the places where the words stand; each opens the page there, with the words marked. */
export function FoundPaperRow({ paper, query }: { paper: FoundPaper; query: string }) {
  const t = useT('search')
  const reader = useReader()
  const to = (page: number) =>
    `/m/${paper.meeting.id}/papers/${paper.id}?${new URLSearchParams({ page: String(page), find: query })}`
  const [first] = paper.pages
  return (
    <li>
      <span className="no num">{reader.digits(paper.reference)}</span>
      <div className="grow">
        <Link to={first ? to(first.page) : `/m/${paper.meeting.id}/papers/${paper.id}`}>
          <Text2 of={paper.title} digits />
        </Link>
        <small className="row tight wrap">
          <Text2 of={paper.meeting.title} digits />
          {first ? null : <span>{t('title_only')}</span>}
        </small>
        {first ? (
          <ol>
            {paper.pages.slice(0, FIRST).map(({ page, reference, excerpt }) => (
              <li key={page}>
                <Link className="place" to={to(page)}>
                  <span className="num">{reader.digits(reference)}</span>
                  <ExcerptText excerpt={excerpt} />
                </Link>
              </li>
            ))}
          </ol>
        ) : null}
        {first && paper.pages.length > FIRST ? <Link to={to(first.page)}>{t('more')}</Link> : null}
      </div>
    </li>
  )
}

import { Link } from '@remix-run/react'
import type { ListedItem } from '../../server/documents/list-items.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { OutlineEntry } from '../wire/documents.ts'
import { usePackPlace } from './pack-place.ts'

type ContentsPanelProps = {
  paperId: string
  items: readonly ListedItem[]
  outline: readonly OutlineEntry[]
  page: number
  goToPage: (page: number) => void
}

/** The pack's items with their papers, and under the open paper its own outline. */
export function ContentsPanel({ paperId, items, outline, page, goToPage }: ContentsPanelProps) {
  const t = useT('documents')
  const reader = useReader()
  const place = usePackPlace()
  return (
    <nav className="contents" aria-label={t('contents.title')}>
      <h2>{t('contents.title')}</h2>
      <ol>
        {items.map((item) => (
          <li key={item.id}>
            <p className="item">
              <span className="num muted">{reader.digits(item.number)}</span> <bdi>{reader.pick(item.title)}</bdi>
            </p>
            {item.papers.map((paper) => (
              <div key={paper.id}>
                <Link
                  to={place.paper(paper.id)}
                  className="paper"
                  aria-current={paper.id === paperId ? 'page' : undefined}
                >
                  <bdi className="grow">{reader.pick(paper.title)}</bdi>
                  <span className="num muted note">{reader.digits(paper.reference)}</span>
                </Link>
                {paper.id === paperId && outline.length > 0 ? (
                  <Outline entries={outline} page={page} goToPage={goToPage} />
                ) : null}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </nav>
  )
}

type OutlineProps = { entries: readonly OutlineEntry[]; page: number; goToPage: (page: number) => void }

function Outline({ entries, page, goToPage }: OutlineProps) {
  const reader = useReader()
  return (
    <ol className="outline">
      {entries.map((entry) => (
        <li key={`${entry.title} ${entry.page}`}>
          <button
            type="button"
            onClick={() => goToPage(entry.page)}
            aria-current={entry.page === page ? 'location' : undefined}
          >
            <bdi className="grow">{entry.title}</bdi>
            <span className="num muted">{reader.number(entry.page)}</span>
          </button>
          {entry.children.length > 0 ? <Outline entries={entry.children} page={page} goToPage={goToPage} /> : null}
        </li>
      ))}
    </ol>
  )
}

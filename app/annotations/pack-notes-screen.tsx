import './notes.css'
import './pack-notes.css'
import { Link, useSearchParams } from '@remix-run/react'
import { FilterX, Printer, StickyNote } from 'lucide-react'
import type { ListedNote, PackNotes } from '../../server/documents/load-pack-notes.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { filterIn, shownBy } from './filter-notes.ts'
import { PackFilters } from './pack-filters.tsx'
import { PackNoteCard } from './pack-note-card.tsx'

/** Every note of a pack that its reader may read, under the papers they are on. */
export function PackNotesScreen({ page }: { page: PackNotes }) {
  const t = useT('annotations')
  const reader = useReader()
  const [params, setParams] = useSearchParams()
  const filter = filterIn(params)
  const shown = shownBy(filter, page.notes)
  const narrowed = Object.keys(filter).length > 0
  return (
    <>
      <HouseBar body={page.body} ledger={page.ledger} />
      <main id="main" tabIndex={-1} className="one-column wide pack-notes">
        <header className="row between wrap">
          <div>
            <h1>{t('pack.title')}</h1>
            <p className="soft">
              <Link to={`/m/${page.meeting.id}`}>
                <Text2 of={page.meeting.title} digits />
              </Link>
            </p>
          </div>
          <Button variant="line" icon={Printer} onPress={() => window.print()}>
            {t('pack.print')}
          </Button>
        </header>
        {page.notes.length > 0 ? <PackFilters page={page} filter={filter} setParams={setParams} /> : null}
        <p className="count" role="status">
          {narrowed
            ? t('pack.of', { count: page.notes.length, shown: reader.number(shown.length) })
            : t('pack.count', { count: page.notes.length })}
        </p>
        {shown.length > 0 ? (
          <ByPaper page={page} notes={shown} />
        ) : (
          <EmptyState
            icon={StickyNote}
            title={t(narrowed ? 'none_here' : 'none')}
            action={
              narrowed ? (
                <Button variant="line" icon={FilterX} onPress={() => setParams({}, { replace: true })}>
                  {t('pack.show_all')}
                </Button>
              ) : undefined
            }
          >
            {t(narrowed ? 'pack.none_here_more' : 'pack.none_more')}
          </EmptyState>
        )}
      </main>
    </>
  )
}

function ByPaper({ page, notes }: { page: PackNotes; notes: ListedNote[] }) {
  const t = useT('annotations')
  const reader = useReader()
  return page.papers.map((paper) => {
    const here = notes.filter(({ paperId }) => paperId === paper.id)
    if (here.length === 0) return null
    return (
      <section key={paper.id} aria-labelledby={`paper-${paper.id}`}>
        <h2 id={`paper-${paper.id}`}>
          <span className="num muted">{reader.digits(paper.reference)}</span> <bdi>{reader.pick(paper.title)}</bdi>{' '}
          <span className="note muted">{t('pack.count', { count: here.length })}</span>
        </h2>
        <ol>
          {here.map((note) => (
            <li key={note.id}>
              <PackNoteCard note={note} page={page} />
            </li>
          ))}
        </ol>
      </section>
    )
  })
}

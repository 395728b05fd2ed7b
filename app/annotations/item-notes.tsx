import './notes.css'
import './pack-notes.css'
import { Link, useFetcher } from '@remix-run/react'
import { StickyNote } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { PackNotes } from '../../server/documents/load-pack-notes.ts'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { PackNoteCard } from './pack-note-card.tsx'

type ItemNotesProps = { meetingId: string; papers: readonly { paperId: string }[] }

/** The reader's own notes on the papers of the item under discussion, folded until they are wanted. */
export function ItemNotes({ meetingId, papers }: ItemNotesProps) {
  const t = useT('annotations')
  const [open, setOpen] = useState(false)
  if (papers.length === 0) return null
  return (
    <details className="sheet fold item-notes" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon of={StickyNote} size="sm" /> {t('mine_here')}
      </summary>
      {open ? <Notes meetingId={meetingId} papers={papers} /> : null}
    </details>
  )
}

/** Read only while they are looked at: three hundred screens do not ask for them. */
function Notes({ meetingId, papers }: ItemNotesProps) {
  const t = useT('annotations')
  const { load, data } = useFetcher<PackNotes>()
  useEffect(() => load(`/m/${meetingId}/notes`), [load, meetingId])
  const here = new Set(papers.map(({ paperId }) => paperId))
  const mine = data?.notes.filter((note) => note.author === data.me && here.has(note.paperId)) ?? []
  return (
    <div className="in stack" aria-busy={!data}>
      {data && mine.length === 0 ? <p className="soft">{t('mine_none')}</p> : null}
      {data && mine.length > 0 ? (
        <ol className="pack-notes">
          {mine.map((note) => (
            <li key={note.id}>
              <PackNoteCard note={note} page={data} />
            </li>
          ))}
        </ol>
      ) : null}
      <Link className="link small" to={`/m/${meetingId}/notes`}>
        {t('mine_all')}
      </Link>
    </div>
  )
}

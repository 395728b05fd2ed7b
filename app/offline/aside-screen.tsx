import './offline.css'
import { useFetcher } from '@remix-run/react'
import { Copy, StickyNote, Trash2 } from 'lucide-react'
import type { AsideView } from '../../server/annotations/load-aside.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useToast } from '../ui/toast.tsx'

const REASONS = ['layer_closed', 'access_ended', 'not_found', 'not_permitted']

/** The reader's own notes that came back without their place: to be read, copied and let go. */
export function AsideScreen({ notes }: { notes: AsideView[] }) {
  const t = useT('offline')
  return (
    <>
      <HouseBar />
      <main id="main" tabIndex={-1} className="kept">
        <h1>{t('aside.title')}</h1>
        {notes.length === 0 ? (
          <EmptyState icon={StickyNote} title={t('aside.none')}>
            {t('aside.none_more')}
          </EmptyState>
        ) : (
          <>
            <p className="soft">{t('aside.what')}</p>
            <ul className="sheet kept-packs">
              {notes.map((note) => (
                <AsideNote key={note.noteId} note={note} />
              ))}
            </ul>
          </>
        )}
      </main>
    </>
  )
}

function AsideNote({ note }: { note: AsideView }) {
  const t = useT('offline')
  const reader = useReader()
  const toast = useToast()
  const fetcher = useFetcher()
  const reason = REASONS.includes(note.reason) ? note.reason : 'other'
  const copy = async () => {
    await navigator.clipboard.writeText(note.text).catch(() => {})
    toast({ tone: 'ok', title: t('aside.copied') })
  }
  return (
    <li>
      <div className="grow">
        <p className="note muted">
          {t(`aside.kind.${note.kind}`)} · {reader.day(note.writtenAt)} {reader.time(note.writtenAt)} ·{' '}
          <bdi>{note.paper ? t('aside.on', { paper: reader.pick(note.paper) }) : t('aside.unknown')}</bdi>
          {note.page ? ` · ${t('aside.page', { page: reader.digits(note.page) })}` : null}
        </p>
        <p className="aside-text" dir="auto">
          {note.text || <span className="muted">{t('aside.wordless')}</span>}
        </p>
        <p className="note muted">{t(`aside.reason.${reason}`)}</p>
      </div>
      {note.text ? (
        <Button variant="quiet" icon={Copy} aria-label={t('aside.copy')} onPress={() => void copy()} />
      ) : null}
      <fetcher.Form method="post" action="/notes/aside">
        <input type="hidden" name="noteId" value={note.noteId} />
        <Button type="submit" variant="quiet" icon={Trash2} aria-label={t('aside.drop')} />
      </fetcher.Form>
    </li>
  )
}

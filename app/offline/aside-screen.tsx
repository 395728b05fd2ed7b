import './offline.css'
import { useFetcher } from '@remix-run/react'
import { Copy, StickyNote, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AsideView } from '../../server/annotations/load-aside.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'

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
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const [dropping, setDropping] = useState(false)
  const reason = REASONS.includes(note.reason) ? note.reason : 'other'
  const copy = async () => {
    const copying = navigator.clipboard?.writeText(note.text) ?? Promise.reject()
    await copying.then(
      () => toast({ tone: 'ok', title: t('aside.copied') }),
      () => toast({ tone: 'danger', title: t('aside.not_copied') }),
    )
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
      <Button variant="quiet" icon={Trash2} aria-label={t('aside.drop')} onPress={() => setDropping(true)} />
      {dropping ? (
        <ActDialog
          title={t('aside.drop_title')}
          submit={t('aside.drop')}
          icon={Trash2}
          danger
          refusal={refusal}
          sending={fetcher.state !== 'idle'}
          onSend={() => fetcher.submit({ noteId: note.noteId }, { method: 'post', action: '/notes/aside' })}
          onClose={() => setDropping(false)}
        >
          <p>{t('aside.drop_more')}</p>
          {note.text ? (
            <p className="aside-text" dir="auto">
              {note.text}
            </p>
          ) : null}
        </ActDialog>
      ) : null}
    </li>
  )
}

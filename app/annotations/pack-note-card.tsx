import { Link } from '@remix-run/react'
import { CircleDot, MapPinOff } from 'lucide-react'
import type { ListedNote, PackNotes } from '../../server/documents/load-pack-notes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { AudienceChip } from './audience-chip.tsx'
import { KINDS } from './kinds.ts'
import { NoteText } from './note-text.tsx'
import { toneOf } from './tone.ts'

/** A note as the list of a pack has it: read here, and answered where it stands. */
export function PackNoteCard({ note, page }: { note: ListedNote; page: PackNotes }) {
  const t = useT('annotations')
  const reader = useReader()
  const nameOf = (id: string) =>
    page.people[id] ?? { ar: t('somebody', { lng: 'ar' }), en: t('somebody', { lng: 'en' }) }
  const mine = note.author === page.me
  const place = reader.digits(note.reference)
  const to = `/m/${page.meeting.id}/papers/${note.paperId}?page=${note.page}&note=${note.id}`
  return (
    <article
      className={`ncard ${toneOf(note.audience)}`}
      aria-label={t('card', { name: reader.pick(nameOf(note.author)) })}
    >
      <header>
        <Face id={note.author} name={nameOf(note.author)} size="sm" />
        <b className="clip grow">{mine ? t('you') : <bdi>{reader.pick(nameOf(note.author))}</bdi>}</b>
        {note.needsLook ? (
          <span className="chip alert">
            <Icon of={MapPinOff} size="sm" /> {t('pack.look')}
          </span>
        ) : null}
        {note.unread ? (
          <span className="chip accent">
            <Icon of={CircleDot} size="sm" /> {t('pack.new')}
          </span>
        ) : null}
        <AudienceChip audience={note.audience} groups={page.groups} />
        <Link className="place num" to={to} aria-label={t('go', { place })} onKeyDown={step}>
          {place}
        </Link>
      </header>
      <blockquote dir="auto" className="record">
        <Icon of={KINDS[note.kind]} size="sm" /> {note.quote || t(`kind.${note.kind}`)}
      </blockquote>
      {note.text ? <NoteText text={note.text} mentions={note.mentions} people={page.people} /> : null}
      {note.replies.length > 0 ? (
        <ol className="replies">
          {note.replies.map((reply) => (
            <li key={reply.id}>
              <b>{reply.author === page.me ? t('you') : <bdi>{reader.pick(nameOf(reply.author))}</bdi>}</b>{' '}
              <span className="note muted">{reader.time(reply.at)}</span>
              <NoteText text={reply.text} mentions={reply.mentions} people={page.people} />
            </li>
          ))}
        </ol>
      ) : null}
      <footer>
        <span>{t(`kind.${note.kind}`)}</span>
        <time dateTime={note.at}>
          {reader.day(note.at)} · {reader.time(note.at)}
        </time>
      </footer>
    </article>
  )
}

/** Arrows go from note to note; Enter follows the link as anywhere. */
function step(event: React.KeyboardEvent<HTMLAnchorElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.pack-notes .place')]
  const next = links[links.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

import { Copy, Ellipsis, MessageCircle, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { AudienceChip } from './audience-chip.tsx'
import { CarriedFrom } from './carried-from.tsx'
import { KINDS } from './kinds.ts'
import type { ReaderGroup } from './layer-switch.tsx'
import type { People } from './mentions.ts'
import type { Audience, NoteBook, NoteView } from './note-book.ts'
import { NoteText } from './note-text.tsx'
import { TextForm } from './text-form.tsx'
import { toneOf } from './tone.ts'

type NoteCardProps = {
  note: NoteView
  number: number | undefined
  book: NoteBook
  people: People
  /** What of it somebody else wrote. */
  toRead: readonly string[]
  /** Those whom the reader may name. */
  nameable: People
  reference: string
  chosen: boolean
  groups: readonly ReaderGroup[]
  canShare: boolean
  choose: () => void
}

/** A note: whose it is and who sees it, what it stands on, what it says, and what was answered. */
export function NoteCard({
  note,
  toRead,
  number,
  book,
  people,
  nameable,
  reference,
  chosen,
  groups,
  canShare,
  choose,
}: NoteCardProps) {
  const t = useT('annotations')
  const reader = useReader()
  const [doing, setDoing] = useState<'edit' | 'reply' | null>(null)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const name = people[note.author] ?? { ar: t('somebody', { lng: 'ar' }), en: t('somebody', { lng: 'en' }) }
  const text = note.kind === 'ink' ? '' : note.text
  const place = reader.digits(pageReference(reference, note.page))
  return (
    <article
      ref={card}
      data-note={toRead.length > 0 ? toRead.join(' ') : undefined}
      className={`ncard ${toneOf(note.audience)}${chosen ? ' chosen' : ''}`}
      aria-label={t('card', { name: reader.pick(name) })}
    >
      <header>
        {note.audience !== 'private' ? (
          <>
            <Face id={note.author} name={name} size="sm" />
            <b className="clip grow">{note.mine ? t('you') : reader.pick(name)}</b>
          </>
        ) : null}
        <AudienceChip audience={note.audience} groups={groups} />
        {note.audience === 'private' ? <span className="grow" /> : null}
        <button type="button" className="place num" onClick={choose} aria-label={t('go', { place })}>
          {place}
        </button>
        {note.mine ? (
          <Menu
            label={t('menu')}
            trigger={<Button variant="quiet" size="small" icon={Ellipsis} aria-label={t('menu')} />}
            onAction={(act) => {
              if (act === 'edit') setDoing('edit')
              if (act === 'remove') book.remove(note.audience, note.id)
              if (act.startsWith('share ')) book.share(note, act.slice('share '.length) as Audience)
            }}
          >
            {note.kind === 'ink' ? null : (
              <MenuItem id="edit" icon={Pencil}>
                {text ? t('edit') : t('add_text')}
              </MenuItem>
            )}
            {canShare && note.audience !== 'body' ? (
              <MenuItem id="share body" icon={Copy} note={t('share_note')}>
                {t('share')}
              </MenuItem>
            ) : null}
            {canShare && note.audience === 'private'
              ? groups.map(({ id, name }) => (
                  <MenuItem key={id} id={`share group:${id}`} icon={Copy} note={t('share_note')}>
                    {t('share_group', { name: reader.pick(name) })}
                  </MenuItem>
                ))
              : null}
            <MenuItem id="remove" icon={Trash2} tone="danger">
              {t('remove')}
            </MenuItem>
          </Menu>
        ) : null}
      </header>
      {note.selector.exact ? (
        <blockquote dir="auto" className="record">
          <Icon of={KINDS[note.kind]} size="sm" />
          {number ? <span className="num">{reader.number(number)} · </span> : null}
          {note.selector.exact}
        </blockquote>
      ) : null}
      {note.carried ? <CarriedFrom carried={note.carried} /> : null}
      {doing === 'edit' ? (
        <TextForm
          label={t('text')}
          first={text}
          mayBeEmpty={'quads' in note}
          people={note.audience === 'private' ? {} : nameable}
          cancel={() => setDoing(null)}
          save={(words, mentions) => {
            book.edit(note, words, mentions)
            setDoing(null)
          }}
        />
      ) : text ? (
        <NoteText text={text} mentions={note.mentions} people={people} />
      ) : null}
      <Replies note={note} book={book} people={people} />
      {doing === 'reply' ? (
        <TextForm
          label={t('reply')}
          first=""
          people={note.audience === 'private' ? {} : nameable}
          cancel={() => setDoing(null)}
          save={(words, mentions) => {
            book.reply(note, words, mentions)
            setDoing(null)
          }}
        />
      ) : (
        <footer>
          {note.audience !== 'private' && canShare ? (
            <button type="button" onClick={() => setDoing('reply')}>
              <Icon of={MessageCircle} size="sm" />{' '}
              {note.replies.length > 0 ? t('replies', { count: note.replies.length }) : t('reply')}
            </button>
          ) : null}
          <time dateTime={note.createdAt}>
            {reader.day(note.createdAt)} · {reader.time(note.createdAt)}
            {note.editedAt ? ` · ${t('edited')}` : ''}
          </time>
        </footer>
      )}
    </article>
  )
}

function Replies({ note, book, people }: Pick<NoteCardProps, 'note' | 'book' | 'people'>) {
  const t = useT('annotations')
  const reader = useReader()
  if (note.replies.length === 0) return null
  return (
    <ol className="replies">
      {note.replies.map((reply) => (
        <li key={reply.id}>
          <b>{reply.mine ? t('you') : reader.pick(people[reply.author] ?? { ar: '—', en: '—' })}</b>{' '}
          <span className="note muted">{reader.time(reply.createdAt)}</span>
          {reply.mine ? (
            <button
              type="button"
              className="drop"
              aria-label={t('remove_reply')}
              onClick={() => book.remove(note.audience, reply.id)}
            >
              <Icon of={Trash2} size="sm" />
            </button>
          ) : null}
          <NoteText text={reply.text} mentions={reply.mentions} people={people} />
        </li>
      ))}
    </ol>
  )
}

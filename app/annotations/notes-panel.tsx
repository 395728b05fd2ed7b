import { Check, CloudOff, Library, ListFilter, LoaderCircle, Redo2, StickyNote, Undo2 } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { usePackPlace } from '../documents/pack-place.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem, MenuSection } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { Bilingual } from '../wire/text.ts'
import { LayerSwitch, type ReaderGroup } from './layer-switch.tsx'
import type { Audience, BookView, NoteBook, NoteView } from './note-book.ts'
import { NoteCard } from './note-card.tsx'
import { TextForm } from './text-form.tsx'
import { toneOf } from './tone.ts'
import { useSeen } from './use-seen.ts'

const FILTERS = ['all', 'page', 'private', 'body', 'mine'] as const
type Filter = (typeof FILTERS)[number]

type NotesPanelProps = {
  versionId: string
  /** Where the notes of the whole pack are, where they can be had. */
  packNotes: string | null
  book: NoteBook | null
  view: BookView
  people: Readonly<Record<string, Bilingual>>
  mentionable: readonly string[]
  groups: readonly ReaderGroup[]
  reference: string
  page: number
  audience: Audience
  setAudience: (audience: Audience) => void
  sharedReason: string | null
  numbers: ReadonlyMap<string, number>
  chosen: string | null
  choose: (id: string) => void
  /** Notes that wait for their author, where there are any. */
  tray: ReactNode
  /** A comment whose place is chosen and whose words are not written yet. */
  draft: { save: (text: string, mentions: string[]) => void; cancel: () => void; quote?: string | undefined } | null
}

export function NotesPanel(props: NotesPanelProps) {
  const {
    groups,
    book,
    view,
    people,
    reference,
    page,
    audience,
    setAudience,
    sharedReason,
    numbers,
    chosen,
    choose,
    draft,
  } = props
  const t = useT('annotations')
  const reader = useReader()
  const [filter, setFilter] = useState<Filter>('all')
  const list = useRef<HTMLDivElement>(null)
  const nameable = useMemo(
    () => Object.fromEntries(Object.entries(people).filter(([id]) => props.mentionable.includes(id))),
    [people, props.mentionable],
  )
  const shown = view.notes.filter(
    (note) =>
      filter === 'all' ||
      (filter === 'page' && note.page === page) ||
      (filter === 'mine' && note.mine) ||
      note.audience === filter,
  )
  useSeen(
    list,
    props.versionId,
    shown.flatMap((note) => byOthers(note)),
  )
  return (
    <section className="notes-panel" aria-label={t('title')}>
      <div className="notes-head">
        <h2>
          {t('title')} <span className="muted num">{reader.number(view.notes.length)}</span>
        </h2>
        <span className="grow" />
        <Button
          variant="quiet"
          icon={Undo2}
          iconFlip
          aria-label={t('undo')}
          onPress={() => book?.undo()}
          {...(!view.canUndo && { 'aria-disabled': true })}
        />
        <Button
          variant="quiet"
          icon={Redo2}
          iconFlip
          aria-label={t('redo')}
          onPress={() => book?.redo()}
          {...(!view.canRedo && { 'aria-disabled': true })}
        />
        {props.packNotes ? (
          <LinkButton variant="quiet" icon={Library} aria-label={t('pack.open')} to={props.packNotes} />
        ) : null}
        <Menu
          label={t('filter.title')}
          trigger={
            <Button variant="quiet" icon={ListFilter} aria-label={t('filter.now', { filter: t(`filter.${filter}`) })} />
          }
        >
          <MenuSection title={t('filter.title')} selected={filter} onSelect={(id) => setFilter(id as Filter)}>
            {FILTERS.map((id) => (
              <MenuItem key={id} id={id}>
                {t(`filter.${id}`)}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </div>
      <LayerSwitch value={audience} onChange={setAudience} groups={groups} sharedReason={sharedReason} />
      <Saving view={view} />
      {props.tray}
      {draft ? (
        <div className={`ncard ${toneOf(audience)}`}>
          {draft.quote ? (
            <blockquote dir="auto" className="record">
              {draft.quote}
            </blockquote>
          ) : null}
          <TextForm
            label={t('new_comment')}
            first=""
            people={audience === 'private' ? {} : nameable}
            save={draft.save}
            cancel={draft.cancel}
          />
        </div>
      ) : null}
      <div className="cards" ref={list}>
        {book
          ? shown.map((note) => (
              <NoteCard
                key={note.id}
                note={note}
                toRead={byOthers(note)}
                number={numbers.get(note.id)}
                book={book}
                people={people}
                nameable={nameable}
                reference={reference}
                groups={groups}
                chosen={note.id === chosen}
                canShare={sharedReason === null}
                choose={() => choose(note.id)}
              />
            ))
          : null}
        {shown.length === 0 && !draft ? (
          <EmptyState icon={StickyNote} title={t(view.notes.length === 0 ? 'none' : 'none_here')}>
            {t('none_more')}
          </EmptyState>
        ) : null}
      </div>
    </section>
  )
}

/** A note's id and its replies', where somebody else wrote them. */
export const byOthers = ({ id, mine, replies }: NoteView): string[] =>
  [{ id, mine }, ...replies].flatMap((one) => (one.mine ? [] : [one.id]))

/** What became of the reader's own words: kept, on their way, waiting for the network, or refused. */
function Saving({ view }: { view: BookView }) {
  const t = useT('annotations')
  const { online } = usePackPlace()
  const words = useRefusalWords()
  const states = Object.values(view.states)
  const refusal = Object.values(view.refusals).find((code) => code)
  if (refusal) return <Notice tone="danger" title={words(refusal === 'access_ended' ? 'layer_closed' : refusal)} live />
  if (states.includes('offline'))
    return (
      <Notice tone="info" icon={CloudOff} title={t('state.offline')} live>
        {!online
          ? t('state.offline_device')
          : view.unsent > 0
            ? t('state.offline_kept', { count: view.unsent })
            : t('state.offline_later')}
      </Notice>
    )
  const busy = states.includes('saving') || states.includes('connecting')
  return (
    <p className="saving note muted" role="status">
      <Icon of={busy ? LoaderCircle : Check} size="sm" />{' '}
      {t(states.includes('connecting') ? 'state.connecting' : busy ? 'state.saving' : 'state.saved')}
    </p>
  )
}

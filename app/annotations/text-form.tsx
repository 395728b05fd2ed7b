import { useEffect, useId, useRef, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { MentionList } from './mention-list.tsx'
import { mentionBefore, mentioned, type People, peopleLike } from './mentions.ts'

type TextFormProps = {
  label: string
  first: string
  mayBeEmpty?: boolean
  maxLength?: number
  /** Who may be named; nobody where the words stay the reader's own. */
  people: People
  save: (text: string, mentions: string[]) => void
  cancel: () => void
}

const SHOWN = 5

/** A few words and two buttons. Escape gives up, Ctrl or ⌘ with Enter keeps, `@` names a member. */
export function TextForm({ label, first, mayBeEmpty = false, maxLength = 8000, people, save, cancel }: TextFormProps) {
  const t = useT('annotations')
  const reader = useReader()
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [text, setText] = useState(first)
  const [caret, setCaret] = useState(first.length)
  const [active, setActive] = useState(0)
  const [putAway, setPutAway] = useState(-1)
  const naming = mentionBefore(text, caret)
  const found = naming && naming.from !== putAway ? peopleLike(people, naming.sought).slice(0, SHOWN) : []
  const open = found.length > 0
  const at = Math.min(active, found.length - 1)
  const field = () => frame.current?.querySelector('textarea') ?? null

  useEffect(() => {
    const area = frame.current?.querySelector('textarea')
    if (!area) return
    area.setAttribute('aria-autocomplete', 'list')
    if (open) {
      area.setAttribute('aria-controls', id)
      area.setAttribute('aria-activedescendant', `${id}-${at}`)
    } else for (const name of ['aria-controls', 'aria-activedescendant']) area.removeAttribute(name)
  }, [open, at, id])

  const keep = () => {
    if (text.trim() || mayBeEmpty) save(text.trim(), mentioned(text, people))
  }
  const name = (person: string) => {
    const spelt = people[person]
    if (!naming || !spelt) return
    const before = `${text.slice(0, naming.from)}@${reader.pick(spelt)} `
    setText(before + text.slice(caret))
    setCaret(before.length)
    setActive(0)
    requestAnimationFrame(() => {
      field()?.focus()
      field()?.setSelectionRange(before.length, before.length)
    })
  }
  const keys = (event: React.KeyboardEvent) => {
    event.stopPropagation()
    if (open && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key) && !event.ctrlKey) {
      event.preventDefault()
      if (event.key === 'ArrowDown') setActive((at + 1) % found.length)
      else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length)
      else if (event.key === 'Escape') setPutAway(naming?.from ?? -1)
      else name(found[at] as string)
      return
    }
    if (event.key === 'Escape') cancel()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
  }
  return (
    <div
      className="text-form"
      ref={frame}
      onKeyDownCapture={keys}
      onSelect={(event) => setCaret((event.target as HTMLTextAreaElement).selectionStart ?? 0)}
    >
      <TextArea
        label={label}
        rows={3}
        value={text}
        onChange={(words) => {
          setText(words)
          setCaret(field()?.selectionStart ?? words.length)
        }}
        maxLength={maxLength}
        autoFocus
        hint={Object.keys(people).length > 0 ? t('mention.hint') : undefined}
      />
      {open ? <MentionList id={id} found={found} people={people} active={at} choose={name} /> : null}
      <div className="row tight">
        <Button variant="primary" size="small" onPress={keep}>
          {t('save')}
        </Button>
        <Button variant="quiet" size="small" onPress={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

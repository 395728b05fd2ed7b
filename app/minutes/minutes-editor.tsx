import { Plus, Redo2, Send, Trash2, Undo2 } from 'lucide-react'
import type { EditorView } from 'prosemirror-view'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { type Review, unsettled } from '../rules/minutes/text.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { besideOf } from './beside.ts'
import { ChecksPane } from './checks-pane.tsx'
import { CirculateDialog } from './circulate-dialog.tsx'
import { addBelow, keep, removeHere } from './editor/commands.ts'
import { openEditor, redo, showGround, undo } from './editor/open-editor.ts'
import { type Found, reviewIn } from './editor/review-plugin.ts'
import { pairsIn } from './editor/schema.ts'
import { KeepDialog } from './keep-dialog.tsx'
import { useText } from './use-text.ts'

type Props = { page: MinutesPage; draft: NonNullable<MinutesPage['draft']> }

/** The text in both languages, side by side, written by several at once and held against the ledger at every step. */
export function MinutesEditor({ page, draft }: Props) {
  const t = useT('minutes')
  const words = useRefusalWords()
  const { open, view: text } = useText(page.meeting.id)
  const [editor, setEditor] = useState<EditorView | null>(null)
  const [review, setReview] = useState<Review | null>(null)
  const [keeping, setKeeping] = useState<{ found: Found } | null>(null)
  const [sending, setSending] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const beside = useBeside(page, (found) => setKeeping({ found }))
  const reader = useReader()
  const nameOf = useRef((_person: string): string => '')
  nameOf.current = (person) => {
    const officer = page.officers.find((one) => one.person === person)
    return officer ? reader.pick(officer.name) : ''
  }
  const label = t('editor.label')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ledger's sentences follow below, without a new editor
  useEffect(() => {
    if (!open || !place.current) return
    const view = openEditor({
      place: place.current,
      fragment: open.document.getXmlFragment('minutes'),
      awareness: open.presence.awareness,
      ground: draft,
      beside,
      label,
      nameOf: (client) => nameOf.current(open.presence.personOf(client)),
      changed: (now) => {
        setReview(reviewIn(now.state))
      },
    })
    setEditor(view)
    setReview(reviewIn(view.state))
    return () => {
      setEditor(null)
      view.destroy()
    }
  }, [open, beside, label])
  useEffect(() => {
    if (editor && !editor.isDestroyed) showGround(editor, draft)
  }, [editor, draft])

  const run = (act: (state: EditorView['state'], dispatch: EditorView['dispatch']) => boolean) => () => {
    if (!editor) return
    act(editor.state, editor.dispatch)
    editor.focus()
  }
  const open_ = review ? unsettled(review) : 0
  return (
    <div className="minutes-desk">
      <section className="sheet minutes-sheet" aria-label={label}>
        <div className="minutes-tools" role="toolbar" aria-label={t('editor.tools')}>
          <Button
            size="small"
            variant="quiet"
            icon={Undo2}
            iconFlip
            aria-label={t('editor.undo')}
            onPress={run(undo)}
          />
          <Button
            size="small"
            variant="quiet"
            icon={Redo2}
            iconFlip
            aria-label={t('editor.redo')}
            onPress={run(redo)}
          />
          <Button size="small" variant="quiet" icon={Plus} onPress={run(addBelow)}>
            {t('editor.add')}
          </Button>
          <Button size="small" variant="quiet" icon={Trash2} onPress={run(removeHere)}>
            {t('editor.remove')}
          </Button>
          <span className="grow" />
          <Writers names={text.others.map((person) => nameOf.current(person)).filter(Boolean)} />
          <span className="note muted" role="status">
            {t(`editor.state.${text.state}`)}
          </span>
        </div>
        {text.refusal ? <Notice tone="danger" title={words(text.refusal)} live /> : null}
        <div className="minutes-columns" aria-hidden="true">
          <span>{t('side.ar')}</span>
          <span>{t('side.en')}</span>
        </div>
        <div ref={place} />
      </section>
      <aside className="minutes-side">
        {review && editor ? (
          <ChecksPane review={review} editor={editor} sentences={draft.sentences} page={page} />
        ) : null}
        {page.may.circulate ? (
          <Button
            variant="primary"
            block
            icon={Send}
            onPress={() => setSending(true)}
            {...(open_ > 0
              ? { disabledReason: t('circulate.unsettled', { count: open_ }) }
              : text.unsent > 0
                ? { disabledReason: t('editor.state.saving') }
                : {})}
          >
            {t('circulate.open')}
          </Button>
        ) : null}
      </aside>
      {keeping && editor ? (
        <KeepDialog
          found={keeping.found}
          reason={pairsIn(editor.state.doc)[keeping.found.place]?.kept ?? ''}
          onKeep={(reason) => {
            const pair = pairsIn(editor.state.doc).find(({ key }) => key === keeping.found.sentence.key)
            if (pair) keep(editor, pair, reason)
            setKeeping(null)
          }}
          onClose={() => setKeeping(null)}
        />
      ) : null}
      {sending ? <CirculateDialog page={page} onClose={() => setSending(false)} /> : null}
    </div>
  )
}

function Writers({ names }: { names: string[] }) {
  const t = useT('minutes')
  if (names.length === 0) return null
  return <span className="note">{t('editor.others', { names: names.join(t('editor.and')) })}</span>
}

/** Stable while the page is: the editor is made once with it. */
function useBeside(page: MinutesPage, onKeep: (found: Found) => void) {
  const t = useT('minutes')
  const reader = useReader()
  const latest = useRef(onKeep)
  latest.current = onKeep
  const items = JSON.stringify(page.items)
  // biome-ignore lint/correctness/useExhaustiveDependencies: by what the items are, and not by the object
  return useMemo(
    () => besideOf({ t, reader, items: page.items, onKeep: (found) => latest.current(found) }),
    [items, reader.language],
  )
}

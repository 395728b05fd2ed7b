import { Copy, Highlighter, MapPin, MessageSquarePlus, Strikethrough, Underline, X } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import type { MarkKind } from './use-gestures.ts'

type SelectionBarProps = {
  text: string
  mark: (kind: MarkKind) => void
  comment: () => void
  clear: () => void
  /** While a note waits for its place: nothing else can be done with the words. */
  place: (() => void) | null
}

/** What can be done with the words that are chosen. */
export function SelectionBar({ text, mark, comment, clear, place }: SelectionBarProps) {
  const t = useT('documents')
  const copy = () => void navigator.clipboard?.writeText(text).then(clear, clear)
  const notes = useT('annotations')
  if (place)
    return (
      <section className="selection-bar" aria-label={t('selection.title')}>
        <Button variant="primary" size="small" icon={MapPin} onPress={place}>
          {notes('tray.place')}
        </Button>
        <Button variant="quiet" size="small" icon={X} aria-label={t('selection.clear')} onPress={clear} />
      </section>
    )
  return (
    <section className="selection-bar" aria-label={t('selection.title')}>
      <Button variant="quiet" size="small" icon={Highlighter} onPress={() => mark('highlight')}>
        {t('tool.highlight')}
      </Button>
      <Button
        variant="quiet"
        size="small"
        icon={Underline}
        aria-label={t('tool.underline')}
        onPress={() => mark('underline')}
      />
      <Button
        variant="quiet"
        size="small"
        icon={Strikethrough}
        aria-label={t('tool.strike')}
        onPress={() => mark('strike')}
      />
      <Button variant="quiet" size="small" icon={MessageSquarePlus} onPress={comment}>
        {t('tool.comment')}
      </Button>
      <Button variant="quiet" size="small" icon={Copy} onPress={copy}>
        {t('selection.copy')}
      </Button>
      <Button variant="quiet" size="small" icon={X} aria-label={t('selection.clear')} onPress={clear} />
    </section>
  )
}

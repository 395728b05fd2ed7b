import { Copy, Highlighter, MessageSquarePlus, X } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'

type SelectionBarProps = { text: string; highlight: () => void; comment: () => void; clear: () => void }

/** What can be done with the words that are chosen. */
export function SelectionBar({ text, highlight, comment, clear }: SelectionBarProps) {
  const t = useT('documents')
  const copy = () => void navigator.clipboard?.writeText(text).then(clear, clear)
  return (
    <section className="selection-bar" aria-label={t('selection.title')}>
      <Button variant="quiet" size="small" icon={Highlighter} onPress={highlight}>
        {t('tool.highlight')}
      </Button>
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

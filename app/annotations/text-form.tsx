import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'

type TextFormProps = {
  label: string
  first: string
  mayBeEmpty?: boolean
  save: (text: string) => void
  cancel: () => void
}

/** A few words and two buttons. Escape gives up, Ctrl or ⌘ with Enter keeps. */
export function TextForm({ label, first, mayBeEmpty = false, save, cancel }: TextFormProps) {
  const t = useT('annotations')
  const [text, setText] = useState(first)
  const keep = () => {
    if (text.trim() || mayBeEmpty) save(text.trim())
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside it
    <div
      className="text-form"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') cancel()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
      }}
    >
      <TextArea label={label} rows={3} value={text} onChange={setText} maxLength={8000} autoFocus />
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

import type { ReactNode } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'

type ConfirmProps = {
  title: string
  children: ReactNode
  /** The act again, as the word of its button. */
  word: string
  tone?: 'primary' | 'danger'
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void
  sending: boolean
  refusal: string | null
}

/** Asks once before an act that everyone sees. It stays open over a refusal, which it says in words. */
export function Confirm(props: ConfirmProps) {
  const { title, children, word, tone = 'primary', isOpen, onClose, onConfirm, sending, refusal } = props
  const t = useT('live')
  return (
    <Dialog
      title={title}
      role="alertdialog"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      foot={
        <>
          <Button onPress={onClose}>{t('control.back')}</Button>
          <Button variant={tone} onPress={onConfirm} isPending={sending}>
            {word}
          </Button>
        </>
      }
    >
      <div className="stack">
        {children}
        {refusal ? (
          <Notice tone="danger" title={t('refused')} live>
            {refusal}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  )
}

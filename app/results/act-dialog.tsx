import type { ReactNode } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'

type Props = {
  title: string
  submit: string
  /** Why it cannot be sent yet. */
  missing: string
  refusal: string | null
  sending: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A form of one act about a result: its fields, what was refused, and two ways out. */
export function ActDialog({ title, submit, missing, refusal, sending, onSend, onClose, children }: Props) {
  const t = useT('results')
  return (
    <Dialog isOpen onOpenChange={(open) => open || onClose()} title={title}>
      <div className="stack">
        {children}
        {refusal ? (
          <Notice tone="danger" title={t('not_done')} live>
            {refusal}
          </Notice>
        ) : null}
        <div className="row between wrap">
          <Button variant="line" onPress={onClose}>
            {t('back')}
          </Button>
          <Button
            variant="primary"
            onPress={onSend}
            isPending={sending}
            {...(missing !== '' && { disabledReason: missing })}
          >
            {submit}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

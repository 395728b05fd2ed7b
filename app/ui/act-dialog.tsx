import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'

type ActDialogProps = {
  title: ReactNode
  /** The button that does it. */
  submit: string
  icon?: LucideIcon
  /** What cannot be undone by whoever does it. */
  danger?: boolean
  wide?: boolean
  /** Why it cannot be sent yet; "" where nothing is missing. */
  missing?: string
  refusal: string | null
  sending: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A form of one act: its fields, and at the foot, always in view, two ways out and why it was refused. */
export function ActDialog({ title, submit, icon, danger, wide, missing = '', children, ...rest }: ActDialogProps) {
  const { refusal, sending, onSend, onClose } = rest
  const t = useT('shell')
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={title}
      {...(wide && { wide })}
      foot={
        <>
          {refusal ? (
            <Notice tone="danger" title={t('act.refused')} live>
              {refusal}
            </Notice>
          ) : null}
          <Button variant="line" onPress={onClose}>
            {t('act.back')}
          </Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            {...(icon && { icon })}
            onPress={onSend}
            isPending={sending}
            {...(missing !== '' && { disabledReason: missing })}
          >
            {submit}
          </Button>
        </>
      }
    >
      <div className="stack">{children}</div>
    </Dialog>
  )
}

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../i18n/use-reader.ts'
import { Button } from './button.tsx'

type DialogProps = {
  title: ReactNode
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
  /** Buttons at the foot, the way back first. */
  foot?: ReactNode
  place?: 'centre' | 'side' | 'below'
  wide?: boolean
  /** An alert must be answered by one of its buttons: no cross, no closing by a touch outside. */
  role?: 'dialog' | 'alertdialog'
}

/** A modal sheet: focus stays in it, Escape closes it, and what opened it gets the focus back. */
export function Dialog({ title, isOpen, onOpenChange, children, foot, place, wide, role = 'dialog' }: DialogProps) {
  const t = useT('shell')
  const mustAnswer = role === 'alertdialog'
  return (
    <ModalOverlay
      className={place && place !== 'centre' ? `veil ${place}` : 'veil'}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!mustAnswer}
    >
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <AriaDialog role={role}>
          <div className="modal-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {mustAnswer ? null : (
              <Button variant="quiet" icon={X} aria-label={t('close')} onPress={() => onOpenChange(false)} />
            )}
          </div>
          <div className="modal-body">{children}</div>
          {foot ? <div className="modal-foot">{foot}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

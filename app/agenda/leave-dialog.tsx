import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { DraftDesk } from './use-drafts.ts'

/** Asks before leaving what could not be saved. What is on its way is waited for without a question. */
export function LeaveDialog({ desk }: { desk: DraftDesk }) {
  const t = useT('agenda')
  const { blocker, drafts, sending } = desk
  const stuck = sending || Object.values(drafts).some((draft) => draft.state !== 'typing')
  if (blocker.state !== 'blocked' || !stuck) return null
  return (
    <Dialog
      role="alertdialog"
      isOpen
      onOpenChange={() => blocker.reset()}
      title={t('leave.title')}
      foot={
        <>
          <Button variant="primary" onPress={() => blocker.reset()}>
            {t('leave.stay')}
          </Button>
          <Button variant="danger" onPress={() => blocker.proceed()}>
            {t('leave.go')}
          </Button>
        </>
      }
    >
      <p>{t(sending ? 'leave.sending' : 'leave.about')}</p>
    </Dialog>
  )
}

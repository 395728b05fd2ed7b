import { CalendarX2, FileX2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import type { MemorandumId } from '../wire/ids.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

type ReasonDialogProps = { act: 'return' | 'take_off' | 'withdraw'; page: MemorandumPage; onClose: () => void }

const ICONS = { return: Undo2, take_off: CalendarX2, withdraw: FileX2 }

/** What is done with a reason, which stays in the trail: a memorandum returned, taken off an agenda, or withdrawn. */
export function ReasonDialog({ act, page, onClose }: ReasonDialogProps) {
  const t = useT('memoranda')
  const showToast = useToast()
  const { memorandumId, version, filed } = page.memorandum
  const [read] = useState(version)
  const [reason, setReason] = useState('')
  const sending = useMemorandumAct(() => {
    showToast({ tone: 'ok', title: t(`${act}.done`) })
    onClose()
  })
  const discards = act === 'withdraw' && filed === 0
  const must = act !== 'withdraw'
  return (
    <ActDialog
      title={t(discards ? 'withdraw.discard_title' : `${act}.title`)}
      submit={t(discards ? 'withdraw.discard' : `${act}.send`)}
      icon={ICONS[act]}
      danger={act === 'withdraw'}
      missing={must && !reason.trim() ? t('reason_missing') : ''}
      refusal={sending.refusal}
      sending={sending.sending}
      onClose={onClose}
      onSend={() =>
        sending.send({ act, memorandumId: memorandumId as MemorandumId, version: read, reason: reason.trim() })
      }
    >
      <p>{t(discards ? 'withdraw.discard_about' : `${act}.about`)}</p>
      {discards ? null : (
        <TextArea
          label={t(must ? 'reasons' : 'reason_if_any')}
          value={reason}
          onChange={setReason}
          maxLength={4000}
          rows={4}
          autoFocus
        />
      )}
    </ActDialog>
  )
}

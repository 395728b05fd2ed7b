import { useFetcher } from '@remix-run/react'
import { DoorClosed, DoorOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'

export type Admitting = { act: 'admit' | 'send_out'; itemId: string; seatId: string; name: string }
type AdmitProps = { meetingId: string; admitting: Admitting; onClose: () => void }

/** Somebody without a member's seat is admitted to one closed item, or sent out of it: with a reason, and an entry of the ledger. */
export function AdmitDialog({ meetingId, admitting, onClose }: AdmitProps) {
  const t = useT('closed')
  const toast = useToast()
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const [requestId] = useState(newRequestId)
  const [reason, setReason] = useState('')
  const { act, itemId, seatId, name } = admitting
  const done = useRef(() => {})
  done.current = () => {
    toast({ tone: 'ok', title: t(`${act}.done`) })
    onClose()
  }
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) done.current()
  }, [fetcher.state, fetcher.data])
  return (
    <ActDialog
      title={t(`${act}.title`, { name })}
      submit={t(`${act}.do`)}
      icon={act === 'admit' ? DoorOpen : DoorClosed}
      missing={reason.trim().length < 3 ? t('reason_needed') : ''}
      refusal={refusal}
      sending={fetcher.state !== 'idle'}
      onSend={() =>
        submitJson(fetcher, `/m/${meetingId}/closed/act`, { act, requestId, itemId, seatId, reason: reason.trim() })
      }
      onClose={onClose}
    >
      <p>{t(`${act}.what`)}</p>
      <Field label={t('close.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </ActDialog>
  )
}

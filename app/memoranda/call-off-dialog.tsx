import { MessageSquareX } from 'lucide-react'
import { useState } from 'react'
import type { ShownObservation } from '../../server/memoranda/load-memorandum.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import type { ObservationId } from '../wire/ids.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

/** A unit need not answer any more. */
export function CallOffDialog({ one, onClose }: { one: ShownObservation; onClose: () => void }) {
  const t = useT('memoranda')
  const { pick } = useReader()
  const [reason, setReason] = useState('')
  const act = useMemorandumAct(onClose)
  const observationId = one.observationId as ObservationId
  return (
    <ActDialog
      title={t('call_off.title', { unit: pick(one.unit.name) })}
      submit={t('call_off.send')}
      icon={MessageSquareX}
      refusal={act.refusal}
      sending={act.sending}
      onClose={onClose}
      onSend={() => act.send({ act: 'call_off', observationId, reason: reason.trim() })}
    >
      <p>{t('call_off.about')}</p>
      <TextArea label={t('call_off.reason')} value={reason} onChange={setReason} maxLength={4000} rows={2} />
    </ActDialog>
  )
}

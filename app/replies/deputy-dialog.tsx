import { useState } from 'react'
import type { Candidates } from '../../server/replies/candidate-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

type DeputyProps = {
  meetingId: string
  seat: Candidates[number]
  /** For whom the secretary enters it; null for the reader's own seat. */
  member: string | null
  onClose: () => void
}

/** Who sits in the seat at this meeting; from the secretary with the reason why it is entered for the member. */
export function DeputyDialog({ meetingId, seat, member, onClose }: DeputyProps) {
  const t = useT('replies')
  const { pick } = useReader()
  const { act, sending, refusal } = useAct(`/m/${meetingId}/reply/act`)
  const [personId, setPersonId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const missing =
    personId === null ? t('deputy.no_person') : member !== null && reason.trim() === '' ? t('deputy.no_reason') : ''
  const name = async () => {
    if (await act({ act: 'name_deputy', meetingId, seatId: seat.seatId, personId, reason })) onClose()
  }
  return (
    <ActDialog
      title={member === null ? t('deputy.title') : t('deputy.title_for', { name: member })}
      submit={t('deputy.submit')}
      missing={missing}
      refusal={refusal}
      sending={sending}
      onSend={() => void name()}
      onClose={onClose}
    >
      {seat.people.length === 0 ? <p className="soft">{t('deputy.nobody')}</p> : null}
      <Select
        label={t('deputy.person')}
        items={seat.people.map((one) => ({ id: one.personId, label: pick(one.name) }))}
        value={personId}
        onChange={setPersonId}
      />
      {member === null ? null : (
        <Field label={t('deputy.reason')} maxLength={500} value={reason} onChange={setReason} />
      )}
      <div className="follows">
        <ul>
          {(['sees', 'votes', 'ends', 'recorded'] as const).map((sentence) => (
            <li key={sentence}>{t(`deputy.follows.${sentence}`)}</li>
          ))}
        </ul>
      </div>
    </ActDialog>
  )
}

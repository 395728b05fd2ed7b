import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import type { ListedReply, ReplyList } from '../../server/replies/list-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import type { Answer } from '../rules/replies.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'

type RecordProps = { list: ReplyList; row: ListedReply; onDeputy: (() => void) | undefined; onClose: () => void }

/** The secretary enters what a member said by telephone. */
export function RecordReply({ list, row, onDeputy, onClose }: RecordProps) {
  const t = useT('replies')
  const { pick } = useReader()
  const { act, sending, refusal } = useAct(`/m/${list.meetingId}/reply/act`)
  const stands = row.said && !row.said.before ? row.said : null
  const [answer, setAnswer] = useState<Answer>(stands?.answer ?? (list.answers[0] as Answer))
  const [reason, setReason] = useState(stands?.reason ?? '')
  const save = async () => {
    const { meetingId } = list
    if (await act({ act: 'give', meetingId, seatId: row.seatId, answer, reason: answer === 'absent' ? reason : '' }))
      onClose()
  }
  return (
    <ActDialog
      title={t('record_for', { name: pick(row.name) })}
      submit={t('record')}
      refusal={refusal}
      sending={sending}
      onSend={() => void save()}
      onClose={onClose}
    >
      <Choices
        label={t('said')}
        items={list.answers.map((id) => ({ id, label: t(`answer.${id}`) }))}
        value={answer}
        onChange={(id) => setAnswer(id as Answer)}
      />
      {answer === 'absent' ? (
        <Field label={t('reason')} hint={t('reason_hint')} maxLength={500} value={reason} onChange={setReason} />
      ) : null}
      {onDeputy ? (
        <Button variant="line" icon={UserRoundPlus} onPress={onDeputy}>
          {t('deputy.record')}
        </Button>
      ) : null}
      <p className="small muted">{t('record_follows')}</p>
    </ActDialog>
  )
}

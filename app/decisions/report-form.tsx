import { useState } from 'react'
import type { DecisionPage, ListedAction } from '../../server/decisions/load-decision.ts'
import { useT } from '../i18n/use-reader.ts'
import { ACTION_STATUSES, type ActionStatus } from '../rules/decisions.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { useToast } from '../ui/toast.tsx'
import { useDecisionAct } from './use-decision-act.ts'

type ReportFormProps = { page: DecisionPage; action: ListedAction; onClose: () => void }

/** How far an action is, and a word about it: it stays in the history. */
export function ReportForm({ page, action, onClose }: ReportFormProps) {
  const t = useT('decisions')
  const showToast = useToast()
  const [status, setStatus] = useState<ActionStatus>(action.status)
  const [words, setWords] = useState('')
  const act = useDecisionAct(page.body.slug, () => {
    showToast({ tone: 'ok', title: t('report.kept') })
    onClose()
  })
  return (
    <ActDialog
      title={t('report.title')}
      submit={t('report.send')}
      refusal={act.refusal}
      sending={act.sending}
      onSend={() => act.send({ act: 'report', actionId: action.actionId, status, words: words.trim() })}
      onClose={onClose}
    >
      <p dir="auto">{action.words}</p>
      <Segments
        label={t('report.status')}
        items={ACTION_STATUSES.map((id) => ({ id, label: t(`status.${id}`) }))}
        value={status}
        onChange={(id) => setStatus(id as ActionStatus)}
      />
      <TextArea label={t('report.words')} value={words} onChange={setWords} maxLength={2000} rows={3} />
    </ActDialog>
  )
}

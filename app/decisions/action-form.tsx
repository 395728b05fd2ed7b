import { useState } from 'react'
import type { DecisionPage, ListedAction } from '../../server/decisions/load-decision.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import type { SeatId } from '../wire/ids.ts'
import { useDecisionAct } from './use-decision-act.ts'

const NOBODY = 'nobody'

type ActionFormProps = { page: DecisionPage; action: ListedAction | null; onClose: () => void }

/** What is to be done, who is charged with it, and until when. */
export function ActionForm({ page, action, onClose }: ActionFormProps) {
  const t = useT('decisions')
  const reader = useReader()
  const showToast = useToast()
  const [words, setWords] = useState(action?.words ?? '')
  const [owner, setOwner] = useState<string>(action?.ownerSeatId ?? NOBODY)
  const [dueOn, setDueOn] = useState(action?.dueOn ?? '')
  const act = useDecisionAct(page.body.slug, () => {
    showToast({ tone: 'ok', title: t('action.kept') })
    onClose()
  })
  const keep = () => {
    const facts = {
      words: words.trim(),
      ownerSeatId: owner === NOBODY ? null : (owner as SeatId),
      dueOn: dueOn || null,
    }
    if (action) act.send({ act: 'edit', actionId: action.actionId, version: action.version, ...facts })
    else act.send({ act: 'add', decisionId: page.decision.decisionId, ...facts })
  }
  return (
    <ActDialog
      title={t(action ? 'action.edit' : 'action.add')}
      submit={t('action.save')}
      missing={words.trim() ? '' : t('action.words_first')}
      refusal={act.refusal}
      sending={act.sending}
      onSend={keep}
      onClose={onClose}
    >
      <TextArea label={t('action.words')} value={words} onChange={setWords} maxLength={2000} rows={3} autoFocus />
      <Select
        label={t('owner')}
        value={owner}
        onChange={setOwner}
        items={[
          { id: NOBODY, label: t('no_owner') },
          ...page.seats.map(({ seatId, title, name }) => ({
            id: seatId,
            label: reader.digits(reader.pick(title)),
            ...(name && { note: reader.pick(name) }),
          })),
        ]}
      />
      <Field label={t('action.due')} type="date" value={dueOn} onChange={setDueOn} />
    </ActDialog>
  )
}

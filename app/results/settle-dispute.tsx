import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import type { ResultTalk } from '../../server/results/load-result-talk.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Choices } from '../ui/choices.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { useResultAct } from './use-result-act.ts'

type Props = { page: VoteResult; dispute: ResultTalk['disputes'][number]; onClose: () => void }

/** An officer's answer: rejected with reasons, or upheld, which annuls the result. */
export function SettleDispute({ page, dispute, onClose }: Props) {
  const t = useT('results')
  const { pick } = useReader()
  const showToast = useToast()
  const [outcome, setOutcome] = useState<'rejected' | 'upheld' | ''>('')
  const [words, setWords] = useState('')
  const { send, refusal, sending } = useResultAct(page.vote.id, () => {
    showToast({ tone: 'ok', title: t('settle.done') })
    onClose()
  })
  const missing = outcome === '' ? t('settle.choose') : words.trim().length < 3 ? t('settle.say_why') : ''
  return (
    <ActDialog
      title={t('settle.title', { name: pick(dispute.name) })}
      submit={t('settle.submit')}
      missing={missing}
      refusal={refusal}
      sending={sending}
      onSend={() => outcome !== '' && send(dispute.seatId, { act: 'dispute.settle', outcome, words })}
      onClose={onClose}
    >
      <p>
        {t(`disputes.ground.${dispute.ground}`)} {dispute.words ? <bdi className="words">{dispute.words}</bdi> : null}
      </p>
      <Choices
        label={t('settle.outcome')}
        items={(['rejected', 'upheld'] as const).map((id) => ({
          id,
          label: t(`settle.outcomes.${id}`),
          note: t(`settle.notes.${id}`),
        }))}
        value={outcome}
        onChange={(id) => setOutcome(id as 'rejected' | 'upheld')}
      />
      <TextArea label={t('settle.words')} rows={3} maxLength={1000} value={words} onChange={setWords} />
    </ActDialog>
  )
}

import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import type { ResultTalk } from '../../server/results/load-result-talk.ts'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { useResultAct } from './use-result-act.ts'
import { WhichSeat } from './which-seat.tsx'

type Props = { page: VoteResult; talk: ResultTalk; onClose: () => void }

/** A member's words on the vote, for the record. */
export function MakeStatement({ page, talk, onClose }: Props) {
  const t = useT('results')
  const showToast = useToast()
  const seats = talk.mine.filter(({ maySpeak }) => maySpeak)
  const [seatId, setSeatId] = useState(seats[0]?.seatId ?? '')
  const [words, setWords] = useState('')
  const { send, refusal, sending } = useResultAct(page.vote.id, () => {
    showToast({ tone: 'ok', title: t('statements.done') })
    onClose()
  })
  return (
    <ActDialog
      title={t('statements.title_mine')}
      submit={t('statements.submit')}
      missing={words.trim().length < 3 ? t('statements.write') : ''}
      refusal={refusal}
      sending={sending}
      onSend={() => send(seatId, { act: 'statement.make', words })}
      onClose={onClose}
    >
      <WhichSeat seats={seats} value={seatId} onChange={setSeatId} />
      <TextArea
        label={t('statements.words')}
        hint={t('statements.hint')}
        rows={6}
        maxLength={4000}
        value={words}
        onChange={setWords}
      />
    </ActDialog>
  )
}

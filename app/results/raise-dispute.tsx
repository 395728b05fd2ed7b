import { useState } from 'react'
import type { VoteResult } from '../../server/ballots/load-result.ts'
import type { ResultTalk } from '../../server/results/load-result-talk.ts'
import { markOfSeat } from '../ballots/seat-views.ts'
import { VoteMark } from '../ballots/vote-mark.tsx'
import { ChoiceList } from '../elections/choice-list.tsx'
import { useT } from '../i18n/use-reader.ts'
import { DISPUTE_GROUNDS, type DisputeGround } from '../rules/dispute-window.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Choices } from '../ui/choices.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { useResultAct } from './use-result-act.ts'
import { WhichSeat } from './which-seat.tsx'

type Props = { page: VoteResult; talk: ResultTalk; onClose: () => void }

/** Shows what the record holds for the member's seat, and asks what is wrong with it. */
export function RaiseDispute({ page, talk, onClose }: Props) {
  const t = useT('results')
  const parts = useT('parts')
  const showToast = useToast()
  const seats = talk.mine.filter(({ mayDispute }) => mayDispute)
  const [seatId, setSeatId] = useState(seats[0]?.seatId ?? '')
  const [ground, setGround] = useState<DisputeGround | ''>('')
  const [words, setWords] = useState('')
  const { send, refusal, sending } = useResultAct(page.vote.id, () => {
    showToast({ tone: 'ok', title: t('raise.done') })
    onClose()
  })
  const seat = page.seats.find((one) => one.seatId === seatId)
  const mark = seat && markOfSeat(seat)
  const missing =
    ground === '' ? t('raise.choose') : ground === 'otherwise' && words.trim().length < 3 ? t('raise.say_what') : ''
  return (
    <ActDialog
      title={t('raise.title')}
      submit={t('raise.submit')}
      missing={missing}
      refusal={refusal}
      sending={sending}
      onSend={() => ground !== '' && send(seatId, { act: 'dispute.raise', ground, words })}
      onClose={onClose}
    >
      <WhichSeat seats={seats} value={seatId} onChange={setSeatId} />
      {seat?.names && page.vote.election ? (
        <div className="stands">
          {t('raise.stands')} <ChoiceList choice={seat.names} election={page.vote.election} />
        </div>
      ) : null}
      {mark ? (
        <p className="row tight stands">
          {t('raise.stands')} <VoteMark mark={mark} size={24} /> <b>{parts(`mark.${mark}`)}</b>
        </p>
      ) : null}
      <Choices
        label={t('raise.ground')}
        items={DISPUTE_GROUNDS.map((id) => ({ id, label: t(`raise.grounds.${id}`) }))}
        value={ground}
        onChange={(id) => setGround(id as DisputeGround)}
      />
      <TextArea label={t('raise.words')} rows={3} maxLength={1000} value={words} onChange={setWords} />
      <p className="note muted">{t('raise.follows')}</p>
    </ActDialog>
  )
}

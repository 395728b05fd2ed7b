import { Stamp } from 'lucide-react'
import { useState } from 'react'
import type { Recording } from '../../server/ballots/recording-queries.ts'
import type { Console } from '../../server/meetings/load-console.ts'
import { markOf } from '../ballots/choice.ts'
import type { DeviceKey } from '../ballots/device-key.ts'
import { ElectionChoice } from '../elections/election-choice.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ballotTypeFor, needsReason } from '../rules/ballot.ts'
import { readChoice } from '../rules/elections/choice.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Choices } from '../ui/choices.tsx'
import { TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useRecord } from './use-record.ts'

type RecordBallotDialogProps = {
  page: Console
  recording: Recording
  seats: NonNullable<Recording['seats']>
  voteId: string
  own: DeviceKey
  onClose: () => void
}

/** Whose ballot, what they said, and why it is recorded: signed by the clerk, and counted once a second officer has confirmed it. */
export function RecordBallotDialog({ page, recording, seats, voteId, own, onClose }: RecordBallotDialogProps) {
  const t = useT('live')
  const parts = useT('parts')
  const reader = useReader()
  const { record, sending, refusal } = useRecord(page.meeting.id, voteId)
  const [seatId, setSeatId] = useState<string | null>(null)
  const [choice, setChoice] = useState('')
  const [why, setWhy] = useState('')
  const [reason, setReason] = useState('')
  const { voteHash, choices, election } = recording
  const mayBeBlank = choices.includes('abstain')
  const seat = seats.find((each) => each.seatId === seatId)
  const nameOf = (id: string) => {
    const found = page.seats.find((each) => each.seatId === id)
    return found ? reader.pick(found.name) : id
  }
  const asksReason = !election && choice !== '' && needsReason(recording, choice)
  const missing = !seat
    ? 'member'
    : choice === '' || (election && !readChoice(choice, election, mayBeBlank).ok)
      ? 'choice'
      : why.trim() === ''
        ? 'why'
        : asksReason && reason.trim() === ''
          ? 'reason'
          : null
  const send = async () => {
    if (!seat || missing) return
    const { seatId: id, mandateId: mandate, weight } = seat
    const about = { body: page.body.id, vote: voteId, vote_hash: voteHash, seat: id, mandate, choice, weight }
    const said = asksReason ? { reason: reason.trim() } : {}
    if (await record(own, { ...about, ...said }, why.trim(), ballotTypeFor(election))) onClose()
  }
  return (
    <ActDialog
      title={t('record.title')}
      submit={t('record.do')}
      icon={Stamp}
      missing={missing ? t(`record.missing.${missing}`) : ''}
      refusal={refusal}
      sending={sending}
      onSend={() => void send()}
      onClose={onClose}
    >
      <p className="small soft">{t('record.more')}</p>
      <Select
        label={t('record.member')}
        value={seatId}
        onChange={setSeatId}
        items={seats.map((each) => ({ id: each.seatId, label: nameOf(each.seatId) }))}
      />
      {election ? (
        <section className="stack tight" aria-label={t('record.choice')}>
          <p className="small strong">{t('record.choice')}</p>
          <ElectionChoice
            election={election}
            mayBeBlank={mayBeBlank}
            value={choice}
            onChange={setChoice}
            unavailable={sending}
          />
        </section>
      ) : (
        <Choices
          label={t('record.choice')}
          value={choice}
          onChange={setChoice}
          items={choices.map((each) => ({ id: each, label: parts(`mark.${markOf(each)}`) }))}
        />
      )}
      {asksReason ? (
        <TextArea label={t('record.reason')} value={reason} onChange={setReason} maxLength={2000} rows={2} />
      ) : null}
      <TextArea
        label={t('record.why')}
        hint={t('record.why_hint')}
        value={why}
        onChange={setWhy}
        maxLength={500}
        rows={2}
      />
    </ActDialog>
  )
}

import { PencilLine, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { WaitingRecord } from '../../server/ballots/recording-queries.ts'
import type { Console } from '../../server/meetings/load-console.ts'
import { markOf } from '../ballots/choice.ts'
import type { DeviceKey } from '../ballots/device-key.ts'
import { useDevice } from '../ballots/use-device.ts'
import { VoteMark } from '../ballots/vote-mark.tsx'
import { ChoiceList } from '../elections/choice-list.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { parseBallot } from '../rules/ballot.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { RecordBallotDialog } from './record-ballot-dialog.tsx'
import { useRecord } from './use-record.ts'

type RecordedBallotsProps = { page: Console; recording: NonNullable<Console['recording']>; voteId: string }

/** For members whose devices cannot vote: what the clerk recorded and a second officer has still to confirm, and the way to record one. */
export function RecordedBallots({ page, recording, voteId }: RecordedBallotsProps) {
  const t = useT('live')
  const [asking, setAsking] = useState(false)
  const { state } = useDevice(page.device).device
  const key = state.is === 'ready' ? state.keys[0] : null
  const { seats, waiting } = recording
  if (waiting.length === 0 && seats === null) return null
  return (
    <div className="recorded">
      {waiting.length > 0 ? <p className="eyebrow">{t('record.waiting')}</p> : null}
      <ul>
        {waiting.map((record) => (
          <li key={record.seatId}>
            <WaitingRow page={page} record={record} voteId={voteId} own={key} election={recording.election} />
          </li>
        ))}
      </ul>
      {seats ? (
        <Button
          variant="line"
          size="small"
          icon={PencilLine}
          onPress={() => setAsking(true)}
          {...(seats.length === 0
            ? { disabledReason: t('record.nobody') }
            : key
              ? {}
              : { disabledReason: t('record.no_device') })}
        >
          {t('record.open')}
        </Button>
      ) : null}
      {asking && seats && key ? (
        <RecordBallotDialog
          page={page}
          recording={recording}
          seats={seats}
          voteId={voteId}
          own={key}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}

type WaitingRowProps = {
  page: Console
  record: WaitingRecord
  voteId: string
  own: DeviceKey | null
  election: ElectionTerms | null
}

function WaitingRow({ page, record, voteId, own, election }: WaitingRowProps) {
  const t = useT('live')
  const parts = useT('parts')
  const reader = useReader()
  const { confirm, withdraw, sending, refusal } = useRecord(page.meeting.id, voteId)
  // What is shown is read from the very text that is signed.
  const ballot = parseBallot(record.ballot)
  if (!ballot.ok) return null
  const seat = page.seats.find(({ seatId }) => seatId === ballot.value.seat)
  const mark = markOf(ballot.value.choice)
  const reason = record.own ? t('record.own') : own ? null : t('record.no_device')
  return (
    <article className="stack tight" aria-label={seat ? reader.pick(seat.name) : record.seatId}>
      <p className="row tight">
        {election ? null : <VoteMark mark={mark} size={20} />}
        <b>
          <bdi>{seat ? reader.pick(seat.name) : record.seatId}</bdi>
        </b>
        {election ? null : <span>{parts(`mark.${mark}`)}</span>}
      </p>
      {election ? <ChoiceList choice={ballot.value.choice} election={election} /> : null}
      <p className="small">
        {t('record.by', { name: reader.pick(record.clerk), time: reader.time(record.at) })} <bdi>{record.why}</bdi>
      </p>
      {ballot.value.reason ? (
        <p className="small">
          {t('record.reason')} <bdi>{ballot.value.reason}</bdi>
        </p>
      ) : null}
      {refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {refusal}
        </Notice>
      ) : null}
      {record.byMe ? <p className="small soft">{t('record.mine')}</p> : null}
      <div className="row wrap">
        {record.byMe ? null : (
          <Button
            size="small"
            icon={ShieldCheck}
            isPending={sending}
            onPress={() => own && void confirm(own, record)}
            {...(reason && { disabledReason: reason })}
          >
            {t('record.confirm')}
          </Button>
        )}
        <Button size="small" variant="quiet" isPending={sending} onPress={() => void withdraw(record.seatId)}>
          {t(record.byMe ? 'record.withdraw' : 'record.refuse')}
        </Button>
      </div>
    </article>
  )
}

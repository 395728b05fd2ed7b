import { BadgeCheck, DoorOpen, LogOut, Video } from 'lucide-react'
import { useState } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { DeviceReady } from '../ballots/device-ready.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Confirm } from './confirm.tsx'
import { useAct } from './use-act.ts'

/** The member's own act on their own device: one card a seat they hold here. */
export function CheckInCard({ sitting, seat }: { sitting: Sitting; seat: SittingSeat }) {
  const t = useT('live')
  const reader = useReader()
  const { meeting, mine, device } = sitting
  const { act, sending, refusal } = useAct(`/m/${meeting.id}/act/check-in`)
  const enter = (remote: boolean) => void act({ meetingId: meeting.id, seatId: seat.seatId, remote })
  const lent = sitting.lent.includes(seat)
  const title =
    seat.insteadOf && !lent
      ? t('check_in.instead_of', { name: reader.pick(seat.insteadOf) })
      : mine.length + sitting.lent.length > 1
        ? t('check_in.seat', { title: reader.pick(seat.title) })
        : null
  if (seat.here && !lent) return <CheckedIn sitting={sitting} seat={seat} title={title} />
  return (
    <section className="sheet check-in" aria-labelledby={`check-in-${seat.seatId}`}>
      <div className="in stack">
        <h2 id={`check-in-${seat.seatId}`}>
          {t('check_in.title')} {title}
        </h2>
        <p className="soft">
          {seat.left && seat.since && !lent ? `${t('check_in.left', { time: reader.clockTime(seat.since) })} ` : ''}
          {lent
            ? t('check_in.lent', { name: reader.pick(seat.name) })
            : t(seat.votes ? 'check_in.why' : 'check_in.why_no_vote')}
        </p>
        <div className="ways">
          {meeting.kind === 'virtual' ? null : (
            <Button variant="primary" size="big" icon={DoorOpen} isPending={sending} onPress={() => enter(false)}>
              {t('check_in.room')}
            </Button>
          )}
          <Button
            variant={meeting.kind === 'virtual' ? 'primary' : 'plain'}
            size="big"
            icon={Video}
            isPending={sending}
            onPress={() => enter(true)}
          >
            {t('check_in.remote')}
          </Button>
        </div>
        {refusal ? (
          <Notice tone="danger" title={t('refused')} live>
            {refusal}
          </Notice>
        ) : null}
        {seat.votes ? <DeviceReady facts={device} auto /> : null}
      </div>
    </section>
  )
}

function CheckedIn({ sitting, seat, title }: { sitting: Sitting; seat: SittingSeat; title: string | null }) {
  const t = useT('live')
  const reader = useReader()
  const { meeting, device, may } = sitting
  const [asking, setAsking] = useState(false)
  const { act, sending, refusal, forget } = useAct(`/m/${meeting.id}/act/leave`)
  const correct = useAct(`/m/${meeting.id}/act/correct`)
  const { remote } = seat
  const close = () => {
    forget()
    setAsking(false)
  }
  return (
    <section className="sheet checked-in">
      <Icon of={BadgeCheck} />
      <p className="said" role="status">
        <b>{t(remote ? 'check_in.done_remote' : 'check_in.done_room')}</b>
        {title ? ` ${title}` : ''}{' '}
        <span className="muted">{seat.since ? t('check_in.since', { time: reader.clockTime(seat.since) }) : null}</span>
      </p>
      <div className="acts">
        {seat.votes ? <DeviceReady facts={device} auto /> : null}
        {may.correct ? (
          <Button
            variant="quiet"
            size="small"
            icon={remote ? DoorOpen : Video}
            isPending={correct.sending}
            onPress={() =>
              void correct.act({ meetingId: meeting.id, seatId: seat.seatId, presence: remote ? 'room' : 'remote' })
            }
          >
            {t(remote ? 'check_in.to_room' : 'check_in.to_remote')}
          </Button>
        ) : null}
        {may.leave ? (
          <Button variant="quiet" size="small" icon={LogOut} iconFlip onPress={() => setAsking(true)}>
            {t('check_in.leave')}
          </Button>
        ) : null}
      </div>
      {correct.refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {correct.refusal}
        </Notice>
      ) : null}
      <Confirm
        title={t('check_in.leave_title')}
        word={t('check_in.leave_do')}
        isOpen={asking}
        onClose={close}
        onConfirm={async () => (await act({ meetingId: meeting.id, seatId: seat.seatId })) && close()}
        sending={sending}
        refusal={refusal}
      >
        <p>{t('check_in.leave_body')}</p>
      </Confirm>
    </section>
  )
}

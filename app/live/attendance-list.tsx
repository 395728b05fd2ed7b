import { LogIn, LogOut, Video } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Face } from '../ui/face.tsx'
import { Notice } from '../ui/notice.tsx'
import { useAct } from './use-act.ts'

/** Everyone who attends, those who are here first. */
export function AttendanceList({ sitting, onSelect }: { sitting: Sitting; onSelect: (seatId: string) => void }) {
  const t = useT('live')
  const reader = useReader()
  const words = useAttendanceWords()
  const ordered = [...sitting.seats.filter((seat) => seat.personId)].sort((a, b) => Number(b.here) - Number(a.here))
  return (
    <ul className="attendance">
      {ordered.map((seat) => (
        <li key={seat.seatId}>
          <button type="button" className="attendee" onClick={() => onSelect(seat.seatId)}>
            <Face id={seat.personId ?? seat.seatId} name={seat.name} size="sm" live={seat.here} />
            <span className="grow">
              <b className="strong clip">
                <bdi>{reader.pick(seat.name)}</bdi>
              </b>
              <small className="note muted">
                {[words(seat), !seat.votes && t('attendance.no_vote')].filter(Boolean).join(' · ')}
              </small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function useAttendanceWords() {
  const t = useT('live')
  const reader = useReader()
  return ({ presence, here, left, since }: SittingSeat): string => {
    if (left) return t('attendance.left', { time: reader.clockTime(since ?? 0) })
    if (!here) return presence === 'recused' ? t('attendance.recused') : t('attendance.not_come')
    return [
      t('attendance.since', { time: reader.clockTime(since ?? 0) }),
      presence === 'remote' && t('attendance.remote'),
      presence === 'recused' && t('attendance.recused'),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

type RecordProps = { sitting: Sitting; seatId: string | null; onClose: () => void }

/** What an officer records for a seat whose member has not done it on a device of their own. */
export function RecordAttendance({ sitting, seatId, onClose }: RecordProps) {
  const t = useT('live')
  const reader = useReader()
  const words = useAttendanceWords()
  const enter = useAct(`/m/${sitting.meeting.id}/act/check-in`)
  const leave = useAct(`/m/${sitting.meeting.id}/act/leave`)
  const seat = sitting.seats.find((one) => one.seatId === seatId)
  const meetingId = sitting.meeting.id
  const close = () => {
    enter.forget()
    leave.forget()
    onClose()
  }
  const record = async (remote: boolean) => (await enter.act({ meetingId, seatId, remote })) && close()
  const refusal = enter.refusal ?? leave.refusal
  return (
    <Dialog
      title={seat ? t('attendance.record', { name: reader.pick(seat.name) }) : ''}
      isOpen={seat !== undefined}
      onOpenChange={(open) => !open && close()}
    >
      {seat ? (
        <div className="stack">
          <p className="soft">
            <Text2 of={seat.title} /> · {words(seat)}
          </p>
          {!sitting.may.record || !seat.personId ? (
            <p className="small muted">{t('attendance.closed')}</p>
          ) : seat.here ? (
            <Button
              block
              icon={LogOut}
              iconFlip
              isPending={leave.sending}
              onPress={async () => (await leave.act({ meetingId, seatId })) && close()}
            >
              {t('attendance.gone')}
            </Button>
          ) : (
            <>
              <Button block icon={LogIn} iconFlip isPending={enter.sending} onPress={() => record(false)}>
                {t('attendance.in_room')}
              </Button>
              <Button block icon={Video} isPending={enter.sending} onPress={() => record(true)}>
                {t('attendance.remotely')}
              </Button>
            </>
          )}
          {sitting.may.record ? <p className="note muted">{t('attendance.by_officer')}</p> : null}
          {refusal ? (
            <Notice tone="danger" title={t('refused')} live>
              {refusal}
            </Notice>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

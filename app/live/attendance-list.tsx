import { EllipsisVertical, LogIn, LogOut, Video } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'
import { useAct } from './use-act.ts'

/** Everyone who attends, always in the same order; for an officer each is a menu of what can be recorded of them. */
export function AttendanceList({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const record = useRecord(sitting.meeting.id)
  const held = sitting.seats.filter((seat) => seat.personId)
  return (
    <>
      {record.refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {record.refusal}
        </Notice>
      ) : null}
      <ul className="attendance">
        {held.map((seat) => (
          <li key={seat.seatId}>
            {sitting.may.record ? (
              <AttendeeMenu seat={seat} record={record} />
            ) : (
              <div className="attendee">
                <Attendee seat={seat} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function AttendeeMenu({ seat, record }: { seat: SittingSeat; record: ReturnType<typeof useRecord> }) {
  const t = useT('live')
  const reader = useReader()
  const words = useAttendanceWords()
  const label = t('attendance.record', { name: reader.pick(seat.name) })
  return (
    <Menu
      label={label}
      onAction={(id) => void (id === 'gone' ? record.leave(seat.seatId) : record.enter(seat.seatId, id === 'remotely'))}
      head={<p className="menu-head">{t('attendance.by_officer')}</p>}
      trigger={
        <AriaButton className="attendee" aria-label={`${label}: ${words(seat)}`}>
          <Attendee seat={seat} />
          <Icon of={EllipsisVertical} size="sm" />
        </AriaButton>
      }
    >
      {seat.here ? (
        <MenuItem id="gone" icon={LogOut} iconFlip>
          {t('attendance.gone')}
        </MenuItem>
      ) : (
        <>
          <MenuItem id="in_room" icon={LogIn} iconFlip>
            {t('attendance.in_room')}
          </MenuItem>
          <MenuItem id="remotely" icon={Video}>
            {t('attendance.remotely')}
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function Attendee({ seat }: { seat: SittingSeat }) {
  const t = useT('live')
  const reader = useReader()
  const words = useAttendanceWords()
  return (
    <>
      <Face id={seat.personId ?? seat.seatId} name={seat.name} size="sm" live={seat.here} />
      <span className="grow">
        <b className="strong clip">
          <bdi>{reader.pick(seat.name)}</bdi>
        </b>
        <small className="note muted">
          {[words(seat), !seat.votes && t('attendance.no_vote')].filter(Boolean).join(' · ')}
        </small>
      </span>
    </>
  )
}

function useRecord(meetingId: string) {
  const enter = useAct(`/m/${meetingId}/act/check-in`)
  const leave = useAct(`/m/${meetingId}/act/leave`)
  return {
    enter: (seatId: string, remote: boolean) => enter.act({ meetingId, seatId, remote }),
    leave: (seatId: string) => leave.act({ meetingId, seatId }),
    sending: enter.sending || leave.sending,
    refusal: enter.refusal ?? leave.refusal,
    forget: () => {
      enter.forget()
      leave.forget()
    },
  }
}

function useAttendanceWords() {
  const t = useT('live')
  const reader = useReader()
  return ({ presence, here, left, since, proxy }: SittingSeat): string => {
    if (!here) {
      const away = left
        ? t('attendance.left', { time: reader.clockTime(since ?? 0) })
        : t(presence === 'recused' ? 'attendance.recused' : 'attendance.not_come')
      return proxy ? `${away} · ${t('attendance.proxy', { name: reader.pick(proxy) })}` : away
    }
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
  const record = useRecord(sitting.meeting.id)
  const seat = sitting.seats.find((one) => one.seatId === seatId)
  const close = () => {
    record.forget()
    onClose()
  }
  const enter = async (remote: boolean) => seat && (await record.enter(seat.seatId, remote)) && close()
  const leave = async () => seat && (await record.leave(seat.seatId)) && close()
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
            <Button block icon={LogOut} iconFlip isPending={record.sending} onPress={leave}>
              {t('attendance.gone')}
            </Button>
          ) : (
            <>
              <Button block icon={LogIn} iconFlip isPending={record.sending} onPress={() => enter(false)}>
                {t('attendance.in_room')}
              </Button>
              <Button block icon={Video} isPending={record.sending} onPress={() => enter(true)}>
                {t('attendance.remotely')}
              </Button>
            </>
          )}
          {sitting.may.record ? <p className="note muted">{t('attendance.by_officer')}</p> : null}
          {record.refusal ? (
            <Notice tone="danger" title={t('refused')} live>
              {record.refusal}
            </Notice>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

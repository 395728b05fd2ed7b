import { EllipsisVertical } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'
import { ACT_ICONS, type AttendanceAct, attendanceActs, useAttendance } from './attendance-acts.ts'
import { useAttendanceWords } from './attendance-words.ts'

/** Everyone who attends, always in the same order; for an officer each is a menu of what can be recorded of them. */
export function AttendanceList({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  const attendance = useAttendance(sitting.meeting.id)
  const held = sitting.seats.filter((seat) => seat.personId)
  return (
    <>
      {attendance.refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {attendance.refusal}
        </Notice>
      ) : null}
      <ul className="attendance">
        {held.map((seat) => (
          <li key={seat.seatId}>
            {sitting.may.record ? (
              <AttendeeMenu seat={seat} record={attendance.record} />
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

type AttendeeProps = { seat: SittingSeat }
type MenuProps = AttendeeProps & { record: (act: AttendanceAct, seat: SittingSeat) => Promise<boolean> }

function AttendeeMenu({ seat, record }: MenuProps) {
  const t = useT('live')
  const reader = useReader()
  const words = useAttendanceWords()
  const label = t('attendance.record', { name: reader.pick(seat.name) })
  return (
    <Menu
      label={label}
      onAction={(act) => void record(act as AttendanceAct, seat)}
      head={<p className="menu-head">{t('attendance.by_officer')}</p>}
      trigger={
        <AriaButton className="attendee" aria-label={`${label}: ${words(seat)}`}>
          <Attendee seat={seat} />
          <Icon of={EllipsisVertical} size="sm" />
        </AriaButton>
      }
    >
      {attendanceActs(seat).map((act) => (
        <MenuItem key={act} id={act} icon={ACT_ICONS[act]} iconFlip={act !== 'remotely' && act !== 'to_remote'}>
          {t(`attendance.${act}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}

function Attendee({ seat }: AttendeeProps) {
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
          {[
            seat.insteadOf && t('attendance.instead_of', { name: reader.pick(seat.insteadOf) }),
            words(seat),
            !seat.votes && t('attendance.no_vote'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </>
  )
}

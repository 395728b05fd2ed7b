// What an officer can record of a seat as it stands: the menu of the list and the dialog of the room offer the same.
import { LogIn, LogOut, type LucideIcon, Undo2, Video } from 'lucide-react'
import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { useAct } from './use-act.ts'

export type AttendanceAct = 'in_room' | 'remotely' | 'gone' | 'to_room' | 'to_remote' | 'undo' | 'undo_left'

export const ACT_ICONS: Record<AttendanceAct, LucideIcon> = {
  in_room: LogIn,
  remotely: Video,
  gone: LogOut,
  to_room: LogIn,
  to_remote: Video,
  undo: Undo2,
  undo_left: Undo2,
}

/** The ordinary acts first, then what corrects an entry that was wrong. */
export function attendanceActs({ here, left, remote }: SittingSeat): AttendanceAct[] {
  if (here) return ['gone', remote ? 'to_room' : 'to_remote', 'undo']
  return left ? ['in_room', 'remotely', 'undo_left'] : ['in_room', 'remotely']
}

export function useAttendance(meetingId: string) {
  const enter = useAct(`/m/${meetingId}/act/check-in`)
  const leave = useAct(`/m/${meetingId}/act/leave`)
  const correct = useAct(`/m/${meetingId}/act/correct`)
  const all = [enter, leave, correct]
  return {
    record: (act: AttendanceAct, { seatId, remote }: SittingSeat): Promise<boolean> => {
      switch (act) {
        case 'in_room':
        case 'remotely':
          return enter.act({ meetingId, seatId, remote: act === 'remotely' })
        case 'gone':
          return leave.act({ meetingId, seatId })
        case 'undo':
          return correct.act({ meetingId, seatId, presence: 'absent' })
        case 'undo_left':
          return correct.act({ meetingId, seatId, presence: remote ? 'remote' : 'room' })
        default:
          return correct.act({ meetingId, seatId, presence: act === 'to_room' ? 'room' : 'remote' })
      }
    },
    sending: all.some(({ sending }) => sending),
    refusal: all.map(({ refusal }) => refusal).find(Boolean) ?? null,
    forget: () => {
      for (const { forget } of all) forget()
    },
  }
}

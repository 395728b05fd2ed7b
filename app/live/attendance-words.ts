import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { useReader, useT } from '../i18n/use-reader.ts'

/** How a seat is present, and since when, in one line. */
export function useAttendanceWords() {
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

import { Hourglass, Radio } from 'lucide-react'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { useCountdown } from './countdown.ts'

/** The day of a sitting in both calendars, of equal rank, and how long until then. */
export function DatePanel({ at, now, open, zone }: { at: string; now: number; open: boolean; zone: string }) {
  const t = useT('home')
  const { language } = useReader()
  const reader = readerOf(language, zone)
  const countdown = useCountdown()
  const day = reader.dateParts(at)
  const hijri = reader.hijriParts(at)
  const left = countdown(at, now)
  return (
    <div className="date-panel">
      <div className="gregorian">
        <span className="weekday">{day.weekday}</span>
        <b className="num">{day.day}</b>
        <span>{t('date.gregorian', { month: day.month, year: day.year })}</span>
      </div>
      <i className="rule" />
      <div className="hijri">
        <span className="corresponds">{t('date.corresponds')}</span>
        <b className="num">{hijri.day}</b>
        <span>{t('date.hijri', { month: hijri.month, year: hijri.year })}</span>
      </div>
      <span className="left">
        <Icon of={open ? Radio : Hourglass} size="sm" /> {open ? t('open_now') : (left ?? t('due'))}
      </span>
    </div>
  )
}

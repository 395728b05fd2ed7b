import { describe, expect, it } from 'vitest'
import { formatClock, formatDuration, formatRelative, formatTimeLeft } from '../../app/i18n/durations.ts'
import { formatValue } from '../../app/i18n/format-value.ts'
import { formatNumber, latinDigits, localDigits } from '../../app/i18n/numbers.ts'
import {
  formatClockTime,
  formatDate,
  formatDates,
  formatFullDay,
  formatHijri,
  formatTime,
  formatUtc,
} from '../../app/rules/dates.ts'

const SITTING = '2026-11-24T07:00:00Z'

describe('dates', () => {
  it('are told in both calendars, each by its name', () => {
    expect(formatDates(SITTING, 'ar')).toBe('الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ م · ١٤ جمادى الآخرة ١٤٤٨ هـ')
    expect(formatDates(SITTING, 'en')).toBe('Tuesday, 24 November 2026 · 14 Jumada II 1448 AH')
  })

  it('are told with their year where they may be of any', () => {
    expect(formatFullDay('2020-03-01T00:00:00Z', 'en', 'UTC')).toBe('1 March 2020')
    expect(formatFullDay('2020-03-01T00:00:00Z', 'ar', 'UTC')).toBe('١ مارس ٢٠٢٠')
  })

  it('are those of the zone of the body, not of the machine', () => {
    const lateEvening = '2026-11-24T21:30:00Z'
    expect(formatDate(lateEvening, 'en', 'Asia/Bahrain')).toBe('Wednesday, 25 November 2026')
    expect(formatDate(lateEvening, 'en', 'Europe/London')).toBe('Tuesday, 24 November 2026')
    expect(formatHijri(lateEvening, 'en', 'Asia/Bahrain')).toBe('15 Jumada II 1448 AH')
  })

  it('follow the Umm al-Qura calendar at the turn of a year', () => {
    expect(formatHijri('2026-06-15T12:00:00Z', 'en')).toBe('29 Dhu al-Hijja 1447 AH')
    expect(formatHijri('2026-06-16T12:00:00Z', 'en')).toBe('1 Muharram 1448 AH')
    expect(formatHijri('2026-06-16T12:00:00Z', 'ar')).toBe('١ محرّم ١٤٤٨ هـ')
  })

  it('never mix the digits of two scripts in one string', () => {
    for (let day = 0; day < 400; day++) {
      const at = new Date(Date.UTC(2026, 0, 1 + day, 5, 7, 9))
      const arabic = [formatDates(at, 'ar'), formatTime(at, 'ar'), formatClockTime(at, 'ar')].join(' ')
      const english = [formatDates(at, 'en'), formatTime(at, 'en'), formatClockTime(at, 'en')].join(' ')
      expect(arabic).not.toMatch(/[0-9]/)
      expect(english).not.toMatch(/[٠-٩]/)
    }
  })

  it('give universal time in Latin digits to both readers', () => {
    expect(formatUtc(SITTING)).toBe('2026-11-24 07:00:00 UTC')
  })
})

describe('times of day', () => {
  it('are 24-hour in English and morning or evening in Arabic', () => {
    expect(formatTime('2026-11-24T07:00:00Z', 'ar')).toBe('١٠:٠٠ صباحًا')
    expect(formatTime('2026-11-24T13:00:00Z', 'ar')).toBe('٤:٠٠ مساءً')
    expect(formatTime('2026-11-24T13:00:00Z', 'en')).toBe('16:00')
  })

  it('call midnight twelve in the morning and noon twelve in the evening', () => {
    expect(formatTime('2026-11-23T21:00:00Z', 'ar')).toBe('١٢:٠٠ صباحًا')
    expect(formatTime('2026-11-24T09:00:00Z', 'ar')).toBe('١٢:٠٠ مساءً')
    expect(formatClockTime('2026-11-23T21:00:00Z', 'en')).toBe('00:00')
  })
})

describe('lengths and distances', () => {
  it('run as a clock that never shows less than nothing', () => {
    expect(formatClock(72_999, 'en')).toBe('1:12')
    expect(formatClock(72_000, 'ar')).toBe('١:١٢')
    expect(formatClock(3_725_000, 'en')).toBe('1:02:05')
    expect(formatClock(-5_000, 'en')).toBe('0:00')
  })

  it('are put into words with the plural of each language', () => {
    expect(formatDuration(120, 'ar')).toBe('ساعتان')
    expect(formatDuration(150, 'en')).toBe('2 hours and 30 minutes')
    expect(formatDuration(0, 'en')).toBe('0 minutes')
  })

  it('of days are told in days and hours, with every plural of Arabic', () => {
    const hours = (days: number, more = 0) => (days * 24 + more) * 3_600_000 + 1
    const told = (days: number, more: number) => formatTimeLeft(hours(days, more), 'ar')
    expect(told(1, 0)).toBe('يوم')
    expect(told(1, 1)).toBe('يوم وساعة')
    expect(told(2, 2)).toBe('يومان وساعتان')
    expect(told(3, 10)).toBe('٣ أيام و١٠ ساعات')
    expect(told(11, 11)).toBe('١١ يومًا و١١ ساعة')
    expect(told(100, 0)).toBe('١٠٠ يوم')
    expect(formatTimeLeft(hours(1, 1), 'en')).toBe('1 day and 1 hour')
    expect(formatTimeLeft(hours(0, 23), 'en')).toBe('23:00:00')
    expect(formatDuration(4 * 24 * 60, 'en')).toBe('4 days')
  })

  it('are told in the largest whole unit', () => {
    expect(formatRelative('2026-11-24T07:00:00Z', '2026-11-22T05:00:00Z', 'en')).toBe('in 2 days')
    expect(formatRelative('2026-11-22T04:56:00Z', '2026-11-22T05:00:00Z', 'ar')).toBe('قبل ٤ دقائق')
  })
})

describe('numbers', () => {
  it('follow the reader', () => {
    expect(formatNumber(18204, 'en')).toBe('18,204')
    expect(formatNumber(18204, 'ar')).toBe('١٨٬٢٠٤')
  })

  it('keep the dot and slash of a page reference', () => {
    expect(localDigits('4.1/17', 'ar')).toBe('٤.١/١٧')
    expect(localDigits('4.1/17', 'en')).toBe('4.1/17')
    expect(localDigits('الملحق 2 من memo-v1 لعام 2026', 'ar')).toBe('الملحق ٢ من memo-v1 لعام ٢٠٢٦')
  })

  it('typed in Arabic or Persian digits are read as numbers', () => {
    expect(latinDigits('٣٠')).toBe('30')
    expect(latinDigits('۳۰')).toBe('30')
  })

  it('and dates inside a translated sentence follow it too', () => {
    expect(formatValue(7, undefined, 'ar')).toBe('٧')
    expect(formatValue('4.1', 'digits', 'ar')).toBe('٤.١')
    expect(formatValue('Huda', 'data', 'ar')).toBe('\u2068Huda\u2069')
    expect(formatValue(new Date(SITTING), 'time', 'ar', { zone: 'UTC' })).toBe('٧:٠٠ صباحًا')
  })
})

import { useT } from '../i18n/use-reader.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "In 2 days, 2 hours": the two largest units, in words that agree with their number. Null once the moment has passed. */
export function useCountdown(): (at: string, now: number) => string | null {
  const t = useT('home')
  return (at, now) => {
    const left = Date.parse(at) - now
    if (left <= 0) return null
    const parts = [
      { unit: 'days', count: Math.floor(left / DAY) },
      { unit: 'hours', count: Math.floor((left % DAY) / HOUR) },
      { unit: 'minutes', count: Math.max(left < HOUR ? 1 : 0, Math.floor((left % HOUR) / MINUTE)) },
    ]
    const first = parts.findIndex((part) => part.count > 0)
    const [large, small] = parts
      .slice(first, first + 2)
      .map((part) => part.count > 0 && t(`countdown.${part.unit}`, part))
    return small ? t('countdown.two', { large, small }) : t('countdown.one', { large })
  }
}

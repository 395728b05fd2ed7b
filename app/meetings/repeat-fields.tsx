import './repeat-fields.css'
import { DayField } from '../calendar/day-field.tsx'
import { latinDigits } from '../i18n/numbers.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { daysOf, isClash, MOST_REPETITIONS, type Pattern, patternsFor, type Repeats } from '../rules/recurrence.ts'
import { instantOf, sittingTimes, wallOf } from '../rules/zoned-time.ts'
import { Chip } from '../ui/chip.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import type { Bilingual } from '../wire/text.ts'

export type Repeating = { pattern: Pattern; by: 'count' | 'until'; count: string; until: string; skip: string[] }
export const NOT_YET: Repeating = { pattern: 'week', by: 'count', count: '10', until: '', skip: [] }

type Times = { startsAt: string; endsAt: string }
type RepeatFieldsProps = {
  given: Repeating | null
  onChange: (given: Repeating | null) => void
  first: Times
  zone: string
  /** The body's meetings that it may clash with. */
  others: readonly (Times & { title: Bilingual })[]
}

/** As the server is told it, of a meeting whose first day this is; null while the end says nothing. */
export function repeatsOf({ by, count, until, ...given }: Repeating, day: string): Repeats | null {
  // Another first day may not be the month's fifth or last of its kind any more.
  const pattern = patternsFor(day).includes(given.pattern) ? given.pattern : 'week'
  const times = Number(latinDigits(count))
  const end = by === 'until' ? { until } : { count: times }
  const whole = by === 'until' ? until >= day : Number.isInteger(times) && times >= 1 && times <= MOST_REPETITIONS
  if (!whole) return null
  const days = daysOf(day, { pattern, end, skip: [] })
  return { pattern, end, skip: given.skip.filter((one) => days.includes(one)) }
}

/** Whether and how a meeting repeats, and every day it would fall on, each to be left out with a touch. */
export function RepeatFields({ given, onChange, first, zone, others }: RepeatFieldsProps) {
  const t = useT('meetings')
  const { language } = useReader()
  const reader = readerOf(language, zone)
  const start = wallOf(first.startsAt, zone)
  const offered = patternsFor(start.day)
  const wrong = given && !repeatsOf(given, start.day) ? t(`repeat.${given.by}_wrong`) : undefined
  const set = (part: Partial<Repeating>) => given && onChange({ ...given, ...part })
  const pattern = given && offered.includes(given.pattern) ? given.pattern : 'week'
  return (
    <fieldset className="repeat">
      <legend className="label">{t('repeat.title')}</legend>
      <Checkbox isSelected={given !== null} onChange={(on) => onChange(on ? NOT_YET : null)}>
        {t('repeat.on')}
      </Checkbox>
      {given ? (
        <>
          <Select
            label={t('repeat.pattern')}
            items={offered.map((id) => ({
              id,
              label: t(`repeat.${id}`, {
                weekday: reader.dateParts(first.startsAt).weekday,
                day: reader.dateParts(first.startsAt).day,
                nth: t(`repeat.ordinal_${Math.ceil(Number(start.day.slice(8)) / 7)}`),
              }),
            }))}
            value={pattern}
            onChange={(id) => set({ pattern: id as Pattern })}
          />
          <div className="field">
            <span className="label">{t('repeat.end')}</span>
            <Segments
              label={t('repeat.end')}
              items={(['count', 'until'] as const).map((id) => ({ id, label: t(`repeat.by_${id}`) }))}
              value={given.by}
              onChange={(by) => set({ by: by as Repeating['by'] })}
            />
          </div>
          {given.by === 'count' ? (
            <Field
              label={t('repeat.count')}
              numeric
              error={wrong}
              value={given.count}
              onChange={(count) => set({ count })}
            />
          ) : (
            <DayField
              label={t('repeat.until')}
              error={wrong}
              value={given.until}
              onChange={(until) => set({ until })}
            />
          )}
          <Preview
            given={{ ...given, pattern }}
            onSkip={(skip) => set({ skip })}
            first={first}
            zone={zone}
            others={others}
          />
        </>
      ) : null}
    </fieldset>
  )
}

type PreviewProps = Omit<RepeatFieldsProps, 'given' | 'onChange'> & {
  given: Repeating
  onSkip: (skip: string[]) => void
}

function Preview({ given, onSkip, first, zone, others }: PreviewProps) {
  const t = useT('meetings')
  const { language, number } = useReader()
  const reader = readerOf(language, zone)
  const [start, end] = [wallOf(first.startsAt, zone), wallOf(first.endsAt, zone)]
  const repeats = repeatsOf(given, start.day)
  const days = repeats ? daysOf(start.day, { ...repeats, skip: [] }) : []
  const held = days.filter((day) => !given.skip.includes(day))
  const toggle = (day: string, on: boolean) =>
    onSkip(on ? given.skip.filter((one) => one !== day) : [...given.skip, day])
  return (
    <div className="dates">
      <p className="label" aria-live="polite">
        {t('repeat.dates', { count: held.length, number: number(held.length) })}
      </p>
      <ul>
        {days.map((day) => {
          const times = sittingTimes(day, start.hour, end.hour, zone)
          const clash = others.find((other) => isClash(times, other))
          return (
            <li key={day}>
              <Checkbox isSelected={!given.skip.includes(day)} onChange={(on) => toggle(day, on)}>
                {reader.dates(instantOf(day, start.hour, zone))}
              </Checkbox>
              {clash ? (
                <Chip tone="alert">
                  <bdi>{t('repeat.clash', { title: reader.pick(clash.title) })}</bdi>
                </Chip>
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

import './day-field.css'
import { type CalendarDate, parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import { CALENDARS, type CalendarName, gregorian, isDay } from './month-grid.ts'

type DayFieldProps = {
  label: string
  value: string
  onChange: (day: string) => void
  isRequired?: boolean
  error?: ReactNode
}

const LOCALES = {
  ar: { gregory: 'ar-BH-u-ca-gregory-nu-arab', hijri: 'ar-BH-u-ca-islamic-umalqura-nu-arab' },
  en: { gregory: 'en-GB-u-ca-gregory-nu-latn', hijri: 'en-GB-u-ca-islamic-umalqura-nu-latn' },
} as const

/** A day: typed as a Gregorian date, or chosen from a month of either calendar. Its value is Gregorian, "2026-11-24". */
export function DayField({ label, value, onChange, isRequired = false, error }: DayFieldProps) {
  const t = useT('calendar')
  const { language, hijri } = useReader()
  const [name, setName] = useState<CalendarName>('hijri')
  const chosen = isDay(value) ? value : null
  return (
    <div className="day-field">
      <Field
        label={label}
        type="date"
        isRequired={isRequired}
        value={value}
        onChange={onChange}
        error={error}
        hint={chosen ? hijri(`${chosen}T12:00:00Z`) : undefined}
      />
      <DialogTrigger>
        <Button variant="line" icon={CalendarDays} aria-label={t('choose', { label })} />
        <Popover className="popover day-popover" placement="bottom end">
          <Dialog aria-label={t('choose', { label })}>
            {({ close }) => (
              <>
                <Segments
                  label={t('which')}
                  items={CALENDARS.map((id) => ({ id, label: t(id) }))}
                  value={name}
                  onChange={(id) => setName(id as CalendarName)}
                />
                <I18nProvider locale={LOCALES[language][name]}>
                  <Calendar
                    key={name}
                    aria-label={label}
                    value={chosen ? parseDate(chosen) : null}
                    onChange={(date) => {
                      onChange(gregorian(date as CalendarDate))
                      close()
                    }}
                  >
                    <MonthHead />
                    <CalendarGrid>
                      <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
                      <CalendarGridBody>{(date) => <CalendarCell date={date} />}</CalendarGridBody>
                    </CalendarGrid>
                  </Calendar>
                </I18nProvider>
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}

function MonthHead() {
  const t = useT('calendar')
  return (
    <header className="row between">
      <Button slot="previous" variant="quiet" icon={ChevronLeft} iconFlip aria-label={t('before')} />
      <Heading level={3} />
      <Button slot="next" variant="quiet" icon={ChevronRight} iconFlip aria-label={t('after')} />
    </header>
  )
}

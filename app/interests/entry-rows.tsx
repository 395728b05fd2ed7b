import type { ReactNode } from 'react'
import type { RegisterEntry } from '../../server/interests/load-interests.ts'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'

type EntryRowsProps = { entries: readonly RegisterEntry[]; acts?: (entry: RegisterEntry) => ReactNode }

/** Entries of the register; what has ended is kept below, folded away. */
export function EntryRows({ entries, acts }: EntryRowsProps) {
  const t = useT('interests')
  const now = entries.filter((entry) => entry.endedAt === null)
  const earlier = entries.filter((entry) => entry.endedAt !== null)
  return (
    <>
      {now.length > 0 ? (
        <ul className="rows register-list">
          {now.map((entry) => (
            <li key={entry.interestId}>
              <Entry entry={entry} />
              {acts?.(entry)}
            </li>
          ))}
        </ul>
      ) : null}
      {earlier.length > 0 ? (
        <details className="register-earlier">
          <summary className="small">{t('register.earlier', { count: earlier.length })}</summary>
          <ul className="rows register-list">
            {earlier.map((entry) => (
              <li key={entry.interestId} className="ended">
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function Entry({ entry }: { entry: RegisterEntry }) {
  const t = useT('interests')
  const reader = useReader()
  const { party, nature, note, registeredAt, endedAt, replaced } = entry
  const dates = useDates(entry)
  return (
    <span className="grow">
      <b>
        <bdi>{nameOf(party, reader.language)}</bdi>
      </b>
      <span className="row tight wrap">
        <Chip tone="outline">{t(`nature.${nature}`)}</Chip>
        {dates ? <small>{dates}</small> : null}
        {endedAt === null && !entry.stands ? <Chip>{t('register.out_of_dates')}</Chip> : null}
      </span>
      {note ? (
        <small>
          <bdi>{note}</bdi>
        </small>
      ) : null}
      <small className="muted">
        {t('register.entered', { date: reader.fullDay(registeredAt) })}
        {endedAt ? ` · ${t(replaced ? 'register.replaced' : 'register.ended', { date: reader.fullDay(endedAt) })}` : ''}
      </small>
    </span>
  )
}

function useDates({ since, until }: RegisterEntry): string {
  const t = useT('interests')
  const reader = useReader()
  // A day of the calendar, which no zone moves.
  const day = (date: string) => readerOf(reader.language, 'UTC').fullDay(`${date}T00:00:00.000Z`)
  if (since && until) return t('register.from_to', { from: day(since), to: day(until) })
  if (since) return t('register.from', { from: day(since) })
  return until ? t('register.to', { to: day(until) }) : ''
}

/** In the reader's language, or as it was entered. */
const nameOf = ({ ar, en }: RegisterEntry['party'], language: 'ar' | 'en'): string =>
  language === 'ar' ? ar || en : en || ar

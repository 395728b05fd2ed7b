import type { AuditLine } from '../../server/ledger/audit-words.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Report } from '../rules/verify/report.ts'
import { Timeline, TimelineEntry } from '../ui/timeline.tsx'
import { FindingNote } from '../verifier/check-list.tsx'
import { iconOf, isKeyAct } from './act-icons.ts'

type ActLinesProps = { lines: readonly AuditLine[]; size: number; whole: boolean; report: Report | null }

/** A day at a time, an act a line; a finding of the checks stands under the act it is about. */
export function ActLines({ lines, size, whole, report }: ActLinesProps) {
  const t = useT('audit')
  const reader = useReader()
  const days = Map.groupBy(lines, ({ at }) => reader.dates(at))
  return (
    <div className="acts-of">
      {whole && lines[0] && lines[0].index > 0 ? <p className="note muted">{t('latest', { size })}</p> : null}
      {[...days].map(([day, acts]) => (
        <section key={day}>
          <h2 className="eyebrow day">{day}</h2>
          <Timeline label={day}>
            {acts.map((line) => (
              <ActLine key={line.index} line={line} report={report} />
            ))}
          </Timeline>
        </section>
      ))}
    </div>
  )
}

function ActLine({ line, report }: { line: AuditLine; report: Report | null }) {
  const reader = useReader()
  const { index, last, at, rollCall } = line
  const findings = (report?.findings ?? []).filter(
    ({ entry, severity }) => severity === 'error' && entry !== null && entry >= index && entry <= last,
  )
  const number = (value: number) => reader.number(value)
  const reference = last > index ? `#${number(index)}\u2060–\u2060${number(last)}` : `#${number(index)}`
  return (
    <TimelineEntry at={at} icon={iconOf(line)} tone={findings.length > 0 ? 'bad' : isKeyAct(line) ? 'key' : 'plain'}>
      <Sentence line={line} /> <bdi className="ref num">{reference}</bdi>
      {rollCall.length > 0 ? <RollCallList line={line} /> : null}
      {findings.map((finding) => (
        <FindingNote key={finding.rule} finding={finding} />
      ))}
    </TimelineEntry>
  )
}

function Sentence({ line }: { line: AuditLine }) {
  const t = useT('audit')
  const reader = useReader()
  const { type, context, words, texts, count, absent, at } = line
  if (absent === 'withheld') return <>{t('absent.withheld', { count })}</>
  if (absent === 'destroyed') return <>{t('absent.destroyed')}</>
  const spoken = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, reader.pick(value)]))
  const numbers = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, said(reader, value)]))
  if (type === 'ballot.cast' && context === '') {
    const seconds = texts.until ? Math.round((Date.parse(texts.until) - Date.parse(at)) / 1000) : 0
    const ballots = t(absent ? 'absent.embargoed' : 'event.ballot.cast', { count })
    return <>{seconds > 0 ? `${ballots} ${t('within', { count: seconds })}` : ballots}</>
  }
  const key = `event.${type}`
  const named = context === '' ? key : `${key}_${context}`
  const time = texts.seconds === undefined ? {} : { time: reader.clock(Number(texts.seconds) * 1000) }
  return <>{t([named, key], { ...spoken, ...numbers, ...time, count })}</>
}

/** Numbers and times of day in the reader's digits. */
function said(reader: ReturnType<typeof useReader>, value: string): string {
  if (/^\d+$/.test(value)) return reader.number(BigInt(value))
  return /^\d{4}-\d\d-\d\dT/.test(value) ? reader.time(value) : value
}

function RollCallList({ line }: { line: AuditLine }) {
  const t = useT('audit')
  const reader = useReader()
  return (
    <details className="roll">
      <summary>{t('roll_call')}</summary>
      <ul>
        {line.rollCall.map(({ seat, name, choice, words, level, index }) => (
          <li key={index}>
            <span>
              <Text2 of={name ?? seat} />
            </span>
            {words ? (
              <bdi className="strong">{reader.digits(words[reader.language])}</bdi>
            ) : (
              <span className={`strong choice ${choice}`}>{t(`tally.${choice}`)}</span>
            )}
            <span className="note muted">{t('level', { level })}</span>
            <bdi className="ref num">#{reader.number(index)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}

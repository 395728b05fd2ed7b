import './check-list.css'
import { BadgeCheck, CircleDashed, Minus, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/numbers.ts'
import type { Finding, Report, Stage, StageId, StageState } from '../rules/verify/report.ts'
import { STAGES } from '../rules/verify/report.ts'
import { findingWords, type Reading, SEVERITY_WORDS, STAGE_WORDS, STATE_WORDS } from '../rules/verify/words.ts'
import { Icon } from '../ui/icon.tsx'

type Row = { id: string; name: StageId; stages: readonly StageId[] }

// The stages of secret votes stand together until there are any.
const ROWS: Row[] = STAGES.filter((id) => id !== 'V8' && id !== 'V9').map((name) =>
  name === 'V7' ? { id: 'V7–9', name, stages: ['V7', 'V8', 'V9'] } : { id: name, name, stages: [name] },
)

const ICONS = {
  passed: BadgeCheck,
  warned: TriangleAlert,
  failed: OctagonAlert,
  not_applicable: Minus,
  waiting: CircleDashed,
}

type Shown = StageState | 'waiting'

/** V1 to V12 with their names, what was looked at, and every finding opened in its place. Null while nothing is known. */
export function CheckList({ report, running }: { report: Report | null; running?: StageId | null }) {
  const language = useLanguage()
  return (
    <ol className="checks">
      {ROWS.map((row) => {
        const stages = report?.stages.filter(({ id }) => row.stages.includes(id)) ?? []
        const shown = stateOf(stages)
        const findings = report?.findings.filter(({ stage }) => row.stages.includes(stage)) ?? []
        return (
          <li key={row.id} className={row.name === running ? 'running' : shown}>
            <div className="ck">
              <Icon of={ICONS[shown]} />
              <bdi className="code" dir="ltr">
                {row.id}
              </bdi>
              <span>{STAGE_WORDS[row.name][language]}</span>
              <small className="num">
                {shown === 'waiting' ? null : <StageResult state={shown} stages={stages} language={language} />}
              </small>
            </div>
            <FindingNotes findings={findings} />
          </li>
        )
      })}
    </ol>
  )
}

/** A damaged ledger may have a finding for each of thousands of ballots: the first are open, the others one press away. */
const OPEN = 6

function FindingNotes({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('verify')
  // biome-ignore lint/suspicious/noArrayIndexKey: a report is never reordered
  const notes = findings.map((finding, place) => <FindingNote key={place} finding={finding} />)
  if (notes.length <= OPEN + 1) return <>{notes}</>
  return (
    <>
      {notes.slice(0, OPEN)}
      <details className="more">
        <summary>{t('more', { count: notes.length - OPEN })}</summary>
        {notes.slice(OPEN)}
      </details>
    </>
  )
}

export function FindingNote({ finding }: { finding: Finding }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { severity, rule, entry, file, params } = finding
  const details = Object.entries(params).filter(([name]) => IDS.has(name))
  return (
    <div className={`find ${severity}`}>
      <p>
        <b>{SEVERITY_WORDS[severity][language]}: </b>
        {findingWords(finding)[language]}
      </p>
      <dl className="kv">
        <dt>{t('rule')}</dt>
        <dd>
          <bdi className="code">{rule}</bdi>
        </dd>
        {entry === null ? null : (
          <>
            <dt>{t('entry')}</dt>
            <dd className="num">{formatNumber(entry, language)}</dd>
          </>
        )}
        {file === null ? null : (
          <>
            <dt>{t('file')}</dt>
            <dd>
              <bdi className="code">{file}</bdi>
            </dd>
          </>
        )}
        {details.map(([name, value]) => (
          <Detail key={name} name={t(`param.${name}`)} value={value} />
        ))}
      </dl>
    </div>
  )
}

/** Params that name something; the others are within the sentence. */
const IDS = new Set(['vote', 'seat', 'key', 'person', 'house', 'mandate', 'paper', 'act'])

function Detail({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi className="code">{value}</bdi>
      </dd>
    </>
  )
}

function StageResult({ state, stages, language }: { state: StageState; stages: Stage[]; language: Reading }) {
  if (state !== 'passed') return <>{STATE_WORDS[state][language]}</>
  return (
    <>
      {formatNumber(
        stages.reduce((sum, { count }) => sum + count, 0),
        language,
      )}
    </>
  )
}

function stateOf(stages: readonly Stage[]): Shown {
  if (stages.length === 0) return 'waiting'
  const order: StageState[] = ['failed', 'warned', 'passed', 'not_applicable']
  return order.find((state) => stages.some((stage) => stage.state === state)) ?? 'not_applicable'
}

export function useLanguage(): Reading {
  return useTranslation().i18n.language === 'en' ? 'en' : 'ar'
}

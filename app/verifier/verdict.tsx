import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/numbers.ts'
import type { Report } from '../rules/verify/report.ts'
import { absenceWords, STAGE_WORDS } from '../rules/verify/words.ts'
import { useLanguage } from './check-list.tsx'
import type { Verification } from './use-verification.ts'

/** The summary above the checklist: a ring of what passed and what failed, in words beside it. */
export function Verdict({ state }: { state: Verification }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  if (state.phase === 'done') return <Done report={state.report} milliseconds={state.milliseconds} />
  const running = state.phase === 'running'
  return (
    <div className="verdict" role="status">
      <Ring passed={running ? share(state.done, state.total) : 0} failed={0} />
      <div className="grow">
        <b>{t(running ? 'running' : state.phase === 'failed' ? 'unreachable' : 'not_yet')}</b>
        <div className="note muted">
          {running ? STAGE_WORDS[state.stage][language] : t(state.phase === 'failed' ? 'unreachable_do' : 'not_yet_do')}
        </div>
      </div>
    </div>
  )
}

function Done({ report, milliseconds }: { report: Report; milliseconds: number }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { stages, summary } = report
  const applied = stages.filter(({ state }) => state !== 'not_applicable').length
  const failed = stages.filter(({ state }) => state === 'failed').length
  const seconds = formatNumber(Math.max(milliseconds / 1000, 0.1), language, { maximumFractionDigits: 1 })
  const absent = absenceWords(summary).map((words) => words[language])
  const words =
    summary.verdict === 'unusable'
      ? t('unusable')
      : failed === 0
        ? t('passed', { count: applied })
        : `${t('passed', { count: applied - failed })}${t('failed', { count: failed })}`
  return (
    <div className="verdict" role="status">
      <Ring passed={share(applied - failed, applied)} failed={share(failed, applied)} />
      <div className="grow">
        <b>{words}</b>
        <div className="note muted">{[t('here', { seconds }), ...absent].join(' · ')}</div>
      </div>
    </div>
  )
}

const ROUND = 2 * Math.PI * 23

/** A picture of the words beside it, silent to those who hear them. */
function Ring({ passed, failed }: { passed: number; failed: number }) {
  const arc = (length: number, from: number, colour: string) =>
    length === 0 ? null : (
      <circle
        cx="28"
        cy="28"
        r="23"
        fill="none"
        stroke={colour}
        strokeWidth="7"
        strokeDasharray={`${length * ROUND} ${ROUND}`}
        transform={`rotate(${from * 360 - 90} 28 28)`}
      />
    )
  return (
    <svg className="ring" viewBox="0 0 56 56" aria-hidden="true">
      <circle cx="28" cy="28" r="23" fill="none" stroke="var(--m-well)" strokeWidth="7" />
      {arc(passed, 0, 'var(--m-brass-fill)')}
      {arc(failed, passed, 'var(--m-danger)')}
    </svg>
  )
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.min(1, part / whole))

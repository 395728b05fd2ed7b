import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/numbers.ts'
import { formatUtc } from '../rules/dates.ts'
import { isElected } from '../rules/decide-vote.ts'
import { listOfNames } from '../rules/elections/election-words.ts'
import type { Report, VoteReport } from '../rules/verify/report.ts'
import { ELECTORATE_WORDS, electorateWords, levelWords, OUTCOME_WORDS } from '../rules/verify/vote-words.ts'
import { verdictWords } from '../rules/verify/words.ts'
import { Seal } from '../ui/seal.tsx'
import { CheckList, useLanguage } from './check-list.tsx'
import type { Verification } from './use-verification.ts'
import { Verdict } from './verdict.tsx'

type Done = Extract<Verification, { phase: 'done' }>

/** What a bundle says when it has been checked: the verdict, the checks, and the votes worked out again. */
export function ReportResult({ state, fileName }: { state: Done; fileName: string }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { report } = state
  const { summary, votes } = report
  if (summary.verdict === 'unusable')
    return (
      <section className="sheet answer" role="alert">
        <Seal state="failed" />
        <div>
          <h2>{t('unusable')}</h2>
          <p className="small soft">
            <bdi className="code">{fileName}</bdi>. {t('unusable_do')}
          </p>
        </div>
      </section>
    )
  return (
    <>
      <section className="sheet answer" aria-live="polite">
        <Seal state={summary.verdict === 'clean' ? 'verified' : 'failed'} />
        <div className="grow">
          <h2>{verdictWords(summary)[language]}</h2>
          <LedgerFacts report={report} />
        </div>
      </section>
      <div className="columns">
        <section className="sheet" aria-label={t('checks')}>
          <Verdict state={state} />
          <CheckList report={report} />
        </section>
        {votes.length > 0 ? (
          <section className="sheet votes" aria-label={t('votes')}>
            <header>
              <h2>{t('votes')}</h2>
            </header>
            <ul>
              {votes.map((vote) => (
                <VoteLine key={vote.vote} vote={vote} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  )
}

function LedgerFacts({ report }: { report: Report }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { origin, vkey, size, root } = report.summary
  return (
    <dl className="kv">
      <dt>{t('ledger')}</dt>
      <dd>
        <bdi className="code">{origin}</bdi>
      </dd>
      <dt>{t('key')}</dt>
      <dd>
        <bdi className="code">{vkey}</bdi>
      </dd>
      <dt>{t('size')}</dt>
      <dd className="num">{formatNumber(size, language)}</dd>
      <dt>{t('root')}</dt>
      <dd>
        <bdi className="code">{root}</bdi>
      </dd>
    </dl>
  )
}

function VoteLine({ vote }: { vote: VoteReport }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { question, decision, election, agrees, ballots, opened } = vote
  const shown = question?.[language] ? language : (question?.authoritative ?? 'ar')
  const number = (value: string) => formatNumber(BigInt(value), language)
  return (
    <li>
      <Seal state={agrees === false ? 'failed' : agrees ? 'verified' : 'waiting'} size={32} />
      <div>
        <p className="record" lang={shown} dir={shown === 'ar' ? 'rtl' : 'ltr'}>
          {question?.[shown] ?? vote.vote}
        </p>
        <p className="strong">
          {OUTCOME_WORDS[decision?.outcome ?? 'open'][language]}
          {agrees === false ? <span className="wrong"> · {t('declared_otherwise')}</span> : null}
        </p>
        {decision && isElected(decision) && election ? (
          <p className="note soft">{listOfNames([...decision.elected, ...decision.run_off], election)[language]}</p>
        ) : null}
        {decision && !isElected(decision) ? (
          <p className="note soft num">
            {t('counts', {
              yes: number(decision.counts.yes),
              no: number(decision.counts.no),
              abstain: number(decision.counts.abstain),
            })}
          </p>
        ) : null}
        <p className="note muted num">
          {t('good_ballots', { accepted: ballots.accepted, cast: ballots.cast })} ·{' '}
          <bdi className="code">{formatUtc(opened.at)}</bdi>
        </p>
        {vote.electorate ? (
          <p className="note muted">
            {ELECTORATE_WORDS[language]}: {electorateWords(vote, language)}
          </p>
        ) : null}
        {ballots.accepted > 0 ? (
          <p className="note muted num">
            {t('signed_with')} {levelWords(ballots.levels, language)}
          </p>
        ) : null}
      </div>
    </li>
  )
}

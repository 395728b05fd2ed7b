import { BadgeCheck, OctagonAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/numbers.ts'
import { formatUtc } from '../rules/dates.ts'
import type { ReceiptReport } from '../rules/verify/verify-receipt.ts'
import { RECEIPT_WORDS } from '../rules/verify/vote-words.ts'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import { useLanguage } from './check-list.tsx'

/** A ballot's receipt, or the bare proof of an entry, proved by itself. */
export function ReceiptResult({ report }: { report: ReceiptReport }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { receipt, index, at, checks, holds, size } = report
  return (
    <>
      <section className="sheet answer" aria-live="polite">
        <Seal state={holds ? 'verified' : 'failed'} />
        <div className="grow">
          <h2>{RECEIPT_WORDS[holds ? 'holds' : 'fails'][language]}</h2>
          <dl className="kv">
            {receipt ? (
              <>
                <dt>{t('receipt.choice')}</dt>
                <dd className="strong">
                  {['yes', 'no', 'abstain'].includes(receipt.choice) ? t(`choice.${receipt.choice}`) : receipt.choice}
                </dd>
                <dt>{t('receipt.ballot')}</dt>
                <dd>
                  <bdi className="code">{receipt.ballot_id}</bdi>
                </dd>
              </>
            ) : null}
            <dt>{t('receipt.index')}</dt>
            <dd className="num">{formatNumber(index, language)}</dd>
            {at === null ? null : (
              <>
                <dt>{t('receipt.at')}</dt>
                <dd>
                  <bdi className="code">{timeOf(at)}</bdi>
                </dd>
              </>
            )}
            <dt>{t('ledger')}</dt>
            <dd>
              <bdi className="code">{report.origin}</bdi>
            </dd>
            <dt>{t('key')}</dt>
            <dd>
              <bdi className="code">{report.vkey}</bdi>
            </dd>
          </dl>
        </div>
      </section>
      <section className="sheet" aria-label={t('checks')}>
        <ol className="checks">
          {checks.map((check) => (
            <li key={check.check} className={check.holds ? 'passed' : 'failed'}>
              <div className="ck receipt">
                <Icon of={check.holds ? BadgeCheck : OctagonAlert} />
                <span>{RECEIPT_WORDS[check.check][language]}</span>
                <small className="num">
                  {check.check === 'inclusion' && size !== null ? t('receipt.proved', { size }) : ''}
                </small>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

/** A receipt may say anything of its time until it is proved. */
const timeOf = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : formatUtc(at))

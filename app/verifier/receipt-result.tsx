import { BadgeCheck, OctagonAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatUtc } from '../i18n/dates.ts'
import { formatNumber } from '../i18n/numbers.ts'
import type { ReceiptReport } from '../rules/verify/verify-receipt.ts'
import { RECEIPT_WORDS } from '../rules/verify/vote-words.ts'
import { Icon } from '../ui/icon.tsx'
import { Seal } from '../ui/seal.tsx'
import { useLanguage } from './check-list.tsx'

/** One ballot's receipt, proved by itself. */
export function ReceiptResult({ report }: { report: ReceiptReport }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { receipt, checks, holds, size } = report
  const choice = ['yes', 'no', 'abstain'].includes(receipt.choice) ? t(`choice.${receipt.choice}`) : receipt.choice
  return (
    <>
      <section className="sheet answer" aria-live="polite">
        <Seal state={holds ? 'verified' : 'failed'} />
        <div className="grow">
          <h2>{RECEIPT_WORDS[holds ? 'holds' : 'fails'][language]}</h2>
          <dl className="kv">
            <dt>{t('receipt.choice')}</dt>
            <dd className="strong">{choice}</dd>
            <dt>{t('receipt.index')}</dt>
            <dd className="num">{formatNumber(receipt.index, language)}</dd>
            <dt>{t('receipt.at')}</dt>
            <dd>
              <bdi className="code">{timeOf(receipt.at)}</bdi>
            </dd>
            <dt>{t('receipt.ballot')}</dt>
            <dd>
              <bdi className="code">{receipt.ballot_id}</bdi>
            </dd>
            <dt>{t('ledger')}</dt>
            <dd>
              <bdi className="code">{report.origin}</bdi>
            </dd>
            <dt>{t('key')}</dt>
            <dd>
              <bdi className="code">{receipt.ledger_key}</bdi>
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

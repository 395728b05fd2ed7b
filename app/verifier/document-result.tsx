import { BadgeCheck, CircleDashed, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/numbers.ts'
import { formatUtc } from '../rules/dates.ts'
import { hashWords } from '../rules/hash-words.ts'
import {
  DIFFERENCE_WORDS,
  DOCUMENT_KINDS,
  DOCUMENT_VERDICTS,
  decidedWords,
  documentCheckWords,
  RECORDED_WORDS,
  SIGNATURE_WORDS,
} from '../rules/verify/document-words.ts'
import type { MinutesDifference } from '../rules/verify/minutes-differences.ts'
import type { DocumentReport, ShownSignature } from '../rules/verify/verify-document.ts'
import { Icon } from '../ui/icon.tsx'
import { Seal, type SealState } from '../ui/seal.tsx'
import { useLanguage } from './check-list.tsx'

const SEALS: Record<DocumentReport['verdict'], SealState> = {
  valid: 'verified',
  alone: 'waiting',
  altered: 'failed',
  unknown: 'waiting',
}
const MARKS = { valid: BadgeCheck, altered: OctagonAlert, unknown: CircleDashed }
const CLASSES = { valid: 'passed', altered: 'failed', unknown: 'waiting' }

/** A signed file: what it is of, who signed it and when, and what could be checked of it. */
export function DocumentResult({ report }: { report: DocumentReport }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { verdict, signatures, checks } = report
  return (
    <>
      <section className="sheet answer" aria-live="polite">
        <Seal state={SEALS[verdict]} />
        <div className="grow">
          <h2>{DOCUMENT_VERDICTS[verdict][language]}</h2>
          {verdict === 'valid' && report.ledger ? <p className="small soft">{t('document.by_key')}</p> : null}
          <DocumentFacts report={report} />
        </div>
      </section>
      {signatures.length > 0 ? (
        <section className="sheet votes" aria-labelledby="signatures">
          <header>
            <h2 id="signatures">{t('document.signatures')}</h2>
          </header>
          <ol>
            {signatures.map((signature) => (
              <SignatureLine key={signature.covers} signature={signature} />
            ))}
          </ol>
        </section>
      ) : null}
      {report.differences.length > 0 ? (
        <section className="sheet votes" aria-labelledby="differences">
          <header>
            <h2 id="differences">{t('document.differences')}</h2>
          </header>
          <ol>
            {report.differences.map((difference) => (
              <DifferenceLine key={difference.place} difference={difference} />
            ))}
          </ol>
        </section>
      ) : null}
      <section className="sheet" aria-label={t('checks')}>
        <ol className="checks">
          {checks.map((one) => {
            const state = one.holds === null ? 'unknown' : one.holds ? 'valid' : 'altered'
            return (
              <li key={one.check} className={CLASSES[state]}>
                <div className="ck receipt">
                  <Icon of={MARKS[state]} />
                  <span>{documentCheckWords(one)[language]}</span>
                </div>
              </li>
            )
          })}
        </ol>
      </section>
    </>
  )
}

function SignatureLine({ signature }: { signature: ShownSignature }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { state, name, subject, authority, at, inForce, entry, fingerprint } = signature
  const held = [subject.cn, subject.ou, subject.o].filter(Boolean).join(' · ')
  return (
    <li>
      <Seal state={SEALS[state]} size={32} />
      <div>
        <p className="strong">
          <bdi>{name || t('document.nobody')}</bdi> · {SIGNATURE_WORDS[state][language]}
        </p>
        <p className="note soft num">
          {at ? <bdi className="code">{formatUtc(at)}</bdi> : t('document.no_time')}
          {inForce === false ? <span className="wrong"> · {t('document.not_in_force')}</span> : null}
          {entry === null ? null : ` · ${t('document.entered', { entry: formatNumber(entry, language) })}`}
        </p>
        {held ? (
          <p className="note muted">
            {t('document.certificate')} <bdi>{held}</bdi>
            {authority.cn ? (
              <>
                {' · '}
                {t('document.by')} <bdi>{[authority.cn, authority.o].filter(Boolean).join(' · ')}</bdi>
              </>
            ) : null}
          </p>
        ) : null}
        {fingerprint ? (
          <p className="note muted">
            <bdi className="code">{fingerprint}</bdi>
          </p>
        ) : null}
      </div>
    </li>
  )
}

function DifferenceLine({ difference }: { difference: MinutesDifference }) {
  const language = useLanguage()
  const { why, said, recorded, corrected } = difference
  return (
    <li>
      <Seal state={why === 'none' ? 'failed' : 'verified'} size={32} />
      <div>
        <p className={why === 'none' ? 'strong wrong' : 'strong'}>{DIFFERENCE_WORDS[why][language]}</p>
        {corrected ? (
          <p className="note soft">
            <bdi>{decidedWords(corrected)[language]}</bdi>
          </p>
        ) : null}
        <p className="record">{said[language]}</p>
        <p className="note muted">
          {RECORDED_WORDS[language]} <bdi>{recorded[language]}</bdi>
        </p>
      </div>
    </li>
  )
}

function DocumentFacts({ report: { about, ledger } }: { report: DocumentReport }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  if (!about) return null
  const { kind, body, words, number, year, revision, at, entry, digest } = about
  const count = (value: string) => formatNumber(BigInt(value), language)
  const rows: [string, ReactNode][] = [
    [
      t('document.what'),
      [DOCUMENT_KINDS[kind][language], body ? body[language] || body.ar : ''].filter(Boolean).join(' · '),
    ],
  ]
  if (number)
    rows.push([
      t('document.number'),
      t('document.number_year', {
        number: count(number),
        year: formatNumber(BigInt(year), language, { useGrouping: false }),
      }),
    ])
  if (words[language] || words.ar) rows.push([t('document.says'), <bdi key="words">{words[language] || words.ar}</bdi>])
  if (revision) rows.push([t('document.revision'), count(revision)])
  rows.push([
    t(kind === 'minutes' ? 'document.approved' : 'document.issued'),
    <span key="at" className="num">
      <bdi className="code">{formatUtc(at)}</bdi> · {t('document.entered', { entry: formatNumber(entry, language) })}
    </span>,
  ])
  rows.push([
    t('document.digest'),
    <bdi key="digest" className="code">
      {digest}
    </bdi>,
  ])
  rows.push([
    t('document.digest_words'),
    hashWords(digest, 6)
      .map((word) => word[language])
      .join(' · '),
  ])
  if (ledger) {
    rows.push([
      t('ledger'),
      <bdi key="origin" className="code">
        {ledger.origin}
      </bdi>,
    ])
    rows.push([
      t('key'),
      <bdi key="key" className="code">
        {ledger.vkey}
      </bdi>,
    ])
    rows.push([t('size'), formatNumber(ledger.size, language)])
    rows.push([
      t('root'),
      <bdi key="root" className="code">
        {ledger.root}
      </bdi>,
    ])
  }
  return (
    <dl className="kv">
      {rows.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** A file that was not looked at, and why. */
export function RefusedFile({ code, fileName }: { code: string; fileName: string }) {
  const { t } = useTranslation('verify')
  return (
    <section className="sheet answer" role="alert">
      <Seal state="failed" />
      <div>
        <h2>{t(`refused.${code}`)}</h2>
        <p className="small soft">
          <bdi className="code">{fileName}</bdi>. {t('refused.do')}
        </p>
      </div>
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/numbers.ts'
import { hashWords } from '../rules/hash-words.ts'
import type { Expected } from '../rules/verify/expected.ts'
import { useLanguage } from './check-list.tsx'

/** Whoever came by a printed code sees which ballot it names, to compare with the paper, and what to do next. */
export function SoughtNote({ sought }: { sought: NonNullable<Expected['ballot']> }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  return (
    <section className="sheet sought" aria-labelledby="sought">
      <h2 id="sought">{t('sought.title')}</h2>
      <p className="soft">{t('sought.next')}</p>
      <dl className="kv">
        <dt>{t('receipt.index')}</dt>
        <dd className="num">{formatNumber(sought.entry, language)}</dd>
        <dt>{t('receipt.ballot')}</dt>
        <dd>
          <bdi className="code">{sought.id}</bdi>
        </dd>
        <dt>{t('sought.words')}</dt>
        <dd>
          {hashWords(sought.id, 6)
            .map((word) => word[language])
            .join(' · ')}
        </dd>
      </dl>
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { hashWords } from '../rules/hash-words.ts'
import { useLanguage } from './check-list.tsx'
import type { SoughtMinutes } from './sought.ts'

/** Whoever photographed the code on a file of minutes sees what it names: the ledger must have approved just that. */
export function MinutesNote({ sought: { digest } }: { sought: SoughtMinutes }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  return (
    <section className="sheet sought" aria-labelledby="minutes">
      <h2 id="minutes">{t('minutes.title')}</h2>
      <p className="soft">{t('minutes.next')}</p>
      <dl className="kv">
        <dt>{t('minutes.digest')}</dt>
        <dd>
          <bdi className="code">{digest}</bdi>
        </dd>
        <dt>{t('sought.words')}</dt>
        <dd>
          {hashWords(digest, 6)
            .map((word) => word[language])
            .join(' · ')}
        </dd>
      </dl>
    </section>
  )
}

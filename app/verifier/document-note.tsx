import { useTranslation } from 'react-i18next'
import { hashWords } from '../rules/hash-words.ts'
import { useLanguage } from './check-list.tsx'
import type { SoughtDocument } from './sought.ts'

/** Whoever photographed the code on a signed file sees what it names: the file, and the ledger, must be of just that. */
export function DocumentNote({ sought: { minutes, digest } }: { sought: SoughtDocument }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  return (
    <section className="sheet sought" aria-labelledby="document">
      <h2 id="document">{t(minutes ? 'document.sought_minutes' : 'document.sought_extract')}</h2>
      <p className="soft">{t('document.next')}</p>
      <dl className="kv">
        <dt>{t('document.digest')}</dt>
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

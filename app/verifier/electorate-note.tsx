import { useTranslation } from 'react-i18next'
import { ELECTORATE_WORDS, electorateWords } from '../rules/verify/vote-words.ts'
import { useLanguage } from './check-list.tsx'
import type { SoughtElectorate } from './sought.ts'

/** Whoever photographed the code beside a vote sees its electorate's words, to compare with those of the report below. */
export function ElectorateNote({ sought: { vote, root } }: { sought: SoughtElectorate }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  return (
    <section className="sheet sought" aria-labelledby="electorate">
      <h2 id="electorate">{t('electorate.title')}</h2>
      <p className="soft">{t('electorate.next')}</p>
      <dl className="kv">
        <dt>{t('electorate.vote')}</dt>
        <dd>
          <bdi className="code">{vote}</bdi>
        </dd>
        <dt>{ELECTORATE_WORDS[language]}</dt>
        <dd>{electorateWords({ electorate: root }, language)}</dd>
      </dl>
    </section>
  )
}

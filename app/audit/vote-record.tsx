import type { ChosenVote } from '../../server/ledger/load-audit.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { wordsOf } from '../rules/decide-vote.ts'

/** The text that was voted on, with its hash, beside how its result was worked out. */
export function VoteRecord({ vote }: { vote: ChosenVote }) {
  const t = useT('audit')
  const { language } = useReader()
  const languages = language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const)
  const { question, decision, textHash } = vote
  const sentences = decision ? wordsOf(decision, vote) : []
  return (
    <div className="sheet txt">
      <div>
        <h2 className="eyebrow">{t('text')}</h2>
        {languages.map((one) => (
          <div key={one} className={one === language ? 'words' : 'words soft'}>
            <Text2 of={question} other={one !== language} as="p" className="record" />
            <span className="note muted">
              <bdi className="code" dir="ltr">
                sha256 {shortHash(textHash[one])}
              </bdi>
            </span>
          </div>
        ))}
      </div>
      <div>
        <h2 className="eyebrow">{t('working')}</h2>
        {sentences.length > 0 ? (
          <ol className="small">
            {sentences.map((sentence) => (
              <li key={sentence.key}>{sentence[language]}</li>
            ))}
          </ol>
        ) : (
          <p className="small muted">{t('working_none')}</p>
        )}
      </div>
    </div>
  )
}

/** Enough of a hash to compare by eye; the whole is in the bundle. */
const shortHash = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`

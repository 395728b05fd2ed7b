import './electorate-words.css'
import { useId } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { hashWords } from '../rules/hash-words.ts'
import { useRoot } from '../ui/use-root.ts'
import { QrCode } from './qr-code.tsx'

/** 64 bits: nobody makes a second electorate that reads the same. */
const WORDS = 8

type ElectorateWordsProps = { voteId: string; root: string; folded?: boolean }

/**
 * The root over everybody who may vote, with what weight and by which keys, as words that members compare aloud and an auditor finds
 * in the verifier's report, and as a code to photograph.
 */
export function ElectorateWords({ voteId, root, folded = false }: ElectorateWordsProps) {
  const t = useT('ballots')
  const id = useId()
  if (folded)
    return (
      <details className="electorate">
        <summary className="small">{t('electorate.title')}</summary>
        <Inside voteId={voteId} root={root} />
      </details>
    )
  return (
    <section className="electorate" aria-labelledby={id}>
      <h3 className="eyebrow" id={id}>
        {t('electorate.title')}
      </h3>
      <Inside voteId={voteId} root={root} />
    </section>
  )
}

function Inside({ voteId, root }: { voteId: string; root: string }) {
  const t = useT('ballots')
  const reader = useReader()
  const house = useRoot()?.house ?? ''
  return (
    <>
      <div className="electorate-in">
        <ol lang={reader.language}>
          {hashWords(root, WORDS).map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none moves
            <li key={place}>{word[reader.language]}</li>
          ))}
        </ol>
        {/* In the fragment, which is sent to nobody. */}
        <QrCode text={`${house}/verify#vote=${voteId}&electorate=${root}`} label={t('electorate.qr')} />
      </div>
      <p className="note muted">{t('electorate.more')}</p>
    </>
  )
}

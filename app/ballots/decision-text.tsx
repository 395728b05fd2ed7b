import { FileLock2 } from 'lucide-react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'

/** What is decided: item, both texts with the reader's first, and the hash that every ballot commits to. */
export function DecisionText({ item, vote }: Pick<VoteSheet, 'item' | 'vote'>) {
  const t = useT('ballots')
  const reader = useReader()
  const { question, hash } = vote
  return (
    <div className="vote-text">
      <p className="eyebrow">
        {item.number ? `${t('banner.item', { number: reader.digits(item.number) })} · ` : null}
        {t('for_decision')}
      </p>
      <h1>{item.title ? <Text2 of={item.title} digits /> : t('masked.title')}</h1>
      {question ? (
        <>
          <Text2 of={question} as="p" className="record mine" />
          <hr />
          <Text2 of={question} other as="p" className="record other" />
          <p className="vote-hash">
            <Icon of={FileLock2} size="sm" />
            <span>
              {t('hash')} <bdi className="code">{shortHash(hash)}</bdi>
              <span className="prevails"> · {t(`prevails.${question.authoritative}`)}</span>
            </span>
          </p>
        </>
      ) : (
        <p className="soft">{t('masked.text')}</p>
      )}
    </div>
  )
}

/** "b41e 07d9 … 5ac2": enough to compare by eye; the whole one is in the receipt. */
export const shortHash = (hex: string): string =>
  `${hex.slice(0, 4)}\u00a0${hex.slice(4, 8)}\u00a0…\u00a0${hex.slice(-4)}`

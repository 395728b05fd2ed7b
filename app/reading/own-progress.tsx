import type { PackPaper } from '../../server/meetings/load-pack.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { readingState } from '../rules/reading.ts'

const stateOf = ({ reading, pages }: PackPaper) =>
  readingState(reading && { pages: reading.pages, acknowledged: reading.acknowledgedAt !== null }, pages)

/** How far the reader has come in a paper, in words. */
export function useProgressWords() {
  const t = useT('reading')
  const { digits } = useReader()
  return (paper: PackPaper): string => {
    const seen = paper.reading?.pages ?? 0
    const state = stateOf(paper)
    if (state === 'part') return t('mine.part', { seen: digits(seen), pages: digits(paper.pages) })
    if (state !== 'acknowledged') return t(`mine.${state}`)
    return t(seen < paper.pages ? 'mine.part' : 'mine.read', { seen: digits(seen), pages: digits(paper.pages) })
  }
}

/** Of an item with several papers: how many of them were read or acknowledged. */
export function ItemReading({ papers }: { papers: readonly PackPaper[] }) {
  const t = useT('reading')
  const { digits } = useReader()
  const done = papers.filter((paper) => ['read', 'acknowledged'].includes(stateOf(paper))).length
  if (done === 0) return null
  return <p className="note muted">{t('mine.item', { done: digits(done), count: papers.length })}</p>
}

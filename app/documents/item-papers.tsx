import type { BuilderPaper } from '../../server/agenda/load-builder.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { PaperChip } from './paper-chip.tsx'

type ItemPapersProps = {
  itemId: string
  meetingId: string
  papers: readonly BuilderPaper[]
  editable: boolean
}

/** The papers of one item, as the officer who prepares it sees them. */
export function ItemPapers({ meetingId, papers }: ItemPapersProps) {
  const t = useT('meetings')
  const { digits } = useReader()
  return (
    <ul className="papers">
      {papers.map((paper) => (
        <li key={paper.paperId}>
          <PaperChip
            title={<Text2 of={paper.title} digits />}
            meta={`${t('pack.version', { version: digits(paper.version) })} · ${t('pack.pages', { count: paper.pages })}`}
            state={paper.scanned ? 'scanned' : 'ready'}
            to={`/m/${meetingId}/papers/${paper.paperId}`}
          />
        </li>
      ))}
    </ul>
  )
}

import { Presentation } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { PaperChip } from '../documents/paper-chip.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Presented } from '../wire/socket.ts'
import { currentItem } from './current-item.ts'
import { ItemHead } from './item-head.tsx'

type ItemNowProps = { sitting: Sitting; now: number; presented: Presented | null }

/** What is happening now: the item with its text and papers, open at the presenter's page when there is one. */
export function ItemNow({ sitting, now, presented }: ItemNowProps) {
  const t = useT('live')
  const reader = useReader()
  const item = currentItem(sitting)
  const papers = `/m/${sitting.meeting.id}/papers`
  return (
    <section className="sheet item-now">
      <div className="in stack">
        <ItemHead sitting={sitting} now={now} />
        {presented ? (
          <Notice
            tone="info"
            icon={Presentation}
            title={t('presenting', { name: reader.pick(presented.by), page: presented.page })}
            action={
              <LinkButton
                size="small"
                to={`${papers}/${presented.paperId}?page=${presented.page}&follow=1&from=sitting`}
              >
                {t('open_presented')}
              </LinkButton>
            }
          />
        ) : null}
        {item && !item.open ? <p className="soft">{t('item.closed')}</p> : null}
        {item?.decision ? (
          <div className="decision">
            <p className="eyebrow">{t('item.decision')}</p>
            <Text2 of={item.decision} as="p" className="record lead" />
          </div>
        ) : item?.purpose ? (
          <Text2 of={item.purpose} as="p" className="soft" digits />
        ) : null}
        {item?.papers.map((paper) => (
          <PaperChip
            key={paper.paperId}
            title={<Text2 of={paper.title} digits />}
            to={`${papers}/${paper.paperId}?from=sitting`}
          />
        ))}
      </div>
    </section>
  )
}

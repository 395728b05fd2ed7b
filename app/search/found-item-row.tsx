import { Link } from '@remix-run/react'
import { Gavel } from 'lucide-react'
import type { FoundItem } from '../../server/search/find-items.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { ExcerptText } from './excerpt-text.tsx'

/** An item, leading to its place in the pack, or in the draft of the agenda while nobody else knows it. */
export function FoundItemRow({ item, zone }: { item: FoundItem; zone: string }) {
  const t = useT('search')
  const reader = readerOf(useReader().language, zone)
  const to = item.number === null ? `/m/${item.meeting.id}/agenda` : `/m/${item.meeting.id}#item-${item.id}`
  return (
    <li>
      <span className="no num">{item.number === null ? '' : reader.digits(item.number)}</span>
      <div className="grow">
        <Link to={to}>
          <Text2 of={item.title} digits />
        </Link>
        {item.excerpt ? <ExcerptText excerpt={item.excerpt} /> : null}
        <small className="row tight wrap">
          <Text2 of={item.meeting.title} digits />
          <span>{reader.fullDay(item.meeting.at)}</span>
          {item.number === null ? <Chip>{t('draft')}</Chip> : null}
          {item.decidedBy ? (
            <Link className="row tight" to={`/v/${item.decidedBy}/result`}>
              <Icon of={Gavel} size="sm" />
              {t('result')}
            </Link>
          ) : null}
        </small>
      </div>
    </li>
  )
}

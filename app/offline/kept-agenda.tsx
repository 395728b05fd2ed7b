import { Link } from '@remix-run/react'
import { ArrowLeft, Lock } from 'lucide-react'
import type { KeptItem } from '../../server/documents/kept/keep-pack.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import type { PackRow } from './kept-packs.ts'
import { addressOf } from './place.ts'
import type { KeptContents } from './read-pack.ts'
import { useContents } from './use-contents.ts'
import type { Device } from './use-device.ts'
import type { Vault } from './vault.ts'

type KeptAgendaProps = { device: Device; vault: Vault; row: PackRow; missing: boolean }

/** A pack's agenda without a server: what is to be decided, and the papers that are here. */
export function KeptAgenda({ device, vault, row, missing }: KeptAgendaProps) {
  const t = useT('offline')
  const reader = useReader()
  const open = useContents(device.store, vault, row)
  if (!open) return <Skeleton lines={6} label={t('unlock.busy')} />
  const { head, agenda, items } = open.contents
  return (
    <section data-body={head.body.accent} className="kept-agenda">
      <Link to="/offline" className="btn quiet small">
        <Icon of={ArrowLeft} flip /> {t('list.back')}
      </Link>
      <header>
        <h2>
          <Text2 of={head.meeting.title} digits />
        </h2>
        <p className="soft">
          <Text2 of={head.body.name} /> · {reader.dates(head.meeting.startsAt)} · {reader.time(head.meeting.startsAt)}
        </p>
      </header>
      {missing ? <Notice tone="info" title={t('list.gone')} /> : null}
      <ol className="sheet pack-items">
        {agenda.map((item) => (
          <AgendaItem
            key={item.id}
            item={item}
            papers={items.find(({ id }) => id === item.id)?.papers ?? []}
            meetingId={row.meetingId}
          />
        ))}
      </ol>
    </section>
  )
}

type AgendaItemProps = { item: KeptItem; papers: KeptContents['items'][number]['papers']; meetingId: string }

function AgendaItem({ item, papers, meetingId }: AgendaItemProps) {
  const t = useT('offline')
  const reader = useReader()
  return (
    <li className={`kept-item depth-${item.number.split('.').length}`}>
      <span className="no num">{reader.digits(item.number)}</span>
      <div className="body">
        <h3>
          <Text2 of={item.title} digits />
        </h3>
        {item.open ? null : (
          <p className="note muted">
            <Icon of={Lock} size="sm" /> {t('list.title_only')}
          </p>
        )}
        {item.presenter ? (
          <p className="note muted">{t('list.presented_by', { name: reader.pick(item.presenter) })}</p>
        ) : null}
        {item.purpose && (item.purpose.ar || item.purpose.en) ? (
          <p>
            <Text2 of={item.purpose} />
          </p>
        ) : null}
        {item.decision ? (
          <div className="decision">
            <p className="eyebrow">{t('list.decision')}</p>
            <Text2 of={item.decision} as="p" className="record" />
          </div>
        ) : null}
        {papers.length > 0 ? (
          <ul className="kept-papers" aria-label={t('list.papers_of', { number: reader.digits(item.number) })}>
            {papers.map((paper) => (
              <li key={paper.id}>
                <Link to={addressOf(meetingId, paper.id)}>
                  <Text2 of={paper.title} digits />
                </Link>{' '}
                <span className="note muted num">
                  {reader.digits(paper.reference)} · {t('list.pages', { count: paper.pages })}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  )
}

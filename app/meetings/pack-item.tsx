import { Link } from '@remix-run/react'
import { Ellipsis, Lock, UserSearch, UserX } from 'lucide-react'
import type { PackItem as Item, Pack, PackPaper } from '../../server/meetings/load-pack.ts'
import { ItemTypeChip } from '../agenda/item-type-chip.tsx'
import { PaperChip } from '../documents/paper-chip.tsx'
import { addressOfChanges } from '../documents/version-address.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Declaring } from '../interests/declare-interest.tsx'
import { MemorandumLink } from '../memoranda/memorandum-link.tsx'
import { AcknowledgePaper } from '../reading/acknowledge-paper.tsx'
import { ItemReading, useProgressWords } from '../reading/own-progress.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'

type PackItemProps = { item: Item; pack: Pack; onDeclare: (declaring: Declaring) => void }

/** One item of the pack: what it is about, who presents it, what would be decided, and its papers. */
export function PackItem({ item, pack, onDeclare }: PackItemProps) {
  const t = useT('meetings')
  const c = useT('closed')
  const reader = useReader()
  const current = pack.meeting.currentItemId === item.itemId
  return (
    <li
      className={`pack-item depth-${item.depth}${current ? ' now' : ''}`}
      id={`item-${item.itemId}`}
      aria-current={current ? 'step' : undefined}
    >
      <span className="no num">{reader.digits(item.number)}</span>
      <div className="body">
        <header>
          <div className="grow">
            <h2>
              <Text2 of={item.title} digits />
            </h2>
            <p className="meta">
              <ItemTypeChip type={item.type} />
              {item.presenter ? (
                <span className="row tight">
                  <Face id={item.presenter.id} name={item.presenter.name} size="sm" />
                  <Text2 of={item.presenter.name} />
                </span>
              ) : null}
              {pack.circulation ? null : (
                <span className="num">
                  {reader.time(item.dueAt)} · {t('pack.minutes', { count: item.minutes })}
                </span>
              )}
              {item.interest ? (
                <Chip tone="alert" icon={UserX}>
                  {t('pack.recused')}
                </Chip>
              ) : null}
            </p>
          </div>
          <ItemMenu item={item} pack={pack} onDeclare={onDeclare} />
        </header>
        {item.closed ? (
          <p className="closed">
            <Icon of={Lock} size="sm" /> {c('item_inside', { reason: item.closed })}
          </p>
        ) : null}
        {item.suggested ? <Suggested item={item} onDeclare={onDeclare} /> : null}
        {item.open ? <Contents item={item} pack={pack} /> : <Closed item={item} />}
      </div>
    </li>
  )
}

/** A question, never an answer: what the reader registered is named here. */
function Suggested({ item, onDeclare }: Pick<PackItemProps, 'item' | 'onDeclare'>) {
  const t = useT('interests')
  return (
    <Notice
      tone="info"
      icon={UserSearch}
      title={t('suggested.title')}
      action={
        <Button size="small" variant="line" onPress={() => onDeclare({ item, own: true })}>
          {t('suggested.declare')}
        </Button>
      }
    >
      {t('suggested.more')}
    </Notice>
  )
}

function Contents({ item, pack }: { item: Item; pack: Pack }) {
  const t = useT('meetings')
  return (
    <>
      {item.purpose && (item.purpose.ar || item.purpose.en) ? (
        <p className="purpose">
          <Text2 of={item.purpose} as="span" />
        </p>
      ) : null}
      {item.decision ? (
        <div className="decision">
          <p className="eyebrow">{t('pack.decision')}</p>
          <Text2 of={item.decision} as="p" className="record lead" />
          <details>
            <summary className="small">{t('pack.other_language')}</summary>
            <Text2 of={item.decision} as="p" other className="record other" />
          </details>
        </div>
      ) : null}
      <MemorandumLink memorandum={item.memorandum} />
      {pack.recorded && item.papers.length > 1 ? <ItemReading papers={item.papers} /> : null}
      {item.papers.length > 0 ? (
        <ul className="papers" aria-label={t('pack.papers')}>
          {item.papers.map((paper) => (
            <li key={paper.paperId}>
              <Paper paper={paper} pack={pack} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

type PaperProps = { paper: PackPaper; pack: Pack }

function Paper({ paper, pack }: PaperProps) {
  const t = useT('meetings')
  const { digits } = useReader()
  const progress = useProgressWords()
  const place = paper.page === null ? t('pack.unread') : t('pack.at_page', { page: digits(paper.page) })
  const read = pack.recorded && paper.reading ? ` · ${progress(paper)}` : ''
  const state = paper.revised ? 'changed' : paper.scanned ? 'scanned' : 'ready'
  return (
    <PaperChip
      title={<Text2 of={paper.title} digits />}
      meta={`${t('pack.version', { version: digits(paper.version) })} · ${t('pack.pages', { count: paper.pages })} · ${place}${read}`}
      state={state}
      to={`/m/${pack.meeting.id}/papers/${paper.paperId}${paper.page ? `?page=${paper.page}` : ''}`}
      acts={
        <>
          {paper.revised ? <RevisedLink paper={paper} pack={pack} revised={paper.revised} /> : null}
          <AcknowledgePaper paper={paper} />
        </>
      }
    />
  )
}

/** Leads to what is other since its reader last learned what is in the paper. */
function RevisedLink({ paper, pack, revised }: PaperProps & { revised: NonNullable<PackPaper['revised']> }) {
  const t = useT('documents')
  const address = { meeting: pack.meeting, paper: { id: paper.paperId } }
  return (
    <Link className="note revised-link" to={addressOfChanges(address, paper.version, revised.since)}>
      {revised.words === null ? t('changes.title') : t('revised.words', { count: revised.words })}
    </Link>
  )
}

/** Why only the title is there, in words. */
function Closed({ item }: { item: Item }) {
  const t = useT('meetings')
  return (
    <p className="closed">
      <Icon of={Lock} size="sm" /> {t(item.interest ? 'pack.closed_interest' : 'pack.closed_role')}
    </p>
  )
}

function ItemMenu({ item, pack, onDeclare }: PackItemProps) {
  const t = useT('meetings')
  const { digits } = useReader()
  const own = pack.may.declare && item.open && !item.interest
  if (!own && !pack.may.record) return null
  return (
    <Menu
      label={t('pack.item_menu', { number: digits(item.number) })}
      trigger={
        <Button variant="quiet" icon={Ellipsis} aria-label={t('pack.item_menu', { number: digits(item.number) })} />
      }
      onAction={(id) => onDeclare({ item, own: id === 'own' })}
    >
      {own ? (
        <MenuItem id="own" icon={UserX}>
          {t('pack.declare')}
        </MenuItem>
      ) : null}
      {pack.may.record ? (
        <MenuItem id="other" icon={UserX}>
          {t('pack.record')}
        </MenuItem>
      ) : null}
    </Menu>
  )
}

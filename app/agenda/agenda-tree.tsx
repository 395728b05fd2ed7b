import './agenda-tree.css'
import {
  FileCheck2,
  FileX2,
  GripVertical,
  Lock,
  type LucideIcon,
  PenLine,
  ScanText,
  TriangleAlert,
  UserX,
} from 'lucide-react'
import type { KeyboardEvent } from 'react'
import {
  Button as AriaButton,
  Tree as AriaTree,
  TreeItem as AriaTreeItem,
  DropIndicator,
  TreeItemContent,
  useDragAndDrop,
} from 'react-aria-components'
import type { NamedSeat } from '../../server/bodies/queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { lacksPapers } from './item-checks.ts'
import { ItemMenu, type ItemMenuActs } from './item-menu.tsx'
import { placeOfDrop, placesFrom, type Step } from './item-places.ts'
import type { Colleague } from './use-desk.ts'
import type { Drafts } from './use-drafts.ts'
import type { Tree, TreeItem } from './use-tree.ts'
import { WritingHere } from './writing-here.tsx'

type AgendaTreeProps = {
  tree: Tree
  selected: string | null
  onSelect: (itemId: string) => void
  drafts: Drafts
  colleagues: readonly Colleague[]
  seats: readonly NamedSeat[]
  editable: boolean
  acts: ItemMenuActs
}

const ARROWS: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down' }

/** The agenda's tree: dragged by its grips, or moved by each row's menu, or by Alt and the arrows. */
export function AgendaTree({ tree, selected, onSelect, drafts, colleagues, seats, editable, acts }: AgendaTreeProps) {
  const t = useT('agenda')
  const { direction } = useReader()
  const { items } = tree
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !editable,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onMove: ({ keys, target }) => {
      const [key] = keys
      if (key === undefined) return
      const place = placeOfDrop(items, String(key), { key: String(target.key), dropPosition: target.dropPosition })
      if (place) tree.move(String(key), place)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  })
  const inward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const outward = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || !selected || !editable) return
    const step = ARROWS[event.key] ?? (event.key === inward ? 'in' : event.key === outward ? 'out' : undefined)
    const place = step && placesFrom(items, selected)[step]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    if (place) tree.move(selected, place)
  }
  return (
    <div onKeyDownCapture={moveByKey}>
      <AriaTree
        aria-label={t('tree.label')}
        className="tree"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected ? [selected] : []}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) onSelect(String(key))
        }}
        expandedKeys={items.map((item) => item.id)}
        dragAndDropHooks={dragAndDropHooks}
      >
        {branch(items, null, { drafts, colleagues, seats, editable, acts, items })}
      </AriaTree>
    </div>
  )
}

type Around = Pick<AgendaTreeProps, 'drafts' | 'colleagues' | 'seats' | 'editable' | 'acts'> & { items: TreeItem[] }

const branch = (items: TreeItem[], parentId: string | null, around: Around) =>
  items
    .filter((item) => item.parentId === parentId)
    .map((item) => (
      <AriaTreeItem
        key={item.id}
        id={item.id}
        textValue={`${item.number} ${item.fields?.title.en ?? ''}`}
        className="tree-row"
      >
        <TreeItemContent>
          <Row item={item} around={around} />
        </TreeItemContent>
        {branch(items, item.id, around)}
      </AriaTreeItem>
    ))

function Row({ item, around }: { item: TreeItem; around: Around }) {
  const t = useT('agenda')
  const reader = useReader()
  const draft = around.drafts[item.itemId]
  const fields = draft?.fields ?? item.fields
  const presenter = around.seats.find((seat) => seat.seatId === fields?.presenterSeatId)
  const title = fields ? reader.digits(reader.pick(fields.title)) || t('untitled') : t('masked')
  return (
    <div className={`tree-in depth-${item.depth}`}>
      {around.editable ? (
        <AriaButton slot="drag" className="grip" aria-label={t('tree.drag', { number: reader.digits(item.number) })}>
          <Icon of={GripVertical} size="sm" />
        </AriaButton>
      ) : (
        <span className="grip" />
      )}
      <span className="no num">{reader.digits(item.number)}</span>
      <span className="words">
        <span className="t" dir="auto">
          {title}
        </span>
        <span className="m">
          {fields ? t(`type.${fields.type}`) : null}
          {presenter?.name ? (
            <>
              {' · '}
              <bdi>{reader.pick(presenter.name)}</bdi>
            </>
          ) : null}
        </span>
        <WritingHere colleagues={around.colleagues.filter(({ itemId }) => itemId === item.itemId)} />
      </span>
      <span className="end">
        <span className="when num">
          <span>{reader.clockTime(item.dueAt)}</span>
          {fields ? <span>{t('tree.minutes', { count: fields.minutes })}</span> : null}
        </span>
        <Marks item={item} draft={draft} />
      </span>
      {around.editable && item.fields ? <ItemMenu item={item} items={around.items} acts={around.acts} /> : null}
    </div>
  )
}

function Marks({ item, draft }: { item: TreeItem; draft: Drafts[string] | undefined }) {
  const t = useT('agenda')
  const marks: [string, LucideIcon, string][] = []
  if (draft?.state === 'stale' || draft?.state === 'refused') marks.push(['mark.unsaved', TriangleAlert, 'bad'])
  else if (draft) marks.push(['mark.saving', PenLine, ''])
  if (!item.fields) marks.push(['mark.masked', Lock, ''])
  if (item.papers.total > 0) marks.push(['mark.papers', FileCheck2, ''])
  else if (lacksPapers(item)) marks.push(['mark.no_papers', FileX2, 'warn'])
  if (item.papers.scanned > 0) marks.push(['mark.scanned', ScanText, 'warn'])
  if ((draft?.fields ?? item.fields)?.closed) marks.push(['mark.closed', Lock, ''])
  if (item.hiddenFrom.length > 0) marks.push(['mark.hidden', UserX, ''])
  return (
    <span className="marks">
      {marks.map(([key, icon, tone]) => (
        <span key={key} className={tone} title={t(key)}>
          <Icon of={icon} size="sm" label={t(key)} />
        </span>
      ))}
    </span>
  )
}

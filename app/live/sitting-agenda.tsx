import { CornerDownRight, CornerUpLeft, EllipsisVertical, Play } from 'lucide-react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingItem } from '../../server/meetings/sitting-items.ts'
import { AgendaRow } from '../agenda/agenda-row.tsx'
import { ClosedRow, inPlace } from '../closed/closed-row.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { SittingTimes } from './sitting-times.ts'
import type { OrderActs } from './use-order.ts'

type SittingAgendaProps = {
  sitting: Sitting
  /** For its officers, who may call any item, and not only the next, and put one off. */
  order?: OrderActs
  /** The times of each item, beside its plan. */
  times?: SittingTimes
  /** Items lead into the pack. */
  linked?: boolean
}

/** The agenda with what is done, what is under discussion, what was put off, and what is to come. */
export function SittingAgenda({ sitting, order, times, linked = false }: SittingAgendaProps) {
  const t = useT('live')
  const voted = new Set<string>(sitting.results.map((result) => result.itemId))
  const meta = useItemTimes(times)
  return (
    <ol className="agenda">
      {inPlace(
        sitting.items,
        sitting.shut,
        (item) => (
          <AgendaRow
            key={item.itemId}
            number={item.number}
            depth={item.depth}
            title={<Text2 of={item.title} digits />}
            meta={item.state === 'deferred' ? t('item.deferred') : meta(item)}
            minutes={item.state === 'rest' ? item.minutes : 0}
            state={item.state}
            restricted={!item.open || item.closed}
            hasVote={voted.has(item.itemId) || sitting.vote?.itemId === item.itemId}
            papers={linked && item.papers.length > 0 ? 'there' : 'none'}
            {...(linked && { to: `/m/${sitting.meeting.id}#${item.itemId}` })}
            acts={order ? <ItemMenu item={item} order={order} /> : undefined}
          />
        ),
        (one) => (
          <ClosedRow key={one.place} {...one} />
        ),
      )}
    </ol>
  )
}

/** When it began and how long it has had; of an item to come, when it may be expected. */
function useItemTimes(times?: SittingTimes) {
  const t = useT('live')
  const reader = useReader()
  return ({ itemId, minutes }: SittingItem): string | null => {
    const row = times?.byItem.get(itemId)
    if (!row) return null
    if (row.began !== null)
      return t('times.began', {
        time: reader.clockTime(row.began),
        length: reader.duration(Math.round(row.spent / 60_000)),
        planned: reader.duration(minutes),
      })
    return row.expected === null ? null : t('times.expected', { time: reader.clockTime(row.expected) })
  }
}

function ItemMenu({ item, order }: { item: SittingItem; order: OrderActs }) {
  const t = useT('live')
  const { number, state, itemId } = item
  const mayCall = order.mayCall && state !== 'current'
  if (!mayCall && !order.mayDefer) return null
  const label = t('item.menu', { number })
  const act = (id: string) => (id === 'call' ? order.call(itemId) : order.defer(itemId, id === 'defer'))
  return (
    <Menu
      label={label}
      onAction={act}
      trigger={<Button variant="quiet" size="small" icon={EllipsisVertical} aria-label={label} />}
    >
      {mayCall ? (
        <MenuItem id="call" icon={Play} iconFlip>
          {t(state === 'rest' ? 'item.call' : 'item.take_up', { number })}
        </MenuItem>
      ) : null}
      {order.mayDefer && state === 'deferred' ? (
        <MenuItem id="restore" icon={CornerUpLeft} iconFlip>
          {t('item.restore')}
        </MenuItem>
      ) : null}
      {order.mayDefer && state !== 'deferred' ? (
        <MenuItem id="defer" icon={CornerDownRight} iconFlip>
          {t('item.defer')}
        </MenuItem>
      ) : null}
    </Menu>
  )
}

/** "3 of 10 done", for the head of the list. */
export function Progress({ sitting }: { sitting: Sitting }) {
  const t = useT('live')
  if (sitting.meeting.openedAt === null) return null
  const done = sitting.items.filter((item) => item.state === 'done').length
  const all = sitting.items.length
  return <small className="note muted num">{done === 0 ? t('progress_none') : t('progress', { done, all })}</small>
}

import { ArrowDown, ArrowUp, ArrowUpToLine, CircleAlert, EllipsisVertical, Hand, Mic, X } from 'lucide-react'
import type { Waiting } from '../../server/floor/floor-queries.ts'
import type { Console } from '../../server/meetings/load-console.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { FloorActs } from './use-floor.ts'

type FloorQueueProps = { page: Console; floor: FloorActs }

/** Those who wait, the next first: points of order stand out above the others. */
export function FloorQueue({ page, floor }: FloorQueueProps) {
  const { queue, may } = page.floor
  const orders = queue.filter(({ kind }) => kind === 'point_of_order').length
  return (
    <>
      {queue.length > 0 ? (
        <ol className="floor-queue">
          {queue.map((one, at) => (
            <Row key={one.askId} one={one} place={at + 1 - orders} floor={floor} steers={may.give} />
          ))}
        </ol>
      ) : null}
      {may.record ? <AddSpeaker page={page} floor={floor} /> : null}
    </>
  )
}

function Row({ one, place, floor, steers }: { one: Waiting; place: number; floor: FloorActs; steers: boolean }) {
  const t = useT('floor')
  const reader = useReader()
  const { askId, kind } = one
  const isOrder = kind === 'point_of_order'
  const name = reader.pick(one.name)
  const give = () => void floor.act('give', { askId })
  return (
    <li className={isOrder ? 'order' : undefined}>
      {isOrder ? <Icon of={CircleAlert} /> : <span className="nth num">{reader.number(place)}</span>}
      <Face id={one.personId ?? one.seatId} name={one.name} size="sm" />
      <span className="grow">
        <b className="strong clip">
          <bdi>{name}</bdi>
        </b>
        <small className="note muted">
          {kind === 'speak' ? <Text2 of={one.title} /> : t(`kind.${kind}`)} · {reader.clockTime(one.askedAt)}
        </small>
      </span>
      {steers ? (
        <span className="acts">
          <Menu
            label={t('row.menu', { name })}
            onAction={(id) =>
              void (id === 'drop' ? floor.act('drop', { askId }) : floor.act('reorder', { askId, to: id }))
            }
            trigger={<Button variant="quiet" icon={EllipsisVertical} aria-label={t('row.menu', { name })} />}
          >
            <MenuItem id="first" icon={ArrowUpToLine}>
              {t('row.first')}
            </MenuItem>
            <MenuItem id="up" icon={ArrowUp}>
              {t('row.up')}
            </MenuItem>
            <MenuItem id="down" icon={ArrowDown}>
              {t('row.down')}
            </MenuItem>
            <MenuItem id="drop" icon={X} tone="danger">
              {t('row.drop')}
            </MenuItem>
          </Menu>
          <Button icon={Mic} aria-label={t('row.give', { name })} isPending={floor.sending} onPress={give} />
        </span>
      ) : null}
    </li>
  )
}

/** For a member who raises a hand in the room and has no device. */
function AddSpeaker({ page, floor }: FloorQueueProps) {
  const t = useT('floor')
  const reader = useReader()
  const asked = new Set([
    ...page.floor.queue.flatMap(({ seatId, kind }) => (kind === 'speak' ? [seatId] : [])),
    ...(page.floor.speaker ? [page.floor.speaker.seatId] : []),
  ])
  const able = page.seats.filter((seat) => seat.here && seat.presence !== 'recused' && !asked.has(seat.seatId))
  if (able.length === 0) return null
  return (
    <Menu
      label={t('add')}
      onAction={(seatId) => void floor.act('ask', { seatId, kind: 'speak' })}
      trigger={
        <Button variant="quiet" size="small" icon={Hand}>
          {t('add')}
        </Button>
      }
    >
      {able.map((seat) => (
        <MenuItem key={seat.seatId} id={seat.seatId} note={reader.pick(seat.title)}>
          {reader.pick(seat.name)}
        </MenuItem>
      ))}
    </Menu>
  )
}

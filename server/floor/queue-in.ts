import { type FloorOrder, queueOf } from '../../app/rules/floor.ts'
import type { SeatedPerson } from '../bodies/queries.ts'
import type { Ask, Speech } from './queries.ts'

type Standing = {
  seats: readonly SeatedPerson[]
  waiting: readonly Ask[]
  speeches: readonly Speech[]
  order: FloorOrder
}

/** Those who wait on an item, next first. A turn is a speech on the item that was not given by mistake; a bloc's share is its seats that vote. */
export function queueIn({ seats, waiting, speeches, order }: Standing) {
  const blocs = new Map(seats.map((seat) => [seat.id, seat.bloc ?? '']))
  const blocOf = (seatId: Ask['seatId']) => blocs.get(seatId) ?? ''
  // A speech that was taken up again is the same turn.
  const turns = new Map(
    speeches.flatMap(({ kind, mistaken, askId, seatId }) =>
      kind === 'speak' && !mistaken ? [[askId, seatId] as const] : [],
    ),
  )
  return queueOf(
    waiting.map((ask) => ({ ...ask, seat: ask.seatId, bloc: blocOf(ask.seatId) })),
    {
      order,
      seats: counted(seats.filter(({ votes }) => votes).map(({ id }) => blocOf(id))),
      served: counted([...turns.values()].map(blocOf)),
    },
  )
}

const counted = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

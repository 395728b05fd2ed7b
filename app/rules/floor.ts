// Who may ask for the floor, when, and who speaks next. Source: Rules of Procedure of the UN General Assembly (A/520):
// rule 68 (speakers in the order in which they asked), 71 (a point of order goes before everything, during any matter), 73 (the
// list may be closed; the right of reply stays open, and comes after the list), 88 (once voting has begun nobody interrupts but on
// a point of order). Turns by bloc: bloc-turns.ts. What the chair has arranged by hand goes before either order.
import { type Bloc, nextBloc, type Shares } from './bloc-turns.ts'
import { ok, type Result, refuse } from './result.ts'

export const FLOOR_KINDS = ['speak', 'point_of_order', 'right_of_reply'] as const
export type FloorKind = (typeof FLOOR_KINDS)[number]
export const FLOOR_ORDERS = ['request', 'bloc'] as const
export type FloorOrder = (typeof FLOOR_ORDERS)[number]
/** Why a speech ended. */
export const FLOOR_ENDINGS = ['finished', 'next', 'item', 'left', 'recused', 'vote', 'sitting', 'mistake'] as const
export type FloorEnding = (typeof FLOOR_ENDINGS)[number]

/** One that waits; `place` grows with the time of asking, `ahead` is the chair's own arrangement. Seats without a bloc are one, ''. */
export type Asking = { id: string; seat: string; kind: FloorKind; place: number; ahead: number | null; bloc: Bloc }
export type Turns = Shares & { order: FloorOrder }
export type Move = 'first' | 'up' | 'down'

export type AskFacts = {
  /** The same seat waits with the same kind, or speaks with it. */
  already: boolean
  listClosed: boolean
  voting: boolean
  /** Somebody else has spoken on the item, or speaks. */
  othersSpoke: boolean
}

/** Refused: floor_already_asked, floor_voting, floor_list_closed, floor_nothing_to_reply. */
export function mayAsk(kind: FloorKind, { already, listClosed, voting, othersSpoke }: AskFacts): Result<null> {
  if (already) return refuse('floor_already_asked')
  if (kind === 'point_of_order') return ok(null)
  if (voting) return refuse('floor_voting')
  if (kind === 'speak' && listClosed) return refuse('floor_list_closed')
  if (kind === 'right_of_reply' && !othersSpoke) return refuse('floor_nothing_to_reply')
  return ok(null)
}

/** Points of order as they came, then the speakers, then the replies. */
export function queueOf<A extends Asking>(asking: readonly A[], turns: Turns): A[] {
  const of = (kind: FloorKind) => arranged(asking.filter((one) => one.kind === kind))
  const speakers = of('speak')
  return [
    ...of('point_of_order'),
    ...(turns.order === 'bloc' ? byBloc(speakers, turns) : speakers),
    ...of('right_of_reply'),
  ]
}

/**
 * The requests whose order the chair fixes by moving one, first to last: up to the lower of the two places, so that what comes after
 * still follows the body's order. Nothing passes over one of another kind.
 */
export function arrange<A extends Asking>(queue: readonly A[], id: string, move: Move): A[] {
  const moved = queue.find((one) => one.id === id)
  const mates = queue.filter((one) => one.kind === moved?.kind)
  const from = mates.findIndex((one) => one.id === id)
  const to = move === 'first' ? 0 : move === 'up' ? from - 1 : from + 1
  if (!moved || to < 0 || to >= mates.length) return []
  const rest = mates.filter((one) => one.id !== id)
  const held = mates.reduce((last, one, at) => (one.ahead === null ? last : at), -1)
  return [...rest.slice(0, to), moved, ...rest.slice(to)].slice(0, 1 + Math.max(from, to, held))
}

/** What the chair has arranged, then the others by the time of asking. */
const arranged = <A extends Asking>(asking: readonly A[]): A[] =>
  [...asking].sort((a, b) => (a.ahead ?? LAST) - (b.ahead ?? LAST) || a.place - b.place)
const LAST = Number.MAX_SAFE_INTEGER

function byBloc<A extends Asking>(speakers: readonly A[], { seats, served }: Turns): A[] {
  const spoken = new Map(served)
  const queue: A[] = []
  const take = (one: A) => {
    queue.push(one)
    spoken.set(one.bloc, (spoken.get(one.bloc) ?? 0) + 1)
  }
  for (const one of speakers) if (one.ahead !== null) take(one)
  const waiting = speakers.filter((one) => one.ahead === null)
  while (waiting.length > 0) {
    const bloc = nextBloc([...new Set(waiting.map((one) => one.bloc))], { seats, served: spoken })
    const at = waiting.findIndex((one) => one.bloc === bloc)
    take(waiting.splice(at, 1)[0] as A)
  }
  return queue
}

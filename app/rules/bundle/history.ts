// A body's official acts, replayed in the order of its ledger: who sat where, with which keys, who was recused and present
// at any place, and what belongs to each vote. Order is the index alone. Nothing is judged here.
import type { Elector, SeatFacts } from '../electorate.ts'
import type { Event, Payloads } from './payloads.ts'

/** An entry whose payload is at hand and has its shape. */
export type Act = { index: number; at: string } & Event
export type ActOf<T extends Event['type']> = Extract<Act, { type: T }>

export type KeyInForce = {
  key: string
  person: string
  enrolledIndex: number
  revokedIndex: number | null
  enrolled: ActOf<'key.enrolled'>
}
export type MandateInForce = { mandate: string; seat: string; person: string; from: number; to: number | null }
export type VoteHistory = {
  vote: string
  opened: ActOf<'vote.opened'>
  electors: Elector[]
  ballots: ActOf<'ballot.cast'>[]
  closed: ActOf<'vote.closed'> | null
  result: ActOf<'result.declared'> | null
}

export type History = {
  constituted: ActOf<'body.constituted'> | null
  acts: Act[]
  seats: Map<string, ActOf<'seat.created'>>
  mandates: MandateInForce[]
  keys: KeyInForce[]
  votes: Map<string, VoteHistory>
}

/** `acts` in the order of their indexes. A later claim to the same seat, key or vote never replaces the first. */
export function readHistory(acts: Act[]): History {
  const history: History = { constituted: null, acts, seats: new Map(), mandates: [], keys: [], votes: new Map() }
  for (const act of acts) replay(history, act)
  return history
}

function replay(history: History, act: Act): void {
  switch (act.type) {
    case 'body.constituted':
      history.constituted ??= act
      return
    case 'seat.created':
      if (!history.seats.has(act.payload.seat)) history.seats.set(act.payload.seat, act)
      return
    case 'mandate.started': {
      const { mandate, seat, person } = act.payload
      for (const held of history.mandates) if (held.seat === seat && held.to === null) held.to = act.index
      history.mandates.push({ mandate, seat, person, from: act.index, to: null })
      return
    }
    case 'key.enrolled': {
      const { key, person } = act.payload
      if (!keyOf(history, key))
        history.keys.push({ key, person, enrolledIndex: act.index, revokedIndex: null, enrolled: act })
      return
    }
    case 'key.revoked': {
      const known = keyOf(history, act.payload.key)
      if (known) known.revokedIndex ??= act.index
      return
    }
    default:
      replayVote(history.votes, act)
  }
}

function replayVote(votes: History['votes'], act: Act): void {
  if (act.type === 'vote.opened') {
    const { vote, electors } = act.payload
    if (votes.has(vote)) return
    votes.set(vote, {
      vote,
      opened: act,
      electors: electors as unknown as Elector[],
      ballots: [],
      closed: null,
      result: null,
    })
  }
  if (act.type === 'ballot.cast') votes.get(act.payload.vote)?.ballots.push(act)
  if (act.type === 'vote.closed') {
    const vote = votes.get(act.payload.vote)
    if (vote) vote.closed ??= act
  }
  if (act.type === 'result.declared') {
    const vote = votes.get(act.payload.vote)
    if (vote) vote.result ??= act
  }
}

export const keyOf = (history: History, key: string): KeyInForce | undefined =>
  history.keys.find((known) => known.key === key)

export const mandatesAt = (history: History, index: number): MandateInForce[] =>
  history.mandates.filter((held) => held.from < index && (held.to === null || held.to >= index))

/** Every seat as it stood just before this place, as the electorate of a vote opened there is made from. */
export function seatsAt(history: History, index: number): SeatFacts[] {
  const mandates = mandatesAt(history, index)
  const keys = history.keys.filter(
    (key) => key.enrolledIndex < index && (key.revokedIndex === null || key.revokedIndex > index),
  )
  return [...history.seats.values()]
    .filter((seat) => seat.index < index)
    .map(({ payload }) => {
      const held = mandates.filter((mandate) => mandate.seat === payload.seat)
      const people = new Set(held.map((mandate) => mandate.person))
      return {
        seat: payload.seat,
        role: payload.role,
        votes: payload.votes,
        weight: payload.weight,
        mandates: held.map((mandate) => mandate.mandate),
        keys: keys.filter((key) => people.has(key.person)).map((key) => key.key),
      }
    })
}

/** Seats that declared an interest in the item before this place. */
export function recusedAt(history: History, item: string, index: number): Set<string> {
  const seats = new Set<string>()
  for (const act of history.acts) {
    if (act.index >= index) break
    if (act.type === 'interest.declared' && act.payload.item === item) seats.add(act.payload.seat)
  }
  return seats
}

/** Seats checked in at the meeting just before this place. */
export function presentAt(history: History, meeting: string, index: number): Set<string> {
  const seats = new Set<string>()
  for (const act of history.acts) {
    if (act.index >= index) break
    if (act.type === 'attendance.checked_in' && act.payload.meeting === meeting) seats.add(act.payload.seat)
    if (act.type === 'attendance.left' && act.payload.meeting === meeting) seats.delete(act.payload.seat)
  }
  return seats
}

/** What members were last told of the item before this place. */
export function publishedAt(history: History, item: string, index: number): Payloads['item.published'] | null {
  let last: Payloads['item.published'] | null = null
  for (const act of history.acts) {
    if (act.index >= index) break
    if (act.type === 'item.published' && act.payload.item === item) last = act.payload
  }
  return last
}

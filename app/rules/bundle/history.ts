// A body's official acts, replayed in the order of its ledger: who sat where, with which keys, who was recused and present
// at any place, and what belongs to each vote. Order is the index alone. Nothing is judged here.
import type { Elector } from '../electorate.ts'
import type { ProxyFacts, SeatedFacts } from '../engine-2/proxies.ts'
import { type DeputyPolicy, NO_DEPUTIES } from '../substitution.ts'
import { firstVkey } from './ledger-key.ts'
import type { Event, Payloads } from './payload-types.ts'

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
/** A proxy, for its seat by its person. */
export type ProxyInForce = MandateInForce & { meeting: string | null; until: string | null }
/** A deputy sits in the seat in the place of whoever holds it, for one meeting. */
export type DeputyInForce = MandateInForce & { meeting: string }
export type VoteHistory = {
  vote: string
  opened: ActOf<'vote.opened'>
  electors: Elector[]
  ballots: ActOf<'ballot.cast'>[]
  closed: ActOf<'vote.closed'> | null
  /** Seats recused from the item when the vote closed: those that were not yet at the opening may have cast before. */
  recused: string[]
  /** Requests, before the close, that the matter go to a sitting. */
  requests: ActOf<'meeting.requested'>[]
  /** By seat, the place of its call in a roll call. */
  called: Map<string, number>
  /** After a tie: the result that asked for it, and the chair's answer; `result` is then the one declared after. */
  tied: ActOf<'result.declared'> | null
  casting: ActOf<'casting_vote.given'> | null
  result: ActOf<'result.declared'> | null
  /** By seat, in the order in which they were raised. */
  disputes: Map<string, Dispute>
  final: ActOf<'result.final'> | null
}
export type Dispute = {
  raised: ActOf<'result.disputed'>
  ended: ActOf<'dispute.withdrawn' | 'dispute.settled'> | null
}

export type History = {
  constituted: ActOf<'body.constituted'> | null
  /** The ledger's keys as its entries name them, each with the place of the entry from which it signs. */
  ledgerKeys: { vkey: string; from: number }[]
  /** The addresses of the house, each with the place of the entry from which it holds. */
  webOrigins: { origin: string; from: number }[]
  acts: Act[]
  seats: Map<string, ActOf<'seat.created'>>
  /** By seat and by person, each in order: a body may have thousands of both. */
  ofSeat: Map<string, MandateInForce[]>
  ofPerson: Map<string, MandateInForce[]>
  /** Apart from the mandates of holders: a proxy gives its person a vote and nothing else of the seat. */
  proxies: ProxyInForce[]
  deputies: DeputyInForce[]
  /** Who may be one, each with the place of the entry from which that holds. */
  deputyPolicies: { policy: DeputyPolicy; from: number }[]
  keys: Map<string, KeyInForce>
  /** Declarations and withdrawals, by item. */
  interests: Map<string, ActOf<'interest.declared' | 'interest.withdrawn'>[]>
  votes: Map<string, VoteHistory>
  /** By meeting, the place from which it is decided by circulation. */
  circulations: Map<string, number>
  /** By meeting, each time it failed for want of a quorum. */
  failures: Map<string, ActOf<'quorum.failed'>[]>
  /** How long the body lets a result be disputed, each with the place of the entry from which that holds. */
  disputeWindows: { minutes: string; from: number }[]
}

/** `acts` in the order of their indexes. A later claim to the same seat, key or vote never replaces the first. */
export function readHistory(acts: Act[]): History {
  const history: History = {
    constituted: null,
    ledgerKeys: [],
    webOrigins: [],
    acts,
    seats: new Map(),
    ofSeat: new Map(),
    ofPerson: new Map(),
    proxies: [],
    deputies: [],
    deputyPolicies: [],
    keys: new Map(),
    interests: new Map(),
    votes: new Map(),
    circulations: new Map(),
    failures: new Map(),
    disputeWindows: [],
  }
  for (const act of acts) replay(history, act)
  return history
}

function replay(history: History, act: Act): void {
  switch (act.type) {
    case 'body.constituted':
      if (history.constituted) return
      history.constituted = act
      history.ledgerKeys.push({ vkey: firstVkey(act) ?? '', from: act.index })
      for (const origin of act.payload.web_origins) history.webOrigins.push({ origin, from: act.index })
      return
    case 'origin.adopted':
      history.webOrigins.push({ origin: act.payload.web_origin, from: act.index })
      return
    case 'policy.set':
      history.disputeWindows.push({ minutes: act.payload.dispute_minutes ?? '0', from: act.index })
      history.deputyPolicies.push({ policy: act.payload.deputies ?? NO_DEPUTIES, from: act.index })
      return
    case 'ledger_key.rotated':
    case 'ledger.recovered':
      history.ledgerKeys.push({ vkey: act.payload.new, from: act.index })
      return
    case 'seat.created':
      if (!history.seats.has(act.payload.seat)) history.seats.set(act.payload.seat, act)
      return
    case 'mandate.started': {
      const { mandate, seat, person, capacity, meeting = null, until = null } = act.payload
      const started: MandateInForce = { mandate, seat, person, from: act.index, to: null }
      if (capacity === 'proxy') {
        history.proxies.push({ ...started, meeting, until })
        return
      }
      if (capacity === 'deputy' && meeting !== null) {
        history.deputies.push({ ...started, meeting })
        return
      }
      // Whoever takes the seat takes it alone: its proxies and deputies were its last holder's.
      const last = history.ofSeat.get(seat)?.at(-1)
      if (last) last.to ??= act.index
      for (const other of [...history.proxies, ...history.deputies]) if (other.seat === seat) other.to ??= act.index
      push(history.ofSeat, seat, started)
      push(history.ofPerson, person, started)
      return
    }
    case 'mandate.ended': {
      const { mandate, seat, person } = act.payload
      const ended = [...history.proxies, ...history.deputies].find(
        (one) => one.mandate === mandate && one.seat === seat && one.person === person,
      )
      if (ended) ended.to ??= act.index
      return
    }
    case 'sitting.adjourned':
    case 'meeting.cancelled':
      for (const deputy of history.deputies) if (deputy.meeting === act.payload.meeting) deputy.to ??= act.index
      return
    case 'key.enrolled': {
      const { key, person } = act.payload
      if (!history.keys.has(key))
        history.keys.set(key, { key, person, enrolledIndex: act.index, revokedIndex: null, enrolled: act })
      return
    }
    case 'key.revoked': {
      const known = history.keys.get(act.payload.key)
      if (known) known.revokedIndex ??= act.index
      return
    }
    case 'circulation.opened':
      if (!history.circulations.has(act.payload.meeting)) history.circulations.set(act.payload.meeting, act.index)
      return
    case 'quorum.failed':
      push(history.failures, act.payload.meeting, act)
      return
    case 'interest.declared':
    case 'interest.withdrawn':
      push(history.interests, act.payload.item, act)
      return
    default:
      replayVote(history, act)
  }
}

function replayVote(history: History, act: Act): void {
  const { votes } = history
  if (act.type === 'vote.opened') {
    const { vote, electors } = act.payload
    if (votes.has(vote)) return
    votes.set(vote, {
      vote,
      opened: act,
      electors: electors as unknown as Elector[],
      ballots: [],
      closed: null,
      recused: [],
      requests: [],
      called: new Map(),
      tied: null,
      casting: null,
      result: null,
      disputes: new Map(),
      final: null,
    })
  }
  if (act.type === 'ballot.cast') votes.get(act.payload.vote)?.ballots.push(act)
  if (act.type === 'vote.closed') {
    const vote = votes.get(act.payload.vote)
    if (!vote || vote.closed) return
    vote.closed = act
    vote.recused = [...recusedAt(history, String(vote.opened.payload.terms.item ?? ''), act.index)]
  }
  if (act.type === 'meeting.requested') {
    const vote = votes.get(act.payload.vote)
    if (vote && !vote.closed) vote.requests.push(act)
  }
  if (act.type === 'seat.called') {
    const called = votes.get(act.payload.vote)?.called
    if (called && !called.has(act.payload.seat)) called.set(act.payload.seat, act.index)
  }
  if (act.type === 'casting_vote.given') {
    const vote = votes.get(act.payload.vote)
    if (!vote?.closed || !vote.result || vote.casting) return
    vote.casting = act
    vote.tied = vote.result
    vote.result = null
  }
  if (act.type === 'result.declared') {
    const vote = votes.get(act.payload.vote)
    if (vote) vote.result ??= act
  }
  if (act.type === 'result.disputed') {
    const disputes = votes.get(act.payload.vote)?.disputes
    if (disputes && !disputes.has(act.payload.seat)) disputes.set(act.payload.seat, { raised: act, ended: null })
  }
  if (act.type === 'dispute.withdrawn' || act.type === 'dispute.settled') {
    const dispute = votes.get(act.payload.vote)?.disputes.get(act.payload.seat)
    if (dispute) dispute.ended ??= act
  }
  if (act.type === 'result.final') {
    const vote = votes.get(act.payload.vote)
    if (vote) vote.final ??= act
  }
}

/** The mandates that a person held just before this place. */
export const mandatesOf = (history: History, person: string, index: number): MandateInForce[] =>
  (history.ofPerson.get(person) ?? []).filter((held) => inForce(held, index))

/** The proxies with which a person may vote for others just before this place. */
export const proxiesOf = (history: History, person: string, index: number): ProxyInForce[] =>
  history.proxies.filter((proxy) => proxy.person === person && inForce(proxy, index))

/** The mandates under which a person acts in the meeting just before this place: their own, and as somebody's deputy there. */
export const mandatesIn = (
  history: History,
  person: string,
  meeting: string | null,
  index: number,
): MandateInForce[] => [
  ...mandatesOf(history, person, index),
  ...history.deputies.filter((one) => one.person === person && one.meeting === meeting && inForce(one, index)),
]

/** Deputies of the meeting just before this place, the first of a seat alone. */
export function deputiesAt(history: History, meeting: string, index: number): Map<string, DeputyInForce> {
  const found = new Map<string, DeputyInForce>()
  for (const one of history.deputies)
    if (one.meeting === meeting && inForce(one, index) && !found.has(one.seat)) found.set(one.seat, one)
  return found
}

/** Whether the person is somebody's deputy just before this place, in whatever meeting. */
export const isDeputy = (history: History, person: string, index: number): boolean =>
  history.deputies.some((one) => one.person === person && inForce(one, index))

const inForce = (held: MandateInForce, index: number): boolean =>
  held.from < index && (held.to === null || held.to >= index)

function push<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name)
  if (list) list.push(value)
  else lists.set(name, [value])
}

/**
 * Every seat as it stood just before this place, as the electorate of a vote opened there is made from: in a meeting a deputy stands
 * in the place of whoever holds the seat.
 */
export function seatsAt(history: History, index: number, meeting: string | null = null): SeatedFacts[] {
  const keysOf = keysAt(history, index)
  const deputies = meeting === null ? new Map<string, DeputyInForce>() : deputiesAt(history, meeting, index)
  return [...history.seats.values()]
    .filter((seat) => seat.index < index)
    .map(({ payload: { seat, role, votes, weight, population = '0', bloc = '' } }) => {
      const deputy = deputies.get(seat)
      const held = deputy ? [deputy] : (history.ofSeat.get(seat) ?? []).filter((mandate) => inForce(mandate, index))
      const people = new Set(held.map((mandate) => mandate.person))
      const keys = [...people].flatMap((person) => keysOf.get(person) ?? [])
      const mandates = held.map((mandate) => mandate.mandate)
      return { seat, role, votes, weight, population, mandates, keys, person: held.at(-1)?.person ?? null, bloc }
    })
}

/** The proxies in force just before this place, in the order in which they were given. */
export function proxiesAt(history: History, index: number): ProxyFacts[] {
  const keysOf = keysAt(history, index)
  return history.proxies
    .filter((proxy) => inForce(proxy, index))
    .map(({ mandate, seat, person, meeting, until }) => {
      return { mandate, seat, person, meeting, until, keys: keysOf.get(person) ?? [] }
    })
}

function keysAt(history: History, index: number): Map<string, string[]> {
  const keysOf = new Map<string, string[]>()
  for (const { key, person, enrolledIndex, revokedIndex } of history.keys.values())
    if (enrolledIndex < index && (revokedIndex === null || revokedIndex > index)) push(keysOf, person, key)
  return keysOf
}

/** The addresses of the house that the ledger names before this place. */
export const originsAt = (history: History, index: number): string[] =>
  history.webOrigins.filter(({ from }) => from < index).map(({ origin }) => origin)

/**
 * Seats whose interest in the item, declared before this place, was not withdrawn before it. What a deputy declared is the deputy's
 * own, and ends with them; what the holder declared stands for whoever sits in the seat.
 */
export function recusedAt(history: History, item: string, index: number): Set<string> {
  const declared = new Map<string, { seat: string; deputy: DeputyInForce | undefined }>()
  for (const act of history.interests.get(item) ?? []) {
    if (act.index >= index) break
    const { seat, meeting } = act.payload
    const deputy = history.deputies.length > 0 ? deputiesAt(history, meeting, act.index).get(seat) : undefined
    const whose = `${seat} ${deputy?.mandate ?? ''}`
    if (act.type === 'interest.declared') declared.set(whose, { seat, deputy })
    else declared.delete(whose)
  }
  return new Set(
    [...declared.values()].flatMap(({ seat, deputy }) => (!deputy || inForce(deputy, index) ? [seat] : [])),
  )
}

/** In a circulation nobody is absent; a sitting is asked who has checked in. */
export function countedPresent(history: History, vote: VoteHistory, meeting: string, index: number, remote: boolean) {
  return circulates(history, meeting, vote.opened.index)
    ? new Set(vote.electors.map(({ seat }) => seat))
    : presentAt(history, meeting, index, remote)
}

/** Whether what is opened at this place of the ledger is decided by circulation. */
export const circulates = ({ circulations }: History, meeting: string, index: number): boolean =>
  (circulations.get(meeting) ?? Number.POSITIVE_INFINITY) < index

/** Seats checked in at the meeting just before this place; `remote` false leaves out who takes part from afar. With a failure the room is empty. */
export function presentAt(history: History, meeting: string, index: number, remote = true): Set<string> {
  const seats = new Set<string>()
  for (const act of history.acts) {
    if (act.index >= index) break
    if (act.type === 'attendance.checked_in' && act.payload.meeting === meeting) {
      if (remote || !act.payload.remote) seats.add(act.payload.seat)
      else seats.delete(act.payload.seat)
    }
    if (act.type === 'attendance.left' && act.payload.meeting === meeting) seats.delete(act.payload.seat)
    if (act.type === 'attendance.corrected' && act.payload.meeting === meeting) {
      const { seat, presence } = act.payload
      if (presence === 'room' || (remote && presence === 'remote')) seats.add(seat)
      else seats.delete(seat)
    }
    if (act.type === 'quorum.failed' && act.payload.meeting === meeting) seats.clear()
  }
  return seats
}

/** The failures of the meeting before this place, for want of a quorum. */
export const failuresAt = ({ failures }: History, meeting: string, index: number): ActOf<'quorum.failed'>[] =>
  (failures.get(meeting) ?? []).filter((act) => act.index < index)

/** The agenda of the meeting as members last had it before this place. */
export const agendaAt = (history: History, meeting: string, index: number): Payloads['agenda.published'] | undefined =>
  history.acts.findLast(
    (act): act is ActOf<'agenda.published'> =>
      act.type === 'agenda.published' && act.index < index && act.payload.meeting === meeting,
  )?.payload

/** What members were last told of the item before this place. */
export function publishedAt(history: History, item: string, index: number): Payloads['item.published'] | null {
  let last: Payloads['item.published'] | null = null
  for (const act of history.acts) {
    if (act.index >= index) break
    if (act.type === 'item.published' && act.payload.item === item) last = act.payload
  }
  return last
}

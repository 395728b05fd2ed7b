// Who votes for an absent member: proxies as the body's ledger has them, and which of them count in one vote. A seat with a proxy
// lists both mandates among its elector's, and both persons' keys; it still has one ballot, whoever casts it first. Which proxies
// count is worked out here alone, by the server when it opens a vote and by whoever checks it. Source: the rules of decision
// (`proxies`); docs/decisions/proxies.md.
import { type Electorate, electorateOf, type SeatFacts } from '../electorate.ts'
import { excludedRoles } from './open.ts'
import type { Rule } from './rule.ts'

/** `person` is whoever holds the seat; null where it is vacant. `bloc` is as the ledger has it, "" where it has none. */
export type SeatedFacts = SeatFacts & { person: string | null; bloc: string }

export type ProxyFacts = {
  mandate: string
  /** The seat that is voted for. */
  seat: string
  /** Who votes for it. */
  person: string
  /** The one meeting it is for; null where it is for all. */
  meeting: string | null
  /** The moment from which it counts in no vote that opens; null where it has none. */
  until: string | null
  /** Ids of the person's signing keys that are in force. */
  keys: readonly string[]
}

/** Of the vote: `election` where members elect. */
export type Sitting = { meeting: string; opened_at: string; election?: object }

/** The electorate of a vote under the rule. `proxies` are those in force, in the order in which they were given. */
export function electorateUnder(
  rule: Rule,
  seats: readonly SeatedFacts[],
  proxies: readonly ProxyFacts[],
  recused: ReadonlySet<string>,
  sitting: Sitting,
): Electorate {
  const excluded = excludedRoles(rule)
  const allowed = rule.proxies?.excluded?.includes(sitting.election ? 'election' : 'decision') ? null : rule.proxies
  const counted = new Map(
    proxiesUnder(allowed, seats, proxies, recused, excluded, sitting).map((proxy) => [proxy.seat, proxy]),
  )
  const represented = seats.map((seat) => {
    const proxy = counted.get(seat.seat)
    if (!proxy) return seat
    return { ...seat, mandates: [...seat.mandates, proxy.mandate], keys: [...seat.keys, ...proxy.keys] }
  })
  return electorateOf(represented, recused, excluded)
}

/**
 * The proxies that count: of a seat that may vote, the first given; with a person who may vote too and is not recused, up to `max`
 * for each, the first given before the later. A proxy that does not count for one reason takes nobody's place.
 */
export function proxiesUnder(
  allowed: Rule['proxies'],
  seats: readonly SeatedFacts[],
  proxies: readonly ProxyFacts[],
  recused: ReadonlySet<string>,
  excluded: ReadonlySet<string>,
  { meeting, opened_at }: Sitting,
): ProxyFacts[] {
  if (allowed === null) return []
  const electors = new Map<string, SeatedFacts>()
  const blocsOf = new Map<string, Set<string>>()
  const kept = new Set<string | null>()
  for (const seat of seats) {
    if (recused.has(seat.seat)) kept.add(seat.person)
    else if (seat.votes && seat.person !== null && !excluded.has(seat.role)) {
      electors.set(seat.seat, seat)
      blocsOf.set(seat.person, (blocsOf.get(seat.person) ?? new Set()).add(seat.bloc))
    }
  }
  const counted = new Map<string, ProxyFacts>()
  const held = new Map<string, bigint>()
  for (const proxy of proxies) {
    const { seat, person } = proxy
    const absent = electors.get(seat)
    const blocs = blocsOf.get(person)
    if (!absent || !blocs || kept.has(person) || absent.person === person || counted.has(seat)) continue
    if (proxy.meeting !== null && proxy.meeting !== meeting) continue
    if (proxy.until !== null && opened_at >= proxy.until) continue
    if (allowed.same_bloc && (absent.bloc === '' || !blocs.has(absent.bloc))) continue
    const many = held.get(person) ?? 0n
    if (many >= BigInt(allowed.max)) continue
    held.set(person, many + 1n)
    counted.set(seat, proxy)
  }
  return [...counted.values()]
}

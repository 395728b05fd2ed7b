// Who may vote on one item, fixed when the vote opens: each seat with its weight, the mandates that may act for it and
// the keys they sign with. The root is RFC 6962 over the canonical text of each elector, so that one elector can be
// shown to be in it without the others. Source: the promise of open votes (`electorate_root` in `vote.opened`).
import { toHex } from './bytes.ts'
import { canonicalize } from './canonical.ts'
import { rootOf, textLeafHash } from './merkle.ts'
import { isDecimal } from './rule.ts'

/**
 * `weight` is a positive decimal string; `population` the people the seat stands for, left out where they are not counted;
 * `mandates` and `keys` are sorted and without repetition.
 */
export type Elector = { seat: string; weight: string; population?: string; mandates: string[]; keys: string[] }

/** Seats and weights side by side: how many, and how much they count. */
export type Amount = { seats: string; weight: string }

export type SeatFacts = {
  seat: string
  role: string
  /** A delegate, an adviser or a secretary attends without a vote. */
  votes: boolean
  weight: string
  population?: string
  mandates: readonly string[]
  /** Ids of the signing keys that are in force for those mandates now. */
  keys: readonly string[]
}

export type Electorate = {
  electors: Elector[]
  root: string
  /** The electors together. */
  able: Amount
  /** All seats in office that carry a vote: the electors and the recused. */
  members: Amount
  recused: RecusedSeat[]
  /** All seats that carry a vote, the vacant included: the electors, the recused and those nobody holds. */
  seats: SeatFacts[]
}

/** `population` as in an elector. */
export type RecusedSeat = { seat: string; weight: string; population?: string }

/**
 * The electorate of a vote from the body's seats. A seat without a mandate in force is vacant and no member; a seat
 * without a key stays an elector, for its vote can be recorded by the clerk. `excludedRoles` is for rules under which,
 * say, the chair has no vote.
 */
export function electorateOf(
  seats: readonly SeatFacts[],
  recused: ReadonlySet<string>,
  excludedRoles: ReadonlySet<string> = new Set(),
): Electorate {
  const voting = seats.filter((seat) => seat.votes && !excludedRoles.has(seat.role))
  const members = voting.filter((seat) => seat.mandates.length > 0)
  const electors = sortElectors(members.filter((seat) => !recused.has(seat.seat)).map(elector))
  return {
    electors,
    root: electorateRoot(electors),
    able: amountOf(electors),
    members: amountOf(members),
    recused: members
      .filter((seat) => recused.has(seat.seat))
      .map(({ seat, weight, population }) => ({ seat, weight, ...people(population) }))
      .sort(bySeat),
    seats: voting,
  }
}

/** Hex of the RFC 6962 root; the order of `electors` does not matter. Throws when a seat occurs twice. */
export function electorateRoot(electors: readonly Elector[]): string {
  return toHex(rootOf(sortElectors(electors).map((each) => textLeafHash(electorText(each)))))
}

/** The leaf of an elector: JCS of its fields. */
export const electorText = ({ seat, weight, population, mandates, keys }: Elector): string =>
  canonicalize({ seat, weight, ...people(population), mandates: [...mandates], keys: [...keys] })

export function amountOf(seats: Iterable<{ weight: string }>): Amount {
  let count = 0n
  let weight = 0n
  for (const seat of seats) {
    count += 1n
    weight += BigInt(seat.weight)
  }
  return { seats: count.toString(), weight: weight.toString() }
}

/** True for a well-formed elector in its one canonical form: needed where electors come from a file. */
export function isElector(value: unknown): value is Elector {
  if (typeof value !== 'object' || value === null) return false
  const each = value as Record<string, unknown>
  return (
    ['keys,mandates,seat,weight', 'keys,mandates,population,seat,weight'].includes(Object.keys(each).sort().join()) &&
    (!('population' in each) || (isDecimal(each.population) && each.population !== '0')) &&
    typeof each.seat === 'string' &&
    each.seat !== '' &&
    isDecimal(each.weight) &&
    each.weight !== '0' &&
    isSortedSet(each.mandates) &&
    isSortedSet(each.keys)
  )
}

function elector(seat: SeatFacts): Elector {
  if (!isDecimal(seat.weight) || seat.weight === '0') throw new RangeError(`Not a weight: ${seat.weight}`)
  const { weight, population, mandates, keys } = seat
  return { seat: seat.seat, weight, ...people(population), mandates: sortedSet(mandates), keys: sortedSet(keys) }
}

/** Nothing is written of a seat that stands for no counted people. */
const people = (population: string | undefined): { population?: string } =>
  population === undefined || population === '0' ? {} : { population }

function sortElectors(electors: readonly Elector[]): Elector[] {
  const sorted = [...electors].sort(bySeat)
  sorted.forEach((each, place) => {
    if (each.seat === sorted[place + 1]?.seat) throw new RangeError(`Seat ${each.seat} occurs twice`)
  })
  return sorted
}

const bySeat = (a: { seat: string }, b: { seat: string }): number => (a.seat < b.seat ? -1 : a.seat > b.seat ? 1 : 0)

// The plain sort compares UTF-16 code units, as RFC 8785 does: no locale takes part.
const sortedSet = (values: readonly string[]): string[] => [...new Set(values)].sort()

const isSortedSet = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((each, place) => typeof each === 'string' && each !== '' && (place === 0 || value[place - 1] < each))

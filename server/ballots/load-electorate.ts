import { type Electorate, electorateOf, type SeatFacts } from '../../app/rules/electorate.ts'
import type { BodyId, ItemId, PersonId } from '../../app/wire/ids.ts'
import { seatsOf } from '../bodies/queries.ts'
import { keysIn } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Room = { electorate: Electorate; seats: SeatFacts[] }

/**
 * Who may vote on the item under the rule now: seats in office, less the recused, with the keys in force in this body's ledger.
 * `seats` are all of the body.
 */
export async function loadElectorate(
  db: Db | Tx,
  bodyId: BodyId,
  itemId: ItemId,
  at: Date,
  excluded: ReadonlySet<string>,
): Promise<Room> {
  const seated = await seatsOf(db, bodyId, at)
  const people = seated.flatMap((seat) => (seat.personId ? [seat.personId] : []))
  const keys = (await keysIn(db, bodyId, people)).filter((key) => key.revokedEntry === null)
  const keysOf = (personId: PersonId | null) => keys.filter((key) => key.personId === personId).map((key) => key.id)
  const recused = new Set<string>((await interestsIn(db, [itemId])).map((interest) => interest.seatId))
  const seats = seated.map((seat) => ({
    seat: seat.id,
    role: seat.role,
    votes: seat.votes,
    weight: seat.weight,
    population: seat.population,
    mandates: seat.mandateId ? [seat.mandateId] : [],
    keys: keysOf(seat.personId),
  }))
  return { electorate: electorateOf(seats, recused, excluded), seats }
}

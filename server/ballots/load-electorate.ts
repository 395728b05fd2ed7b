import type { ElectionTerms } from '../../app/rules/elections/terms.ts'
import type { Electorate } from '../../app/rules/electorate.ts'
import { electorateUnder, type SeatedFacts } from '../../app/rules/engine-2/proxies.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { BodyId, ItemId, MeetingId, PersonId } from '../../app/wire/ids.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { proxiesIn } from '../bodies/proxy-queries.ts'
import { keysIn } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { entriesOfTypes } from '../ledger/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Room = { electorate: Electorate; seats: SeatedFacts[] }
/** Without an item nobody is recused. */
export type VotePlace = {
  bodyId: BodyId
  meetingId: MeetingId
  itemId: ItemId | null
  at: Date
  /** Where members elect. */
  election?: ElectionTerms | undefined
}

/**
 * Who may vote on the item under the rule now: seats in office, less the recused, with the keys in force in this body's ledger and
 * the proxies that count. `seats` are all of the body.
 */
export async function loadElectorate(
  db: Db | Tx,
  { bodyId, meetingId, itemId, at, election }: VotePlace,
  rule: Rule,
): Promise<Room> {
  const seated = await seatsIn(db, { id: meetingId, bodyId }, at)
  const given = rule.proxies ? await proxiesIn(db, bodyId) : []
  const people = seated.flatMap((seat) => (seat.personId ? [seat.personId] : []))
  const keys = (await keysIn(db, bodyId, people)).filter((key) => key.revokedEntry === null)
  // Of thousands each is looked for once.
  const ofPerson = Map.groupBy(keys, (key) => key.personId)
  const keysOf = (personId: PersonId | null) => (personId ? (ofPerson.get(personId) ?? []) : []).map((key) => key.id)
  const recused = new Set<string>((await interestsIn(db, itemId ? [itemId] : [])).map((interest) => interest.seatId))
  const blocs = rule.proxies?.same_bloc ? await blocsIn(db, bodyId) : new Map<string, string>()
  const seats = seated.map((seat) => ({
    seat: seat.id,
    role: seat.role,
    votes: seat.votes,
    weight: seat.weight,
    population: seat.population,
    mandates: seat.mandateId ? [seat.mandateId] : [],
    keys: keysOf(seat.personId),
    person: seat.personId,
    bloc: blocs.get(seat.id) ?? '',
  }))
  const proxies = given.map((proxy) => ({
    mandate: proxy.mandateId,
    seat: proxy.seatId,
    person: proxy.personId,
    meeting: proxy.meetingId,
    until: proxy.until?.toISOString() ?? null,
    keys: keysOf(proxy.personId),
  }))
  const sitting = { meeting: meetingId, opened_at: at.toISOString(), ...(election && { election }) }
  return { electorate: electorateUnder(rule, seats, proxies, recused, sitting), seats }
}

/** As the ledger has them: seats made before their entries named a bloc have none that anybody could check. */
async function blocsIn(db: Db | Tx, bodyId: BodyId): Promise<Map<string, string>> {
  const created = await entriesOfTypes(db, bodyId, ['seat.created'])
  return new Map(
    created.map(({ payload }) => {
      const { seat, bloc = '' } = JSON.parse(payload ?? '{}') as { seat: string; bloc?: string }
      return [seat, bloc]
    }),
  )
}

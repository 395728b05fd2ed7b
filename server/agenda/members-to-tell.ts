import type { BodyId, PersonId } from '../../app/wire/ids.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

/** Everyone who attends the body's meetings now, once each; auditors read the ledger and are not called to sittings. */
export async function membersToTell(db: Db | Tx, bodyId: BodyId, at: Date): Promise<PersonId[]> {
  const seats = await seatsOf(db, bodyId, at)
  const people = seats.flatMap(({ role, personId }) => (role !== 'auditor' && personId ? [personId] : []))
  return [...new Set(people)]
}

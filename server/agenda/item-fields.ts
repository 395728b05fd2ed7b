import { isAbove } from '../../app/rules/classification.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'

/** As the columns have them. */
export type StoredFields = Omit<ItemFields, 'closed'> & { closed: string | null }

/** The fields as they are stored: a presenter of this body, and no decision where none is written. Refused: classification_above_own. */
export async function itemFields(
  work: Work,
  actor: AnyActor,
  bodyId: BodyId,
  fields: ItemFields,
): Promise<Result<StoredFields>> {
  const { presenterSeatId, decision, classification } = fields
  const seats = await seatsOf(work.tx, bodyId, work.at)
  // Whoever classifies an item must be able to read it after.
  const own = isPerson(actor) ? seats.filter(({ personId }) => personId === actor.personId) : []
  if (own.length > 0 && own.every(({ clearance }) => isAbove(classification, clearance)))
    return refuse('classification_above_own')
  if (presenterSeatId && !seats.some((seat) => seat.id === presenterSeatId)) return refuse('not_found')
  const written = decision && (decision.ar.trim() !== '' || decision.en.trim() !== '')
  return ok({ ...fields, decision: written ? decision : null, closed: fields.closed || null })
}

import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'

/** The fields as they are stored: a presenter of this body, and no decision where none is written. */
export async function itemFields(work: Work, bodyId: BodyId, fields: ItemFields): Promise<Result<ItemFields>> {
  const { presenterSeatId, decision } = fields
  const seats = presenterSeatId ? await seatsOf(work.tx, bodyId, work.at) : []
  if (presenterSeatId && !seats.some((seat) => seat.id === presenterSeatId)) return refuse('not_found')
  const written = decision && (decision.ar.trim() !== '' || decision.en.trim() !== '')
  return ok({ ...fields, decision: written ? decision : null })
}

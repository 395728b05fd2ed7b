// How a document's signatures stand, for its page: who signs in which order, who has, and whose turn it is.
import type { BothFiles } from '../../app/rules/document-signing.ts'
import type { BodyId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type namedSeats, seatsOf } from '../bodies/queries.ts'
import { type DeviceFacts, deviceIn } from '../identity/device-queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { OFFICERS } from '../policies/permit.ts'
import { firstFiles, signaturesOf } from './queries.ts'

type Named = Awaited<ReturnType<typeof namedSeats>>
export type Signatory = { seatId: SeatId; title: Bilingual; name: Bilingual; at: string | null }
export type Turn = { seatId: SeatId; pdf: BothFiles; device: DeviceFacts }

/** In their order, each with when they signed. */
export async function signatoriesOf(
  db: Db | Tx,
  documentId: string,
  signers: readonly SeatId[],
  seats: Named,
): Promise<Signatory[]> {
  const signatures = await signaturesOf(db, documentId)
  return signers.map((seatId, place) => {
    const seat = seats.find((one) => one.seatId === seatId)
    const signed = signatures.find(({ step }) => step === place + 1)
    const title = seat?.title ?? { ar: seatId, en: seatId }
    return { seatId, title, name: seat?.name ?? title, at: signed?.at.toISOString() ?? null }
  })
}

/** What this officer's key signs; null while it is another's turn, or none is left. */
export async function turnOf(
  ctx: Ctx,
  actor: Actor,
  bodyId: BodyId,
  documentId: string,
  signers: readonly SeatId[],
): Promise<Turn | null> {
  const seatId = signers[(await signaturesOf(ctx.db, documentId)).length - 1]
  if (!seatId || !mandatesIn(actor, bodyId).some((held) => held.seatId === seatId)) return null
  return { seatId, pdf: await firstFiles(ctx.db, documentId), device: await deviceIn(ctx, actor, bodyId) }
}

/** Who may be asked to sign: officers whose seats are held. */
export const officersAmong = (seats: Named) =>
  seats
    .filter(({ role, personId }) => OFFICERS.includes(role) && personId !== null)
    .map(({ seatId, title, name, role, personId }) => ({
      seatId,
      title,
      name: name ?? title,
      role,
      person: personId as string,
    }))

/** Whether these can sign: officers whose seats are held, each named once. */
export async function areSigners(tx: Tx, bodyId: BodyId, signers: readonly SeatId[], at: Date): Promise<boolean> {
  const officers = (await seatsOf(tx, bodyId, at)).filter(({ role }) => OFFICERS.includes(role))
  const known = signers.every((seat) => officers.some(({ id, personId }) => id === seat && personId !== null))
  return known && signers.length > 0 && new Set(signers).size === signers.length
}

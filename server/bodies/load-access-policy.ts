import { ok, refuse } from '../../app/rules/result.ts'
import { listRecorded } from '../access-records/list-recorded.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { bodyBySlug, seatsOf } from './queries.ts'

export type AccessPolicyPage = Extract<Awaited<ReturnType<typeof loadAccessPolicy>>, { ok: true }>['value']

/** What a body records of reading, for everybody of whom it is recorded, and up to which classification seats see items. */
export async function loadAccessPolicy(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'body.read', body.id)
  if (denied) return denied
  const { id, name, accent, zone, settings } = body
  const officer = may(actor, 'clearance.set', id)
  const mine = new Set(mandatesIn(actor, id).map(({ seatId }) => seatId))
  const seats = await seatsOf(ctx.db, id, ctx.clock())
  const names = await namesOf(
    ctx.db,
    seats.flatMap(({ personId }) => personId ?? []),
  )
  return ok({
    accent,
    zone,
    pageTitle: 'reading:access.title',
    body: { id, slug, name },
    may: { ledger: may(actor, 'ledger.read', id), decide: may(actor, 'access_policy.set', id), clear: officer },
    readingRecorded: settings.readingRecorded ?? true,
    positionsShared: settings.positionsShared ?? false,
    recordDays: settings.accessRecordDays ?? null,
    /** Of which anything is recorded, for whoever reads others' records. */
    recorded: may(actor, 'access_records.read', id) ? await listRecorded(ctx.db, actor, id) : [],
    /** Officers see every seat's clearance, everybody else their own. */
    seats: seats
      .filter((seat) => officer || mine.has(seat.id))
      .map(({ id: seatId, title, personId, clearance }) => ({
        seatId,
        title,
        personId,
        name: personId ? (names.get(personId) ?? null) : null,
        clearance,
        own: mine.has(seatId),
      })),
  })
}

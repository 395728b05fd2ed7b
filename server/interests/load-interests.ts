import { isInForce } from '../../app/rules/interests.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import { bodyBySlug } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { dayIn } from './day-in.ts'
import { type RegisteredInterest, registeredIn } from './queries.ts'

export type InterestsPage = Extract<Awaited<ReturnType<typeof loadInterests>>, { ok: true }>['value']
export type RegisterEntry = ReturnType<typeof entriesOf>[number]

/** What this person has entered in the body's register, as they keep it: newest first, what ended included. */
export async function loadInterests(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'interest.register', body.id)
  if (denied) return denied
  const { id, name, accent, zone } = body
  const entries = await registeredIn(ctx.db, id, actor.personId)
  return ok({
    accent,
    zone,
    pageTitle: 'interests:register.mine',
    body: { id, slug, name },
    may: { read: may(actor, 'interest.read', id), ledger: may(actor, 'ledger.read', id) },
    entries: entriesOf(entries, dayIn(zone, ctx.clock())),
  })
}

/** As pages show them. `stands`: not ended, and within its dates. */
export function entriesOf(rows: RegisteredInterest[], today: string) {
  const replaced = new Set(rows.map((row) => row.replacesId))
  return rows
    .map(({ id, party, nature, since, until, note, registeredAt, endedAt, ...row }) => ({
      interestId: id,
      party,
      nature,
      since,
      until,
      note,
      registeredAt: registeredAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      replaced: replaced.has(id),
      stands: endedAt === null && isInForce({ since, until }, today),
      personId: row.personId,
    }))
    .reverse()
}

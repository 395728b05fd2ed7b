import { ok, refuse } from '../../app/rules/result.ts'
import { bodyBySlug } from '../bodies/queries.ts'
import { everybody, namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { lodgementHours, peopleOf, unitsOf } from './queries.ts'

export type UnitsPage = Extract<Awaited<ReturnType<typeof loadUnits>>, { ok: true }>['value']
export type KeptUnit = UnitsPage['units'][number]

/** The units of a body and who files for each, as its secretary keeps them. */
export async function loadUnits(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'unit.keep', body.id)
  if (denied) return denied
  const units = await unitsOf(ctx.db, body.id)
  const people = await peopleOf(
    ctx.db,
    units.map(({ id }) => id),
  )
  const names = await namesOf(ctx.db, [...new Set([...people.values()].flat())])
  const { id, name, accent, zone } = body
  return ok({
    accent,
    zone,
    density: 'desk' as const,
    pageTitle: 'memoranda:units.title',
    body: { id, slug, name },
    ledger: may(actor, 'ledger.read', id),
    hours: await lodgementHours(ctx.db, id),
    units: units.map(({ id, name, closed, version }) => ({
      unitId: id,
      name,
      closed,
      version,
      people: (people.get(id) ?? []).map((personId) => ({ personId, name: names.get(personId) ?? { ar: '', en: '' } })),
    })),
    /** Whom the house knows: an administrator makes accounts, the secretary says who of them files. */
    people: (await everybody(ctx.db)).map(({ id, name, username }) => ({ personId: id, name, username })),
  })
}

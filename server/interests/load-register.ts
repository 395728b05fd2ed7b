import { ok, refuse } from '../../app/rules/result.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { bodyBySlug, namedSeats } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { dayIn } from './day-in.ts'
import { entriesOf } from './load-interests.ts'
import { registeredIn } from './queries.ts'

export type RegisterPage = Extract<Awaited<ReturnType<typeof loadRegister>>, { ok: true }>['value']

/** The body's whole register: everyone who attends, those who entered nothing too, and those who left. */
export async function loadRegister(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'interest.read', body.id)
  if (denied) return denied
  const { id, name, accent, zone } = body
  const rows = await registeredIn(ctx.db, id)
  const entries = entriesOf(rows, dayIn(zone, ctx.clock()))
  const people = new Map<PersonId, { name: Bilingual; title: Bilingual | null }>()
  for (const seat of await namedSeats(ctx.db, id, ctx.clock()))
    if (seat.personId && seat.name && seat.role !== 'auditor' && !people.has(seat.personId))
      people.set(seat.personId, { name: seat.name, title: seat.title })
  const left = await namesOf(
    ctx.db,
    rows.map((row) => row.personId).filter((personId) => !people.has(personId)),
  )
  for (const [personId, known] of left) people.set(personId, { name: known, title: null })
  return ok({
    accent,
    zone,
    pageTitle: 'interests:register.title',
    body: { id, slug, name },
    may: { register: may(actor, 'interest.register', id), ledger: may(actor, 'ledger.read', id) },
    people: [...people].map(([personId, person]) => ({
      personId,
      ...person,
      entries: entries.filter((entry) => entry.personId === personId),
    })),
  })
}

import { inArray } from 'drizzle-orm'
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { person } from '../../db/schema/identity.ts'
import { DEMONSTRATION_PASSWORD } from '../../db/seeds/people.ts'
import { allBodies, seatsOf } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'

export type DemonstrationAccount = {
  name: Bilingual
  role: SeatRole
  username: string
  password: string
  body: Bilingual
}

/** The invented people and their known password, body by body; nothing at all outside the demonstration. */
export async function demonstrationAccounts(ctx: Ctx): Promise<DemonstrationAccount[]> {
  if (!ctx.settings.demonstration) return []
  const bodies = await allBodies(ctx.db)
  const seated = await Promise.all(
    bodies.map(async (body) => ({ body, seats: await seatsOf(ctx.db, body.id, ctx.clock()) })),
  )
  const ids = seated.flatMap(({ seats }) => seats.flatMap(({ personId }) => (personId ? [personId] : [])))
  const people = await peopleById(ctx, ids)
  return seated.flatMap(({ body, seats }) =>
    seats.flatMap(({ role, personId }) => {
      const found = personId ? people.get(personId) : undefined
      return found ? [{ ...found, role, body: body.name, password: DEMONSTRATION_PASSWORD }] : []
    }),
  )
}

async function peopleById(ctx: Ctx, ids: PersonId[]): Promise<Map<PersonId, { name: Bilingual; username: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: person.id, name: person.name, username: person.username })
    .from(person)
    .where(inArray(person.id, ids))
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}

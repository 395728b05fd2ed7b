import { ok, type Result } from '../../app/rules/result.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { everybody, namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { allBodies, seatsOf } from './queries.ts'

/** What an administrator configures: bodies, their seats and who holds them, and people. No paper, no ballot. */
export async function loadHouse(ctx: Ctx, actor: Actor): Promise<Result<House>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const now = ctx.clock()
  const bodies = await Promise.all(
    (await allBodies(ctx.db)).map(async ({ id, slug, name, accent }) => {
      const seats = await seatsOf(ctx.db, id, now)
      const names = await namesOf(
        ctx.db,
        seats.flatMap((seat) => (seat.personId ? [seat.personId] : [])),
      )
      return {
        id,
        slug,
        name,
        accent,
        seats: seats.map(({ id: seatId, title, role, votes, personId }) => ({
          seatId,
          title,
          role,
          votes,
          holder: personId ? (names.get(personId) ?? null) : null,
        })),
      }
    }),
  )
  return ok({ bodies, people: await everybody(ctx.db) })
}

export type House = {
  bodies: {
    id: string
    slug: string
    name: Bilingual
    accent: string
    seats: { seatId: string; title: Bilingual; role: string; votes: boolean; holder: Bilingual | null }[]
  }[]
  people: { id: PersonId; username: string; name: Bilingual; invited: boolean }[]
}

import type { House } from '../../app/rules/moving/plan-people.ts'
import { deputyPolicyOf } from '../bodies/deputy-queries.ts'
import { allBodies, seatsOf } from '../bodies/queries.ts'
import { everybody } from '../identity/queries.ts'
import { mailSettingsOf } from '../mail/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

/** The house as a table of people is held against it: who is there, where they are written to, who sits where. */
export async function houseFacts(db: Db | Tx, at: Date): Promise<House> {
  const people = await everybody(db)
  const mails = await mailSettingsOf(
    db,
    people.map(({ id }) => id),
  )
  const bodies: House['bodies'] = []
  for (const body of await allBodies(db)) {
    const seats = await seatsOf(db, body.id, at)
    bodies.push({
      id: body.id,
      slug: body.slug,
      name: body.name,
      deputies: deputyPolicyOf(body),
      seats: seats.map(({ id, title, role, votes, weight, population, personId }) => ({
        id,
        title,
        role,
        votes,
        weight,
        population,
        holder: personId,
      })),
    })
  }
  return {
    people: people.map(({ id, username, name }) => {
      const mail = mails.get(id)
      return { id, username, name, email: mail?.address ?? '', language: mail?.language ?? null }
    }),
    bodies,
  }
}

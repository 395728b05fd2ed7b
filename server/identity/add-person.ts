import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AddPerson } from '../../app/wire/identity.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { enterPeople } from './effects.ts'
import { invite } from './invite.ts'

/** Adds a person who cannot sign in until the invitation's link is opened; answers the link's token, shown this once. */
export async function addPerson(
  ctx: Ctx,
  actor: AnyActor,
  input: AddPerson,
): Promise<Result<{ personId: PersonId; token: string }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const id = ctx.id() as PersonId
  const username = input.username.toLowerCase()
  if (await enterPeople(ctx.db, [{ id, username, name: input.name }])) return refuse('username_taken', { username })
  return ok({ personId: id, token: await invite(ctx, id) })
}

import { ok, type Result } from '../../app/rules/result.ts'
import type { InviteAgain, PeopleLink } from '../../app/wire/moving.ts'
import { inviteAll } from '../identity/invite.ts'
import { everybody } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'

/** One-time links for those of these people who have not signed in yet, shown this once; links they had before end. */
export async function inviteAgain(
  ctx: Ctx,
  actor: AnyActor,
  { usernames }: InviteAgain,
): Promise<Result<{ links: PeopleLink[] }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const wanted = new Set(usernames)
  const people = (await everybody(ctx.db)).filter(({ username, invited }) => invited && wanted.has(username))
  const tokens = await inviteAll(
    ctx,
    people.map(({ id }) => id),
  )
  return ok({ links: people.map(({ username, name }, at) => ({ username, name, token: tokens[at] as string })) })
}

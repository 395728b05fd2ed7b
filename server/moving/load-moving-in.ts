import { ok, type Result } from '../../app/rules/result.ts'
import { allBodies } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'

/** What the page of moving in begins with: the house's address for links, and the zone of a body that is there already. */
export async function loadMovingIn(ctx: Ctx, actor: Actor): Promise<Result<{ address: string; zone: string }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const [first] = await allBodies(ctx.db)
  return ok({ address: ctx.settings.origin.href, zone: first?.zone ?? 'Asia/Riyadh' })
}

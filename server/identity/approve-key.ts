import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { ApproveKey } from '../../app/wire/keys.ts'
import { signingKey } from '../../db/schema/identity.ts'
import { bodiesOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { keysInForce } from './authority-for.ts'
import { enterKeys } from './effects.ts'
import { waitingKeys } from './queries.ts'
import { checkVouching, keepVouching } from './vouch.ts'

/** A member vouches for a new device of their own with an earlier one: it is entered wherever the earlier one is in force. */
export async function approveKey(ctx: Ctx, actor: Actor, input: ApproveKey): Promise<Result<{ bodies: number }>> {
  const { keyId, by, requestId } = input
  const [key] = await ctx.db.select().from(signingKey).where(eq(signingKey.id, keyId))
  if (key?.personId !== actor.personId) return refuse('not_found')
  const bodies: BodyId[] = []
  for (const bodyId of await bodiesOf(ctx.db, actor.personId, ctx.clock())) {
    const waits = (await waitingKeys(ctx.db, bodyId, [actor.personId])).some(({ id }) => id === keyId)
    const stands = (await keysInForce(ctx.db, bodyId, [actor.personId])).some(({ id }) => id === by)
    if (waits && stands) bodies.push(bodyId)
  }
  const [first] = bodies
  if (!first) return refuse('key_not_waiting')
  const signed = await checkVouching(ctx, actor.personId, first, key, input)
  if (!signed.ok) return signed
  return commit(ctx, { bodies, actor, act: 'key.approve', requestId, input }, async (work) => {
    let entered = 0
    for (const bodyId of bodies) {
      await keepVouching(work, bodyId, keyId, actor.personId, input)
      if ((await enterKeys(ctx, work, bodyId, actor.personId)).includes(keyId)) entered++
    }
    return entered > 0 ? ok({ bodies: entered }) : refuse('key_not_waiting')
  })
}

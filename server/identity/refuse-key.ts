import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RefuseKey } from '../../app/wire/keys.ts'
import { keyVouching } from '../../db/schema/identity.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { waitingKeys } from './queries.ts'
import { waitingKey } from './vouch.ts'

/** An officer refuses a waiting key: it never enters this body's ledger, and its member has to make another. */
export async function refuseKey(ctx: Ctx, actor: Actor, input: RefuseKey): Promise<Result<null>> {
  const { bodyId, keyId, requestId } = input
  const denied = permit(actor, 'key.confirm', bodyId)
  if (denied) return denied
  const seen = await waitingKey(ctx, bodyId, keyId)
  if (!seen.ok) return seen
  const { personId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'key.refuse', requestId, input }, async (work) => {
    const waiting = await waitingKeys(work.tx, bodyId, [personId])
    if (!waiting.some(({ id }) => id === keyId)) return refuse('key_not_waiting')
    const row = { byKeyId: null, proof: null, at: work.at }
    await work.tx
      .insert(keyVouching)
      .values({ keyId, bodyId, personId: actor.personId, ...row })
      .onConflictDoUpdate({ target: [keyVouching.keyId, keyVouching.bodyId, keyVouching.personId], set: row })
    await tell(ctx, work, [personId], { bodyId, kind: 'key_refused' })
    work.change('keys', personId)
    return ok(null)
  })
}

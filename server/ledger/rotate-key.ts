import { successionMessage } from '../../app/rules/ledger-succession.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { commit } from './commit.ts'
import { newSigner, signBoth, vkeyOf } from './succession.ts'

export type Rotated = { entry: number; old: string; new: string }

/**
 * Gives the body's ledger a new key, in an entry that both keys sign; checkpoints from this one on carry the new signature. The
 * old key is forgotten with this commit.
 */
export async function rotateKey(ctx: Ctx, actor: AnyActor, bodyId: BodyId): Promise<Result<Rotated>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'ledger_key.rotate' }, async (work) => {
    const { signer } = work.ledger()
    const next = newSigner(ctx, bodyId, signer.origin)
    const fields = { old: vkeyOf(signer), new: vkeyOf(next) }
    const signatures = signBoth(ctx, bodyId, signer, next, successionMessage('rotated', bodyId, fields))
    const entry = work.append({ type: 'ledger_key.rotated', payload: { ...fields, ...signatures } })
    work.succeed(next)
    return ok({ entry, ...fields })
  })
}

import { successionMessage } from '../../app/rules/ledger-succession.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { OFFICERS, permit } from '../policies/permit.ts'
import { commit } from './commit.ts'
import { standingOf } from './find-rolled-back.ts'
import { unusedOrigin } from './origin.ts'
import { newSigner, signBoth, vkeyOf } from './succession.ts'

export type Recovered = { entry: number; origin: string; vkey: string; kept: number; lost: number }

/**
 * Lets a ledger whose database is behind its own checkpoints go on: under another origin and key, from an entry that names the
 * last checkpoint of before. Two officers of the body confirm it. Refuses `ledger_in_order` where nothing was rolled back.
 */
export async function recoverLedger(ctx: Ctx, officers: [Actor, Actor], bodyId: BodyId): Promise<Result<Recovered>> {
  const [first, second] = officers
  for (const officer of officers) {
    const denied = permit(officer, 'ledger.recover', bodyId)
    if (denied) return denied
  }
  if (first.personId === second.personId) return refuse('ledger_one_officer')
  return commit(ctx, { bodies: bodyId, actor: first, act: 'ledger.recover' }, async (work) => {
    const { size, signer } = work.ledger()
    const standing = await standingOf(ctx, work.tx, { bodyId, origin: signer.origin, size })
    const kept = await ctx.checkpoints.read(signer.origin)
    if (standing.ok || !kept) return refuse('ledger_in_order')
    const next = newSigner(ctx, bodyId, await unusedOrigin(ctx, signer.origin))
    const fields = {
      old: vkeyOf(signer),
      new: vkeyOf(next),
      checkpoint: kept.note,
      officers: officers.map((officer) => asOfficer(officer, bodyId)),
    }
    const signatures = signBoth(ctx, bodyId, signer, next, successionMessage('recovered', bodyId, fields))
    const entry = work.append({ type: 'ledger.recovered', payload: { ...fields, ...signatures } })
    work.succeed(next)
    work.change('body', bodyId)
    return ok({ entry, origin: next.origin, vkey: fields.new, kept: kept.size, lost: Math.max(0, kept.size - entry) })
  })
}

function asOfficer(officer: Actor, bodyId: BodyId): { person: string; seat: string; mandate: string } {
  const held = mandatesIn(officer, bodyId).find(({ role }) => OFFICERS.includes(role))
  if (!held) throw new Error(`${officer.personId} was permitted without an officer's seat`)
  return { person: officer.personId, seat: held.seatId, mandate: held.mandateId }
}

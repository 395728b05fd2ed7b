import { OFFICER_ROLES } from '../../app/rules/key-authority.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, KeyId, PersonId } from '../../app/wire/ids.ts'
import type { ConfirmKey } from '../../app/wire/keys.ts'
import { seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { keyedOfficers, keysInForce, vouchingsOf } from './authority-for.ts'
import { enterKey, enterKeys } from './effects.ts'
import { type KeyRow, waitingKeys } from './queries.ts'
import { checkVouching, keepVouching, waitingKey } from './vouch.ts'

/**
 * An officer vouches for a member's waiting key with their own device; the key is entered once enough have. While no officer of
 * the body has a key, two whose keys wait may confirm each other: the second word enters both, as founding keys.
 */
export async function confirmKey(ctx: Ctx, actor: Actor, input: ConfirmKey): Promise<Result<{ entered: boolean }>> {
  const { bodyId, keyId, requestId } = input
  const denied = permit(actor, 'key.confirm', bodyId)
  if (denied) return denied
  const seen = await waitingKey(ctx, bodyId, keyId)
  if (!seen.ok) return seen
  if (seen.value.personId === actor.personId) return refuse('key_own')
  const signed = await checkVouching(ctx, actor.personId, bodyId, seen.value, input)
  if (!signed.ok) return signed
  return commit(ctx, { bodies: bodyId, actor, act: 'key.confirm', requestId, input }, async (work) => {
    const key = (await waitingKeys(work.tx, bodyId, [seen.value.personId])).find(({ id }) => id === keyId)
    if (!key) return refuse('key_not_waiting')
    const mine = await keysInForce(work.tx, bodyId, [actor.personId])
    const confirmed = mine.some(({ id }) => id === input.by)
    const partner = confirmed ? null : await foundingKey(work, bodyId, actor.personId, key, input.by)
    if (!confirmed && !partner) return refuse('key_by_unconfirmed')
    await keepVouching(work, bodyId, key.id, actor.personId, input)
    if (partner) {
      const back = (await vouchingsOf(work.tx, bodyId, partner.id)).find((each) => each.key === key.id)
      if (back) {
        await enterKey(ctx, work, bodyId, partner, { kind: 'founding', by: back })
        const by = { person: actor.personId, key: input.by, proof: input.proof }
        await enterKey(ctx, work, bodyId, key, { kind: 'founding', by })
      }
      work.change('keys', key.personId)
      return ok({ entered: back !== undefined })
    }
    return ok({ entered: (await enterKeys(ctx, work, bodyId, key.personId)).includes(key.id) })
  })
}

/** The actor's own waiting key, where it may found the body's keys together with the other officer's. */
async function foundingKey(
  work: Work,
  bodyId: BodyId,
  personId: PersonId,
  other: KeyRow,
  by: KeyId,
): Promise<KeyRow | null> {
  if ((await keyedOfficers(work.tx, bodyId, work.at)).length > 0) return null
  const seats = await seatsOf(work.tx, bodyId, work.at)
  const isOfficer = (person: PersonId) =>
    seats.some((seat) => seat.personId === person && OFFICER_ROLES.includes(seat.role))
  if (!isOfficer(personId) || !isOfficer(other.personId)) return null
  return (await waitingKeys(work.tx, bodyId, [personId])).find(({ id }) => id === by) ?? null
}

import { eq } from 'drizzle-orm'
import { canonicalize } from '../../app/rules/canonical.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SetAccessPolicy } from '../../app/wire/bodies.ts'
import { body } from '../../db/schema/bodies.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { bodyById } from './queries.ts'

/** Decides whether what members have read is recorded, how long records of access are kept, and who reads what is said of items beforehand: an entry of the body's ledger, unless nothing changes by it. */
export async function setAccessPolicy(ctx: Ctx, actor: Actor, input: SetAccessPolicy): Promise<Result<object>> {
  const { bodyId, requestId, readingRecorded, recordDays } = input
  const denied = permit(actor, 'access_policy.set', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'access_policy.set', requestId, input }, async (work) => {
    const found = await bodyById(work.tx, bodyId)
    if (!found) return refuse('not_found')
    const { settings } = found
    const before = settings.positionsShared ?? false
    const positionsShared = input.positionsShared ?? before
    const said = payloadOf(readingRecorded, recordDays, positionsShared)
    if (
      canonicalize(said) ===
      canonicalize(payloadOf(settings.readingRecorded ?? true, settings.accessRecordDays ?? null, before))
    )
      return ok({})
    const { accessRecordDays: _before, ...rest } = settings
    const decided = {
      ...rest,
      readingRecorded,
      positionsShared,
      ...(recordDays !== null && { accessRecordDays: recordDays }),
    }
    await work.tx.update(body).set({ settings: decided }).where(eq(body.id, bodyId))
    work.append({ type: 'access_policy.set', payload: said })
    work.change('body', bodyId)
    return ok({})
  })
}

const payloadOf = (reading: boolean, days: number | null, shared: boolean) => ({
  reading,
  ...(days !== null && { records_days: String(days) }),
  ...(shared && { positions_shared: true }),
})

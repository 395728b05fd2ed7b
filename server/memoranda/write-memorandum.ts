import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MemorandumId } from '../../app/wire/ids.ts'
import type { BeginMemorandum, MemorandumFields, WriteMemorandum } from '../../app/wire/memoranda.ts'
import { memorandum } from '../../db/schema/memoranda.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { actOn, changeMemorandum } from './act-on.ts'
import { checkReferences } from './lodging.ts'
import { unitFor } from './queries.ts'

const NOTHING = { ar: '', en: '' }

/** An empty draft of a unit's memorandum: its own people see it, and nobody else. */
export async function beginMemorandum(
  ctx: Ctx,
  actor: Actor,
  input: BeginMemorandum,
): Promise<Result<{ memorandumId: MemorandumId }>> {
  const { unitId, meetingId, requestId } = input
  const unit = await unitFor(ctx.db, actor, unitId)
  if (!unit) return refuse('not_found')
  const { bodyId } = unit
  return commit(ctx, { bodies: bodyId, actor, act: 'memorandum.begin', requestId, input }, async (work) => {
    const still = await unitFor(work.tx, actor, unitId)
    if (!still) return refuse('not_found')
    if (still.closed) return refuse('unit_closed')
    const aims = await checkReferences(work.tx, { bodyId, unitId }, { fileId: null, meetingId }, work.at)
    if (!aims.ok) return aims
    const memorandumId = ctx.id() as MemorandumId
    await work.tx.insert(memorandum).values({
      id: memorandumId,
      bodyId,
      unitId,
      state: 'draft',
      title: NOTHING,
      summary: NOTHING,
      decision: null,
      meetingId,
      begunBy: actor.personId,
      begunAt: work.at,
    })
    return ok({ memorandumId })
  })
}

/** What is written before it is filed, or filed again: kept as it is, whether or not it is whole. */
export function writeMemorandum(ctx: Ctx, actor: Actor, input: WriteMemorandum): Promise<Result<{ version: number }>> {
  return actOn(ctx, actor, input, 'edit', async (work, { memorandum }) => {
    const { meetingId } = input.fields
    // A meeting that has passed meanwhile stands in a draft until its unit chooses another.
    const changed = meetingId === memorandum.meetingId ? { ...input.fields, meetingId: null } : input.fields
    const checked = await checkReferences(work.tx, memorandum, changed, work.at)
    if (!checked.ok) return checked
    return ok({ version: await changeMemorandum(work, memorandum, written(input.fields)) })
  })
}

/** As it is stored: no decision where none is written. */
export const written = ({ decision, ...fields }: MemorandumFields): MemorandumFields => ({
  ...fields,
  decision: decision && (decision.ar !== '' || decision.en !== '') ? decision : null,
})

import { toHex } from '../../app/rules/bytes.ts'
import { checkAcceptance } from '../../app/rules/memoranda.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { AcceptMemorandum, ReturnMemorandum, WithdrawMemorandum } from '../../app/wire/memoranda.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { actOn, addStep, changeMemorandum, entryOf } from './act-on.ts'
import { callOffAll } from './ask-observations.ts'
import { digestOfAnswer } from './digests.ts'
import { lastFiled, type Memorandum } from './queries.ts'
import { tellSecretariat, tellUnits } from './tell-units.ts'

/** Fit for the agenda. One that came late is accepted only by saying that it is admitted: memorandum_late_undecided. */
export function acceptMemorandum(
  ctx: Ctx,
  actor: Actor,
  input: AcceptMemorandum,
): Promise<Result<{ version: number }>> {
  return actOn(ctx, actor, input, 'accept', async (work, { memorandum, state }) => {
    const late = await isLastLate(work, memorandum)
    const checked = checkAcceptance(late, input.admitLate)
    if (!checked.ok) return checked
    const entered = enterAnswer(ctx, work, memorandum, 'accepted', late, input.words)
    const step = { act: 'accepted' as const, ofVersion: memorandum.filed, words: input.words, ...entered }
    await addStep(ctx, work, actor, memorandum.id, step)
    await tellUnits(ctx, work, actor, memorandum, [memorandum.unitId], 'memorandum_accepted')
    return ok({ version: await changeMemorandum(work, memorandum, { state, lateAdmitted: late }) })
  })
}

/** Back to its unit with the reasons, which stay in the trail with the version they are about: it is mended and filed again. */
export function returnMemorandum(
  ctx: Ctx,
  actor: Actor,
  input: ReturnMemorandum,
): Promise<Result<{ version: number }>> {
  return actOn(ctx, actor, input, 'return', async (work, { memorandum, state }) => {
    const late = await isLastLate(work, memorandum)
    const entered = enterAnswer(ctx, work, memorandum, 'returned', late, input.reason)
    const step = { act: 'returned' as const, ofVersion: memorandum.filed, words: input.reason, ...entered }
    await addStep(ctx, work, actor, memorandum.id, step)
    await tellUnits(ctx, work, actor, memorandum, [memorandum.unitId], 'memorandum_returned')
    return ok({ version: await changeMemorandum(work, memorandum, { state, lateAdmitted: false }) })
  })
}

/** Its unit takes it back before it is on an agenda; a draft that was never filed leaves no entry, and nobody knew of it. */
export function withdrawMemorandum(
  ctx: Ctx,
  actor: Actor,
  input: WithdrawMemorandum,
): Promise<Result<{ version: number }>> {
  return actOn(ctx, actor, input, 'withdraw', async (work, { memorandum, state, unit }) => {
    const { id, filed } = memorandum
    if (filed > 0) {
      const entry = work.append(
        {
          type: 'memorandum.withdrawn',
          payload: { ...entryOf(memorandum, filed), unit: unit.id, unit_name: unit.name },
        },
        { subject: id },
      )
      const step = { act: 'withdrawn' as const, ofVersion: filed, words: input.reason, unitId: unit.id, entry }
      await addStep(ctx, work, actor, id, step)
      await callOffAll(ctx, work, actor, memorandum)
      await tellSecretariat(ctx, work, actor, memorandum, 'memorandum_withdrawn')
    }
    return ok({ version: await changeMemorandum(work, memorandum, { state }) })
  })
}

const isLastLate = async (work: Work, { id }: Memorandum): Promise<boolean> =>
  (await lastFiled(work.tx, [id])).get(id)?.late ?? false

function enterAnswer(
  ctx: Ctx,
  work: Work,
  memorandum: Memorandum,
  answer: 'accepted' | 'returned',
  late: boolean,
  words: string,
): { entry: number; blind: string } {
  const { id, filed } = memorandum
  const blind = toHex(ctx.random(32))
  const digest = digestOfAnswer({ memorandumId: id, ofVersion: filed, blind, words }, answer)
  const payload = { ...entryOf(memorandum, filed), answer, late, digest }
  return { entry: work.append({ type: 'memorandum.answered', payload }, { subject: id }), blind }
}

import { mayAct } from '../../app/rules/meeting-states.ts'
import { checkPlacing } from '../../app/rules/memoranda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { ScheduleMemorandum, TakeOffMemorandum } from '../../app/wire/memoranda.ts'
import { placeItem } from '../agenda/effects.ts'
import { draftItems, itemById } from '../agenda/queries.ts'
import { placeLodged } from '../documents/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { actOn, addStep, changeMemorandum, entryOf } from './act-on.ts'
import { callOffAll } from './ask-observations.ts'
import { lastFiled, observationsOn } from './queries.ts'
import { tellUnits } from './tell-units.ts'

/**
 * Makes an accepted memorandum an item, last of a meeting's draft agenda, with its paper and the decision it asks for. Refused while a
 * unit that was asked has time to answer (observations_awaited); who let its time pass need answer no more.
 */
export function scheduleMemorandum(
  ctx: Ctx,
  actor: Actor,
  input: ScheduleMemorandum,
): Promise<Result<{ version: number; itemId: ItemId }>> {
  return actOn(ctx, actor, input, 'schedule', async (work, { memorandum, state }) => {
    const { meetingId, type, minutes, classification } = input
    const { id, bodyId, filed } = memorandum
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting || meeting.bodyId !== bodyId) return refuse('not_found')
    if (!mayAct(meeting.state, 'agenda.edit') || meeting.kind === 'circulation')
      return refuse('memorandum_meeting_closed')
    const awaited = (await observationsOn(work.tx, [id])).filter((one) => one.state === 'awaited')
    const placing = checkPlacing(awaited, work.at)
    if (!placing.ok) return placing
    const last = (await lastFiled(work.tx, [id])).get(id)
    if (!last) throw new Error(`Memorandum ${id} was never filed`)
    const { title, summary, decision } = last
    const placed = await placeItem(ctx, work, actor, bodyId, meetingId, {
      type,
      title,
      minutes,
      purpose: summary,
      decision,
      classification,
      presenterSeatId: null,
    })
    if (!placed.ok) return placed
    const { itemId } = placed.value
    await placeLodged(ctx, work, last.fileId, { itemId, title })
    const payload = { ...entryOf(memorandum, filed), place: 'scheduled' as const, meeting: meetingId, item: itemId }
    const entry = work.append({ type: 'memorandum.placed', payload }, { subject: id, itemId })
    await addStep(ctx, work, actor, id, { act: 'scheduled', ofVersion: filed, meetingId, entry })
    await callOffAll(ctx, work, actor, memorandum)
    await tellUnits(ctx, work, actor, memorandum, [memorandum.unitId], 'memorandum_scheduled')
    return ok({ itemId, version: await changeMemorandum(work, memorandum, { state, itemId }) })
  })
}

/**
 * Its item was taken out of a draft agenda: it is accepted as before, and may be placed elsewhere. Refused while the item stands
 * (memorandum_item_stands), and where members were told of it (memorandum_item_published): then the item is put off or carried over.
 */
export function takeOffMemorandum(
  ctx: Ctx,
  actor: Actor,
  input: TakeOffMemorandum,
): Promise<Result<{ version: number }>> {
  return actOn(ctx, actor, input, 'take_off', async (work, { memorandum, state }) => {
    const { id, filed, itemId } = memorandum
    const item = itemId ? await itemById(work.tx, itemId) : undefined
    const meeting = item && (await meetingById(work.tx, item.meetingId))
    if (!item || !meeting) throw new Error(`Memorandum ${id} is on no item`)
    // A meeting that does not take place keeps no memorandum.
    if (meeting.state !== 'cancelled') {
      if (item.publishedRevision !== null) return refuse('memorandum_item_published')
      if ((await draftItems(work.tx, meeting.id)).some((one) => one.id === item.id))
        return refuse('memorandum_item_stands')
    }
    const payload = { ...entryOf(memorandum, filed), place: 'taken_off' as const, meeting: meeting.id, item: item.id }
    const entry = work.append({ type: 'memorandum.placed', payload }, { subject: id, itemId: item.id })
    const step = { act: 'taken_off' as const, ofVersion: filed, words: input.reason, meetingId: meeting.id, entry }
    await addStep(ctx, work, actor, id, step)
    await tellUnits(ctx, work, actor, memorandum, [memorandum.unitId], 'memorandum_taken_off')
    return ok({ version: await changeMemorandum(work, memorandum, { state, itemId: null }) })
  })
}

import { applyAct } from '../../app/rules/meeting-states.ts'
import { type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { raiseVersion } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { draftItems, type Item } from './queries.ts'

export type Draft = { bodyId: BodyId; meetingId: MeetingId; items: Item[] }

/**
 * What every edit of an agenda shares: the officer's permission, a state that still allows it, the meeting's raised version,
 * and the word to officers' screens alone. Members hear of edits when the agenda is published.
 */
export async function editAgenda<T extends object>(
  ctx: Ctx,
  actor: AnyActor,
  ask: { meetingId: MeetingId | undefined; act: string; requestId: string; input: unknown },
  edit: (work: Work, draft: Draft) => Promise<Result<T>>,
): Promise<Result<T & { meetingVersion: number }>> {
  const { meetingId, ...rest } = ask
  const found = meetingId && (await meetingById(ctx.db, meetingId))
  if (!found) return refuse('not_found')
  const { bodyId } = found
  return commit(ctx, { bodies: bodyId, actor, ...rest }, async (work) => {
    const denied = permit(actor, 'agenda.edit', bodyId)
    if (denied) return denied
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const allowed = applyAct(meeting.state, 'agenda.edit')
    if (!allowed.ok) return allowed
    const items = await draftItems(work.tx, meetingId)
    const edited = await edit(work, { bodyId, meetingId, items })
    if (!edited.ok) return edited
    const meetingVersion = await raiseVersion(work, meetingId)
    work.change('agenda', meetingId, await officerSeats(work.tx, bodyId))
    return { ok: true, value: { ...edited.value, meetingVersion } }
  })
}

/** An officer who declared an interest in an item no more writes in it than reads it. */
export async function isMasked(work: Work, actor: AnyActor, bodyId: BodyId, itemId: ItemId): Promise<boolean> {
  return isPerson(actor) && (await levelFor(work.tx, actor, bodyId, itemId)) !== 'visible'
}

import { ok, type Result } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import type { ImportMeeting } from '../../app/wire/moving.ts'
import { beginAgenda } from '../agenda/effects.ts'
import { commit } from '../ledger/commit.ts'
import { makeDraft } from '../meetings/effects.ts'
import { meetingFacts } from '../meetings/meeting-facts.ts'
import { nextNumber } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/**
 * A draft meeting and its whole agenda in one act: all of it or nothing. Members learn of it when it is published, as of any other; what
 * was voted elsewhere is words in its items. Refused: the codes of a new meeting and of items added together.
 */
export async function importMeeting(
  ctx: Ctx,
  actor: AnyActor,
  input: ImportMeeting,
): Promise<Result<{ meetingId: MeetingId }>> {
  const { bodyId, requestId, items } = input
  const facts = meetingFacts(input)
  if (!facts.ok) return facts
  return commit(ctx, { bodies: bodyId, actor, act: 'meeting.import', requestId, input }, async (work) => {
    const denied = permit(actor, 'meeting.create', bodyId)
    if (denied) return denied
    const number = await nextNumber(work.tx, bodyId)
    const meetingId = await makeDraft(ctx, work, { bodyId, number, ...facts.value })
    const begun = await beginAgenda(ctx, work, actor, { bodyId, meetingId }, items)
    return begun.ok ? ok({ meetingId }) : begun
  })
}

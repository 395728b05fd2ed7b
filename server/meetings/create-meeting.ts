import { ok, type Result } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import type { CreateMeeting } from '../../app/wire/meetings.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { makeDraft } from './effects.ts'
import { meetingFacts } from './meeting-facts.ts'
import { nextNumber } from './queries.ts'

/** A draft meeting with the body's next number: members learn of it when its agenda is published. */
export async function createMeeting(
  ctx: Ctx,
  actor: AnyActor,
  input: CreateMeeting,
): Promise<Result<{ meetingId: MeetingId; number: number }>> {
  const { bodyId, requestId } = input
  const facts = meetingFacts(input)
  if (!facts.ok) return facts
  return commit(ctx, { bodies: bodyId, actor, act: 'meeting.create', requestId, input }, async (work) => {
    const denied = permit(actor, 'meeting.create', bodyId)
    if (denied) return denied
    const number = input.number ?? (await nextNumber(work.tx, bodyId))
    const meetingId = await makeDraft(ctx, work, { bodyId, number, ...facts.value })
    return ok({ meetingId, number })
  })
}

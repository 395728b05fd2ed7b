import { LONGEST_MS, mayCirculate, SHORTEST_MS } from '../../app/rules/circulation.ts'
import { parseRule2 } from '../../app/rules/engine-2/rule.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import type { OpenCirculation } from '../../app/wire/meetings.ts'
import { publication } from '../agenda/queries.ts'
import { membersToTell } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { moveMeeting, tell } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { ruleNamed } from '../procedure/queries.ts'
import { enterVote } from './enter-vote.ts'

/**
 * Opens a vote on every decision of a published circulation, all to its published end: the deadline stands in the terms of each
 * vote and is never moved.
 */
export async function openCirculation(
  ctx: Ctx,
  actor: AnyActor,
  input: OpenCirculation,
): Promise<Result<{ votes: VoteId[] }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'circulation.open', bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'circulation.open', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'circulation.open')
    if (!state.ok) return state
    const told = await publication(work.tx, meeting.id)
    if (told?.kind !== 'circulation') return refuse('meeting_kind', { act: 'circulation.open' })
    const named = await ruleNamed(work.tx, bodyId, input.rule)
    const rule = named.ok ? parseRule2(named.value) : named
    if (!rule.ok) return rule
    if (!mayCirculate(rule.value)) return refuse('circulation_rule')
    const deadline = new Date(told.ends_at)
    const left = deadline.getTime() - work.at.getTime()
    if (left < SHORTEST_MS || left > LONGEST_MS) return refuse('circulation_deadline')
    work.append(
      {
        type: 'circulation.opened',
        payload: { meeting: meeting.id, rule: rule.value.id, deadline: deadline.toISOString() },
      },
      { subject: meeting.id },
    )
    const votes: VoteId[] = []
    for (const { item, decision } of told.items) {
      if (!decision) continue
      const entered = await enterVote(ctx, work, {
        bodyId,
        meetingId: meeting.id,
        itemId: item,
        question: decision,
        rule: rule.value,
        deadline,
        present: (electors) => electors.map(({ seat }) => seat),
        circulates: true,
      })
      if (!entered.ok) return entered
      votes.push(entered.value.voteId)
    }
    if (votes.length === 0) return refuse('vote_no_decision')
    await moveMeeting(work, meeting.id, 'circulation.open')
    const people = await membersToTell(work.tx, bodyId, work.at)
    const others = people.filter((person) => !isPerson(actor) || person !== actor.personId)
    await tell(ctx, work, others, { bodyId, meetingId: meeting.id, kind: 'circulation_opened' })
    work.change('meeting', meeting.id)
    work.change('notice', meeting.id)
    return ok({ votes })
  })
}

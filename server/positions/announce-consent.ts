import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { AnnounceConsent } from '../../app/wire/positions.ts'
import { consentCall } from '../../db/schema/positions.ts'
import { levelsFor } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { consentItems, consentQuorum } from './consent-facts.ts'

/**
 * The chair says that the consent items which nobody has taken out are to be adopted, and gives everybody a moment to take one out
 * still. Refused: consent_nothing, consent_no_quorum, meeting_state.
 */
export async function announceConsent(
  ctx: Ctx,
  given: Actor,
  input: AnnounceConsent,
): Promise<Result<{ items: ItemId[]; until: string }>> {
  const { requestId, meetingId, seconds } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'consent.adopt', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'consent.announce', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'consent.adopt')
    if (!state.ok) return state
    const all = await consentItems(work.tx, meeting)
    // Whoever may not read a text does not adopt it.
    const levels = await levelsFor(
      work.tx,
      actor,
      bodyId,
      all.map(({ item }) => item),
    )
    const free = all.filter(({ item, against }) => against === null && levels.get(item) === 'visible')
    if (free.length === 0) return refuse('consent_nothing')
    const { lacking } = await consentQuorum(work.tx, meeting, free, work.at)
    if (lacking) return refuse('consent_no_quorum', { number: lacking.number })
    const items = free.map(({ item }) => item)
    const until = new Date(work.at.getTime() + seconds * 1000)
    const call = { items, announcedAt: work.at, until }
    await work.tx
      .insert(consentCall)
      .values({ meetingId, ...call })
      .onConflictDoUpdate({ target: consentCall.meetingId, set: call })
    work.change('position', meetingId)
    return ok({ items, until: until.toISOString() })
  })
}

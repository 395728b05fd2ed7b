import { eq } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AdoptConsent } from '../../app/wire/positions.ts'
import { adoptedItem, consentCall } from '../../db/schema/positions.ts'
import { levelsFor } from '../access/queries.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { consentItems, consentQuorum } from './consent-facts.ts'
import { consentCallOf } from './queries.ts'

/**
 * Adopts the announced consent items that nobody took out, in one act and without a vote: each decision stands as it was published.
 * Refused: consent_not_announced, consent_moment, consent_changed, consent_nothing, consent_no_quorum, vote_still_open, meeting_state.
 */
export async function adoptConsent(ctx: Ctx, given: Actor, input: AdoptConsent): Promise<Result<{ entry: number }>> {
  const { requestId, meetingId } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'consent.adopt', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'consent.adopt', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'consent.adopt')
    if (!state.ok) return state
    const call = await consentCallOf(work.tx, meetingId)
    if (!call) return refuse('consent_not_announced')
    if (work.at < call.until) return refuse('consent_moment')
    if (await openVoteOfMeeting(work.tx, meetingId)) return refuse('vote_still_open')
    const announced = new Set(call.items)
    const free = (await consentItems(work.tx, meeting)).filter(
      ({ item, against }) => announced.has(item) && against === null,
    )
    if (free.length === 0) return refuse('consent_nothing')
    const items = free.map(({ item }) => item)
    // Whoever may not read a text does not adopt it.
    const levels = await levelsFor(work.tx, actor, bodyId, items)
    if (items.some((item) => levels.get(item) !== 'visible')) return refuse('not_permitted', { act: 'consent.adopt' })
    if (items.join() !== [...input.items].sort((a, b) => items.indexOf(a) - items.indexOf(b)).join())
      return refuse('consent_changed')
    const { present, meter, lacking } = await consentQuorum(work.tx, meeting, free, work.at)
    if (lacking) return refuse('consent_no_quorum', { number: lacking.number })
    const entry = work.append(
      {
        type: 'consent.adopted',
        payload: {
          meeting: meetingId,
          items: free.map(({ item, digest }) => ({ item, decision: digest })),
          present,
          quorum: { required: String(meter.required), present: String(meter.present) },
        },
      },
      { subject: meetingId },
    )
    const row = { meetingId, entry, at: work.at, present: meter.present }
    await work.tx.insert(adoptedItem).values(items.map((itemId) => ({ itemId, ...row })))
    await work.tx.delete(consentCall).where(eq(consentCall.meetingId, meetingId))
    work.change('position', meetingId)
    work.change('meeting', meetingId)
    return ok({ entry })
  })
}

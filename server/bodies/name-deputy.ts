import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { againstNaming } from '../../app/rules/substitution.ts'
import type { NameDeputy } from '../../app/wire/deputies.ts'
import type { MandateId } from '../../app/wire/ids.ts'
import { deputy } from '../../db/schema/bodies.ts'
import { openVotesIn } from '../ballots/queries.ts'
import { enterKeys } from '../identity/effects.ts'
import { namesOf } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { tell } from '../meetings/effects.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { deputiesIn, deputyPolicyOf } from './deputy-queries.ts'
import { standingProxies } from './proxy-term-queries.ts'
import { bodyById, seatsOf } from './queries.ts'

/**
 * Puts a deputy into a seat in the place of its holder, for one meeting: named by the holder, or entered by the secretary, who says
 * why. Whether they may is the body's policy. Refused: the codes of app/rules/substitution.ts, deputy_no_reason, meeting_kind,
 * meeting_state.
 */
export async function nameDeputy(ctx: Ctx, actor: Actor, input: NameDeputy): Promise<Result<{ mandateId: MandateId }>> {
  const { requestId, meetingId, seatId, personId } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const own = mandateOf(actor, seatId)?.bodyId === bodyId
  const denied = permit(actor, own ? 'deputy.name' : 'deputy.record', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'deputy.name', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const seat = (await seatsOf(work.tx, bodyId, work.at)).find(({ id }) => id === seatId)
    const name = (await namesOf(work.tx, [personId])).get(personId)
    if (!meeting || meeting.revision === 0 || !seat || !name) return refuse('not_found')
    const state = applyAct(meeting.state, 'deputy.name')
    if (!state.ok) return state
    if (meeting.kind === 'circulation') return refuse('meeting_kind', { act: 'deputy.name' })
    const against = await againstIn(work, meeting, input)
    if (against) return refuse(against)
    if (!own && input.reason === '') return refuse('deputy_no_reason')
    const mandateId = ctx.id() as MandateId
    const entry = work.append(
      {
        type: 'mandate.started',
        payload: {
          mandate: mandateId,
          seat: seatId,
          person: personId,
          name,
          capacity: 'deputy',
          meeting: meetingId,
          ...(!own && { reason: input.reason }),
        },
      },
      { subject: seatId, seatId },
    )
    await work.tx.insert(deputy).values({ mandateId, bodyId, seatId, personId, meetingId, entry, startsAt: work.at })
    await enterKeys(ctx, work, bodyId, personId)
    const about = { bodyId, meetingId }
    if (seat.personId) await tell(ctx, work, [personId], { ...about, kind: 'deputy_named', aboutId: seat.personId })
    if (!own && seat.personId)
      await tell(ctx, work, [seat.personId], { ...about, kind: 'deputy_recorded', aboutId: personId })
    work.change('body', bodyId)
    return ok({ mandateId })
  })
}

async function againstIn({ tx, at }: Work, { id, bodyId }: Meeting, { seatId, personId }: NameDeputy) {
  const body = await bodyById(tx, bodyId)
  const seats = await seatsOf(tx, bodyId, at)
  const seat = seats.find((one) => one.id === seatId)
  if (!body || !seat) return 'not_found'
  const proxies = await standingProxies(tx, bodyId, at)
  return againstNaming(deputyPolicyOf(body), {
    seat: seatId,
    role: seat.role,
    holder: seat.personId,
    person: personId,
    seated: seats.some((one) => one.personId === personId && (one.votes || one.role === 'auditor')),
    standing: (await deputiesIn(tx, id)).map((one) => ({ seat: one.seatId, person: one.personId })),
    proxied: proxies.some((one) => one.seatId === seatId && (one.meetingId === null || one.meetingId === id)),
    voting: (await openVotesIn(tx, [bodyId])).some(({ meetingId }) => meetingId === id),
    here: (await presentSeats(tx, id)).includes(seatId),
  })
}

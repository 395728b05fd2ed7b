import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MandateId } from '../../app/wire/ids.ts'
import type { GrantProxy } from '../../app/wire/proxies.ts'
import { proxy } from '../../db/schema/bodies.ts'
import { namesOf } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { deputiesOfSeat } from './deputy-queries.ts'
import type { GivenProxy } from './proxy-queries.ts'
import { isOver, standingProxies } from './proxy-term-queries.ts'
import { seatsOf } from './queries.ts'

/**
 * Lets another member vote for a seat: given by its holder, or recorded by the secretary who has it in writing. The holder keeps
 * the seat and may still vote; whichever of the two casts first has cast the seat's one ballot.
 */
export async function grantProxy(ctx: Ctx, actor: Actor, input: GrantProxy): Promise<Result<{ mandateId: MandateId }>> {
  const { requestId, bodyId, seatId, personId } = input
  const act = mandateOf(actor, seatId) ? 'proxy.give' : 'proxy.record'
  const early = permit(actor, act, bodyId)
  if (early) return early
  return commit(ctx, { bodies: bodyId, actor, act: 'proxy.grant', requestId, input }, async (work) => {
    const seats = await seatsOf(work.tx, bodyId, work.at)
    const seat = seats.find(({ id }) => id === seatId)
    const theirs = seats.filter((one) => one.personId === personId)
    const name = (await namesOf(work.tx, [personId])).get(personId)
    if (!seat?.personId || !name) return refuse('not_found')
    if (!seat.votes) return refuse('not_a_voting_seat')
    if (seat.personId === personId) return refuse('proxy_to_oneself')
    if (!theirs.some(({ votes }) => votes)) return refuse('proxy_without_vote')
    const term = await termOf(work.tx, input, work.at)
    if (!term.ok) return term
    // Two would vote for the seat there.
    const deputies = await deputiesOfSeat(work.tx, seatId)
    if (deputies.some((one) => !term.value.meetingId || one.meetingId === term.value.meetingId))
      return refuse('proxy_deputy_stands')
    const standing = await standingWith(work.tx, input, term.value, work.at)
    if (standing.some((one) => one.seatId === seatId)) return refuse('proxy_given_already')
    // Neither from a member who votes for another, nor to one who lets another vote: nothing is passed on.
    const passedOn = standing.some(
      (one) => one.personId === seat.personId || theirs.some(({ id }) => id === one.seatId),
    )
    if (passedOn) return refuse('proxy_chain')
    const mandateId = ctx.id() as MandateId
    const { meetingId, until } = term.value
    const entry = work.append(
      {
        type: 'mandate.started',
        payload: {
          mandate: mandateId,
          seat: seatId,
          person: personId,
          name,
          capacity: 'proxy',
          ...(meetingId && { meeting: meetingId }),
          ...(until && { until: until.toISOString() }),
        },
      },
      { subject: seatId, seatId },
    )
    await work.tx
      .insert(proxy)
      .values({ mandateId, bodyId, seatId, personId, meetingId, until, entry, startsAt: work.at })
    const about = { bodyId, ...(meetingId && { meetingId }) }
    await tell(ctx, work, [personId], { ...about, kind: 'proxy_given', aboutId: seat.personId })
    // The member hears of what was entered for them: the paper may not be theirs.
    if (act === 'proxy.record')
      await tell(ctx, work, [seat.personId], { ...about, kind: 'proxy_recorded', aboutId: personId })
    work.change('body', bodyId)
    return ok({ mandateId })
  })
}

type Term = Pick<GivenProxy, 'meetingId' | 'until'>

async function termOf(tx: Tx, { term, bodyId }: GrantProxy, at: Date): Promise<Result<Term>> {
  if ('until' in term) {
    const until = new Date(term.until)
    return until > at ? ok({ meetingId: null, until }) : refuse('proxy_past')
  }
  const meeting = await meetingById(tx, term.meetingId)
  if (meeting?.bodyId !== bodyId) return refuse('not_found')
  return isOver(meeting.state) ? refuse('proxy_past') : ok({ meetingId: meeting.id, until: null })
}

/** Proxies of the body that may meet the new one in a vote: not those for another meeting alone. */
async function standingWith(tx: Tx, { bodyId }: GrantProxy, { meetingId }: Term, at: Date): Promise<GivenProxy[]> {
  const standing = await standingProxies(tx, bodyId, at)
  return standing.filter((one) => !meetingId || !one.meetingId || one.meetingId === meetingId)
}

import { callOpen, callPlaceOf } from '../../app/rules/call-place.ts'
import { type MeetingAct, mayAct } from '../../app/rules/meeting-states.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { closedNow } from '../closed/sitting-queries.ts'
import { floorOf } from '../floor/floor-queries.ts'
import { deviceIn } from '../identity/device-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { type Act, may, permit } from '../policies/permit.ts'
import { sittingConsent } from '../positions/sitting-queries.ts'
import { rulesOf } from '../procedure/queries.ts'
import { type Meeting, meetingById } from './queries.ts'
import { sittingItems } from './sitting-items.ts'
import { sittingSeats } from './sitting-seats.ts'
import { sittingVotes } from './sitting-votes.ts'
import { toldFacts } from './told-facts.ts'

export type Sitting = Extract<Awaited<ReturnType<typeof loadSitting>>, { ok: true }>['value']

/**
 * The sitting as it stands now for this person: a member who comes late, or whose tablet was away, reads the same as everyone
 * else. A meeting that was never published has no sitting.
 */
export async function loadSitting(ctx: Ctx, given: Actor, meetingId: MeetingId) {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const actor = inMeeting(given, meeting.id)
  const denied = permit(actor, 'meeting.read', meeting.bodyId)
  if (denied) return denied
  const body = await bodyById(ctx.db, meeting.bodyId)
  const { told, items, shut, current, spells, undo } = await sittingItems(ctx, actor, meeting)
  if (!told || !body) return refuse('not_found')
  const room = await readTogether(ctx.queues, `room ${meeting.id} ${current}`, () =>
    sittingSeats(ctx, meeting, current),
  )
  const { seats, quorum, quorums, failures } = room
  const mine = seats.filter((seat) => mandateOf(actor, seat.seatId))
  const lent = seats.filter(({ seatId }) => mandateOf(given, seatId) && !mandateOf(actor, seatId))
  const { vote, results } = await sittingVotes(ctx, actor, meeting.id, items)
  const facts = toldFacts(meeting, told)
  const officer = may(actor, 'item.call', body.id)
  const place = callPlaceOf(meeting)
  const closed = await closedNow(ctx, actor, meeting)
  const { id, slug, name, plan, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: facts.title,
    now: ctx.clock().toISOString(),
    body: { id, slug, name, plan },
    meeting: {
      id: meeting.id,
      number: meeting.number,
      state: meeting.state,
      openedAt: meeting.openedAt?.toISOString() ?? null,
      closedAt: meeting.closedAt?.toISOString() ?? null,
      resumesAt: meeting.state === 'suspended' ? (meeting.resumesAt?.toISOString() ?? null) : null,
      calledAt: current ? (meeting.itemCalledAt?.toISOString() ?? null) : null,
      ...facts,
    },
    items,
    shut,
    closed,
    current,
    spells,
    undo: officer && mayAct(meeting.state, 'item.call') && !vote && !votedSince(results, meeting) ? undo : null,
    seats,
    attending: {
      here: seats.filter(({ here }) => here).length,
      all: seats.filter(({ personId }) => personId).length,
    },
    quorum,
    // A link of the body's own is not given to whoever has to leave meanwhile.
    call:
      closed && !closed.stays && place.way === 'link'
        ? { way: 'none' as const, open: false }
        : { ...place, open: place.way !== 'none' && callOpen(meeting, ctx.clock()) },
    failures,
    mine,
    /** Seats of the reader's in which a deputy sits, until they come themselves. */
    lent,
    vote,
    results,
    floor: await floorOf(ctx, actor, meeting),
    consent: await sittingConsent(
      ctx,
      actor,
      meeting,
      new Set(items.flatMap(({ itemId, open }) => (open ? [itemId] : []))),
    ),
    may: {
      ...mayDo(actor, meeting),
      close: !closed && may(actor, 'sitting.close', body.id) && mayAct(meeting.state, 'sitting.close'),
      reopen: closed !== null && may(actor, 'sitting.reopen', body.id) && mayAct(meeting.state, 'sitting.reopen'),
      fail:
        may(actor, 'quorum.fail', body.id) &&
        mayAct(meeting.state, 'quorum.fail') &&
        ctx.clock() >= new Date(facts.startsAt) &&
        quorums.some(({ lacking }) => lacking) &&
        (await votesOfMeeting(ctx.db, meeting.id)).length === 0,
    },
    /** Of the body's own rule book, for whoever opens votes or must say by which the meeting fails. */
    rules: officer ? await rulesOf(ctx.db, body.id) : [],
    /** What is found under each of them and under the general ones. */
    quorums: officer ? quorums : [],
    /** Whether the device in hand can sign a ballot, which only the device can tell. */
    device: await deviceIn(ctx, actor, body.id),
  })
}

/** Nothing is taken back once something was put to the vote under it. */
const votedSince = (results: { openedAt: string }[], { itemCalledAt }: Meeting): boolean =>
  results.some(({ openedAt }) => itemCalledAt !== null && new Date(openedAt) >= itemCalledAt)

/** Both questions at once: what the seat allows, and what the state of the meeting does. */
function mayDo(actor: Actor, { bodyId, state }: Meeting) {
  const both = (act: Act & MeetingAct) => may(actor, act, bodyId) && mayAct(state, act)
  return {
    open: both('sitting.open'),
    suspend: both('sitting.suspend'),
    resume: both('sitting.resume'),
    adjourn: both('sitting.adjourn'),
    call: both('item.call'),
    defer: both('item.defer'),
    openVote: both('vote.open'),
    closeVote: both('vote.close'),
    checkIn: both('attendance.check_in'),
    leave: both('attendance.leave'),
    record: may(actor, 'attendance.record', bodyId) && mayAct(state, 'attendance.check_in'),
    correct: both('attendance.correct'),
    console: may(actor, 'item.call', bodyId),
    edit: both('agenda.edit'),
  }
}

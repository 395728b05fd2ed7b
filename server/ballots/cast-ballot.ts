import { ballotChallenge, parseBallot } from '../../app/rules/ballot.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import { commitTogether } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { gather } from '../platform/gather.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import type { CastAnswer } from './cast-answer.ts'
import { checkBallots } from './check-ballots.ts'
import type { Casting } from './load-cast-facts.ts'
import { castingMandate } from './mandate-queries.ts'
import { voteById } from './queries.ts'
import { recordBallots } from './record-ballots.ts'

export type { CastAnswer } from './cast-answer.ts'

/**
 * Records a member's ballot once, durably, before it is acknowledged. The slow signature check comes before the head is
 * locked; everything that may change meanwhile is asked again under the lock. The same ballot bytes again answer the first
 * entry. Ballots that come at the same moment are checked together and recorded together.
 */
export async function castBallot(ctx: Ctx, actor: Actor, input: CastBallot): Promise<Result<CastAnswer>> {
  const parsed = parseBallot(input.ballot)
  const who = await inVote(ctx, actor, input.voteId)
  const mandate = await castingMandate(ctx.db, who, input.seatId, parsed.ok ? parsed.value.mandate : null)
  if (!mandate) return refuse((await knowsOf(ctx, who, input)) ? 'not_a_voting_seat' : 'not_found')
  if (!parsed.ok) return parsed
  const { bodyId } = mandate
  const challenge = ballotChallenge(input.ballot)
  const casting: Casting = { actor: who, mandate, bodyId, input, ballot: parsed.value, challenge, id: toHex(challenge) }
  const checked = await gather(ctx.queues, `ballots ${bodyId}`, casting, (together) =>
    checkBallots(ctx, bodyId, together),
  )
  if (!checked.ok) return checked
  if (checked.value) return ok(checked.value)
  // The id says all that the ballot says: to whom, for which seat, in which vote.
  const ask = { bodies: bodyId, actor: who, act: 'ballot.cast', requestId: input.requestId, input: casting.id }
  const cast = await commitTogether(ctx, ask, casting, recordBallots)
  if (cast.ok) ctx.metrics.ballotsAccepted.inc()
  return cast
}

/** Only somebody's deputy is another in one meeting than in the next: a member's vote is not read for it. */
async function inVote(ctx: Ctx, actor: Actor, voteId: VoteId): Promise<Actor> {
  const lends = actor.deputies.length > 0 || actor.mandates.some(({ replacedIn }) => replacedIn?.length)
  const vote = lends ? await voteById(ctx.db, voteId) : undefined
  return vote ? inMeeting(actor, vote.meetingId) : actor
}

async function knowsOf(ctx: Ctx, actor: Actor, { voteId }: CastBallot): Promise<boolean> {
  const vote = await voteById(ctx.db, voteId)
  return actor.mandates.some((held) => held.bodyId === vote?.bodyId)
}

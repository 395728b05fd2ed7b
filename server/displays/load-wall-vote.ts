import { electionOf } from '../../app/rules/vote-terms.ts'
import { participationIn } from '../ballots/participation-queries.ts'
import { calledSeats, seatsThatCast, type Vote } from '../ballots/queries.ts'
import { closingOf, type SeatResult, seatResults } from '../ballots/result-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { disputesOf, standingOf, statementsOf } from '../results/queries.ts'

export type WallVote = Awaited<ReturnType<typeof loadOpen>>
export type WallResult = Awaited<ReturnType<typeof loadDeclared>>
/** A seat's choice with the name of whoever cast it by proxy; neither its reason nor its key. */
export type WallSeat = Pick<SeatResult, 'seatId' | 'name' | 'chair' | 'choice' | 'names' | 'present' | 'proxy'>

const about = ({ id, terms, openedAt }: Vote) => ({
  voteId: id,
  rule: terms.rule,
  election: electionOf(terms),
  question: terms.question,
  electorate: terms.electorate_root,
  openedAt: openedAt.toISOString(),
})

/** What may be seen of a vote before its close: who has voted, and of how they did no more than the rule allows. */
export async function loadOpen(ctx: Ctx, vote: Vote) {
  const participation = await participationIn(ctx.db, vote)
  return {
    ...about(vote),
    deadline: vote.deadline.toISOString(),
    electors: participation.electors,
    cast: participation.cast,
    tally: participation.tally,
    candidates: participation.candidates,
    voted: await seatsThatCast(ctx.db, vote.id),
    called: (await calledSeats(ctx.db, vote.id)).at(-1) ?? null,
    seats: participation.names ? onWall(await seatResults(ctx, vote, participation, null)) : null,
  }
}

/** A declared result: recorded votes have names, and there are no others yet. */
export async function loadDeclared(ctx: Ctx, vote: Vote) {
  const { result, closedAt } = vote
  if (!result || !closedAt) return null
  const seats = onWall(await seatResults(ctx, vote, null, await closingOf(ctx, vote)))
  const standing = await standingOf(ctx.db, vote.id)
  const disputed = (await disputesOf(ctx.db, vote.id)).some(({ outcome }) => outcome === null)
  const nameOf = new Map(seats.map(({ seatId, name }) => [seatId, name]))
  return {
    ...about(vote),
    result,
    closedAt: closedAt.toISOString(),
    seats,
    standing: standing ? { state: standing.state, until: standing.until.toISOString(), disputed } : null,
    /** Whose they are: what they say is in the record. */
    statements: (await statementsOf(ctx.db, vote.id)).flatMap(({ seatId }) => nameOf.get(seatId) ?? []),
  }
}

const onWall = (seats: SeatResult[]): WallSeat[] =>
  seats.map(({ seatId, name, chair, choice, names, present, proxy }) => ({
    seatId,
    name,
    chair,
    choice,
    names,
    present,
    proxy,
  }))

import { type Decision, isElected } from '../../app/rules/decide-vote.ts'
import { listOfNames } from '../../app/rules/elections/election-words.ts'
import type { Words } from '../../app/rules/rule.ts'
import { electionOf, type VoteTerms } from '../../app/rules/vote-terms.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { votingMandates } from '../ballots/mandate-queries.ts'
import { electorsOf, lastBallot, seatsThatCast, votesOfMeeting } from '../ballots/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { readTogether } from '../platform/gather.ts'
import type { Actor } from '../policies/actor.ts'
import type { SittingItem } from './sitting-items.ts'

export type OpenSittingVote = NonNullable<Awaited<ReturnType<typeof sittingVotes>>['vote']>
export type SittingResult = Awaited<ReturnType<typeof sittingVotes>>['results'][number]

/** The vote that is open and those that were declared, on items whose decision this person may read. */
export async function sittingVotes(ctx: Ctx, actor: Actor, meetingId: MeetingId, items: SittingItem[]) {
  const byId = new Map(items.filter((item) => item.open).map((item) => [item.itemId, item]))
  const all = await readTogether(ctx.queues, `votes ${meetingId}`, () => votesOfMeeting(ctx.db, meetingId))
  const votes = all.flatMap((vote) => {
    const item = byId.get(vote.itemId)
    return item ? [{ vote, item }] : []
  })
  const running = votes.find(({ vote }) => vote.state === 'open')
  const about = ({ vote, item }: (typeof votes)[number]) => ({
    voteId: vote.id,
    itemId: vote.itemId,
    number: item.number,
    title: item.title,
    rule: vote.terms.rule.names,
  })
  const results = votes.flatMap(({ vote, item }) =>
    vote.result && vote.closedAt
      ? [
          {
            ...about({ vote, item }),
            outcome: vote.result.outcome,
            counts: vote.result.counts,
            names: namesIn(vote.terms, vote.result),
            openedAt: vote.openedAt.toISOString(),
            at: vote.closedAt.toISOString(),
          },
        ]
      : [],
  )
  if (!running) return { vote: null, results }
  const { vote } = running
  const since = (await interestsIn(ctx.db, [vote.itemId])).map(({ seatId }) => seatId as string)
  const recused = new Set([...vote.terms.recused.map((one) => one.seat), ...since])
  const held = await votingMandates(ctx.db, actor, vote.bodyId)
  // Whoever is recused from the item casts for nobody else in it either.
  const keptOut = held.some(({ seatId, proxy }) => !proxy && recused.has(seatId))
  const own = held.filter(({ seatId, proxy }) => !recused.has(seatId) && !(proxy && keptOut))
  const { electors, voted } = await readTogether(ctx.queues, `electors ${vote.id}`, async () => ({
    electors: new Map((await electorsOf(ctx.db, vote.id)).map(({ seat, mandates }) => [seat, mandates])),
    voted: (await seatsThatCast(ctx.db, vote.id)).length,
  }))
  const counted = own.filter(({ seatId, mandateId, proxy }) => !proxy || electors.get(seatId)?.includes(mandateId))
  const cast = await Promise.all(counted.map(({ seatId }) => lastBallot(ctx.db, vote.id, seatId)))
  return {
    results,
    vote: {
      ...about(running),
      question: vote.terms.question,
      openedAt: vote.openedAt.toISOString(),
      deadline: vote.deadline.toISOString(),
      electorate: vote.terms.electorate_root,
      electors: Number(vote.terms.electors),
      cast: voted,
      /** `none`: no seat of this person's, or that they hold by proxy, has a vote in it. */
      mine: counted.length === 0 ? ('none' as const) : cast.every(Boolean) ? ('cast' as const) : ('owed' as const),
    },
  }
}

/** Who was elected, or stands in the next round; null where the vote was on a decision, or named nobody. */
function namesIn(terms: VoteTerms, decision: Decision): Words | null {
  const election = electionOf(terms)
  if (!election || !isElected(decision)) return null
  const named = decision.elected.length > 0 ? decision.elected : decision.run_off
  return named.length > 0 ? listOfNames(named, election) : null
}

// The tables of standing results, disputes and statements against the ledger that says the same.
import { eq } from 'drizzle-orm'
import type { History } from '../../app/rules/bundle/history.ts'
import { windowEnd } from '../../app/rules/dispute-window.ts'
import { standingOf } from '../../app/rules/verify/check-disputes.ts'
import type { VoteTerms } from '../../app/rules/vote-terms.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { vote } from '../../db/schema/ballots.ts'
import { dispute, resultStanding, statement } from '../../db/schema/results.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

export async function checkResults(ctx: Ctx, bodyId: BodyId, history: History): Promise<Fault[]> {
  const ofBody = eq(vote.bodyId, bodyId)
  const standings = await ctx.db.select().from(resultStanding).where(eq(resultStanding.bodyId, bodyId))
  const disputes = await ctx.db.select().from(dispute).innerJoin(vote, eq(vote.id, dispute.voteId)).where(ofBody)
  const statements = await ctx.db.select().from(statement).innerJoin(vote, eq(vote.id, statement.voteId)).where(ofBody)
  const stored = [
    ...standings.map(({ voteId, state, until }) => `${voteId} ${state} ${until.toISOString()}`),
    ...disputes.map(({ dispute: one }) => disputed(one.voteId, one.seatId, one.ground, one.outcome)),
    ...statements.map(({ statement: one }) => `${one.voteId} ${one.seatId} said ${one.words}`),
  ]
  const said = saidOf(history)
  const odd = [...stored.filter((row) => !said.includes(row)), ...said.filter((row) => !stored.includes(row))]
  return odd.map((row) => ({
    rule: 'result.standing_differs',
    severity: 'error',
    what: `What stands of a result is not as in the ledger: ${row}`,
  }))
}

function saidOf({ votes, acts }: History): string[] {
  const said: string[] = []
  for (const each of votes.values()) {
    const terms = each.opened.payload.terms as unknown as VoteTerms
    const until = each.result && windowEnd(terms, each.result.at)
    // A tie that awaits the chair has no window yet.
    const waits = each.result?.payload.result.outcome === 'tied'
    if (until && !waits) said.push(`${each.vote} ${standingOf(each, terms)} ${until}`)
    for (const [seat, { raised, ended }] of each.disputes)
      said.push(
        disputed(
          each.vote,
          seat,
          raised.payload.ground,
          ended?.type === 'dispute.settled' ? ended.payload.outcome : ended ? 'withdrawn' : null,
        ),
      )
  }
  for (const act of acts)
    if (act.type === 'statement.made') said.push(`${act.payload.vote} ${act.payload.seat} said ${act.payload.words}`)
  return said
}

const disputed = (vote: string, seat: string, ground: string, outcome: string | null): string =>
  `${vote} ${seat} disputed as ${ground}: ${outcome ?? 'open'}`

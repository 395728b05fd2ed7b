// Ballots that all come at the same moment, through the real command, until the last is acknowledged; then the floor: the same
// rows by plain SQL in groups of the same size. What is compared is rows a second with as many in flight as there are members.
import { setImmediate } from 'node:timers/promises'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { ItemId, VoteId } from '../../app/wire/ids.ts'
import { castBallot } from '../../server/ballots/cast-ballot.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { type Member, must, requestId, sealFor } from '../support/body.ts'
import type { LargeSitting } from '../support/large-sitting.ts'
import { closeVoteIn, openVoteIn } from '../support/sitting.ts'
import { ascending, ms, percentile, type Say } from './bench.ts'
import { insertPlainly, writtenBy } from './floor.ts'

export type Saturated = { share: number; lines: string[] }

/** A vote an item; the first warms the process and the database's pages up, and is not counted. */
export async function saturate(ctx: Ctx, sitting: LargeSitting, items: ItemId[], say: Say): Promise<Saturated> {
  const members = sitting.voters.length
  const counting = countStatements(ctx)
  const latencies: number[] = []
  let [castMs, floorMs, cast, groups, sent] = [0, 0, 0, 0, 0]
  for (const [round, itemId] of items.entries()) {
    const voteId = await openVoteIn(ctx, { ...sitting, itemId }, { seconds: 3_600 })
    const inputs = await sealAll(ctx, sitting, voteId)
    const before = counting.sent()
    const run = await castAll(ctx, sitting.voters, inputs)
    const used = counting.sent() - before
    const written = await writtenBy(ctx, sitting.bodyId, voteId)
    const floor = await insertPlainly(ctx, sitting.bodyId, `r${round}`, written)
    await closeVoteIn(ctx, sitting, voteId)
    say(`vote ${round}: ${members} ballots in ${ms(run.took)} (${written.length} commits), floor ${ms(floor)}`)
    if (round === 0) continue
    latencies.push(...run.latencies)
    castMs += run.took
    floorMs += floor
    cast += members
    groups += written.length
    sent += used
  }
  const sorted = ascending(latencies)
  const perSecond = (took: number) => Math.round((cast / took) * 1000)
  return {
    share: floorMs / castMs,
    lines: [
      `${perSecond(castMs)} ballots/s accepted; p50 ${ms(percentile(sorted, 0.5))}, p99 ${ms(percentile(sorted, 0.99))} with all ${members} at once`,
      `${(cast / groups).toFixed(0)} ballots a commit, ${(sent / cast).toFixed(2)} statements a ballot`,
      `${perSecond(floorMs)} ballots/s is the floor: the same rows by plain SQL in the same groups, on one connection`,
    ],
  }
}

/** A ballot of each voter, signed, as the browsers would send them. */
export const sealAll = (ctx: Ctx, sitting: LargeSitting, voteId: VoteId): Promise<CastBallot[]> =>
  Promise.all(
    sitting.voters.map(async (voter, place) => {
      const choice = ['yes', 'yes', 'no', 'abstain'][place % 4] as string
      const { text, proof } = await sealFor(ctx, voter, sitting.deviceOf(voter), voteId, { choice })
      return { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: text, proof }
    }),
  )

async function castAll(ctx: Ctx, voters: Member[], inputs: CastBallot[]) {
  const latencies: number[] = []
  const began = performance.now()
  const cast = async (voter: Member, input: CastBallot) => {
    must(await castBallot(ctx, voter.actor, input))
    latencies.push(performance.now() - began)
  }
  const casting: Promise<void>[] = []
  for (const [place, voter] of voters.entries()) {
    casting.push(cast(voter, inputs[place] as CastBallot))
    // As requests come: each in a turn of the loop, so that the first is on its way before the last has been read.
    await setImmediate()
  }
  await Promise.all(casting)
  return { took: performance.now() - began, latencies }
}

function countStatements(ctx: Ctx): { sent: () => number } {
  let statements = 0
  const watch = (client: object) => {
    const counted = client as { query: (...args: unknown[]) => unknown }
    const query = counted.query.bind(client)
    counted.query = (...args) => {
      statements += 1
      return query(...args)
    }
  }
  ctx.pool.on('connect', watch)
  for (const client of (ctx.pool as unknown as { _clients: object[] })._clients) watch(client)
  return { sent: () => statements }
}

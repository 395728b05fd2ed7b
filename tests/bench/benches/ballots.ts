// A thousand members cast at once through the real command: signatures checked, one durable commit a batch; beside the floor
// of the same rows inserted by plain SQL in groups of the same size, on the same database, in the same run.
import type { CastBallot } from '../../../app/wire/ballots.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { type Member, must, requestId, sealFor } from '../../support/body.ts'
import { freshHouse } from '../../support/fresh-house.ts'
import { type LargeSitting, makeLargeSitting } from '../../support/large-sitting.ts'
import { closeVoteIn, openVoteIn } from '../../support/sitting.ts'
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'
import { insertPlainly, writtenBy } from '../floor.ts'

const MEMBERS = 1_000
/** The first warms the process and the database's pages up, and is not counted. */
const VOTES = 5

export const ballots: Bench = {
  name: 'ballots',
  says: 'ballots accepted a second, against the same rows by plain SQL',
  run: async (say) => {
    const { ctx, strike } = await freshHouse()
    try {
      return await measure(ctx, say)
    } finally {
      await strike()
    }
  },
}

async function measure(ctx: Ctx, say: Say): Promise<Figures> {
  say(`seating ${MEMBERS} members with their keys`)
  const sitting = await makeLargeSitting(ctx, MEMBERS, VOTES)
  let statements = 0
  ctx.pool.on('connect', (client) => countStatements(client, () => (statements += 1)))
  for (const client of (ctx.pool as unknown as { _clients: object[] })._clients)
    countStatements(client, () => (statements += 1))
  const latencies: number[] = []
  let [castMs, floorMs, cast, groups, sent] = [0, 0, 0, 0, 0]
  for (const [round, itemId] of [sitting.itemId, ...sitting.otherItems].entries()) {
    const voteId = await openVoteIn(ctx, { ...sitting, itemId })
    const inputs = await Promise.all(sitting.voters.map((voter) => sealed(ctx, sitting, voter, voteId)))
    statements = 0
    const run = await castAll(ctx, sitting.voters, inputs)
    const used = statements
    const written = await writtenBy(ctx, sitting.bodyId, voteId)
    const floor = await insertPlainly(ctx, sitting.bodyId, `r${round}`, written)
    await closeVoteIn(ctx, sitting, voteId)
    say(`vote ${round}: ${MEMBERS} ballots in ${ms(run.took)} (${written.length} commits), floor ${ms(floor)}`)
    if (round === 0) continue
    latencies.push(...run.latencies)
    castMs += run.took
    floorMs += floor
    cast += MEMBERS
    groups += written.length
    sent += used
  }
  const sorted = ascending(latencies)
  const perSecond = (took: number) => Math.round((cast / took) * 1000)
  return {
    lines: [
      `${perSecond(castMs)} ballots/s accepted; p50 ${ms(percentile(sorted, 0.5))}, p99 ${ms(percentile(sorted, 0.99))} with all ${MEMBERS} at once`,
      `${(cast / groups).toFixed(0)} ballots a commit, ${(sent / cast).toFixed(2)} statements a ballot`,
      `${perSecond(floorMs)} ballots/s is the floor: the same rows by plain SQL in the same groups`,
    ],
    ratios: { floor: floorMs / castMs },
  }
}

async function castAll(ctx: Ctx, voters: Member[], inputs: CastBallot[]) {
  const latencies: number[] = []
  const began = performance.now()
  await Promise.all(
    voters.map(async (voter, place) => {
      must(await castBallot(ctx, voter.actor, inputs[place] as CastBallot))
      latencies.push(performance.now() - began)
    }),
  )
  return { took: performance.now() - began, latencies }
}

async function sealed(ctx: Ctx, sitting: LargeSitting, voter: Member, voteId: VoteId): Promise<CastBallot> {
  const { text, proof } = await sealFor(ctx, voter, sitting.deviceOf(voter), voteId)
  return { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: text, proof }
}

function countStatements(client: object, count: () => void): void {
  const counted = client as { query: (...args: unknown[]) => unknown }
  const query = counted.query.bind(client)
  counted.query = (...args) => {
    count()
    return query(...args)
  }
}

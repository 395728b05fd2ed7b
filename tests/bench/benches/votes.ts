// Three thousand members vote within ten seconds: the real process with its pages, sessions and signature checks, asked over
// HTTP from this process on the same cores. Then, in the same run, as fast as the append path goes: see saturate.ts.
import { setTimeout as sleep } from 'node:timers/promises'
import { io } from 'socket.io-client'
import type { CastBallot } from '../../../app/wire/ballots.ts'
import type { ItemId, VoteId } from '../../../app/wire/ids.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { seatSomebody } from '../../support/body.ts'
import { cookieOf, poolOf, post } from '../../support/http-member.ts'
import { type LargeSitting, makeLargeSitting } from '../../support/large-sitting.ts'
import { describeLoad } from '../../support/machine.ts'
import { type OnStage, onStage } from '../../support/on-stage.ts'
import type { RunningMajlis } from '../../support/running-majlis.ts'
import { openVoteIn } from '../../support/sitting.ts'
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'
import { saturate, sealAll } from '../saturate.ts'
import { watchServer } from '../watch-server.ts'

const MEMBERS = 3_000
const WITHIN_MS = 10_000
const CONNECTIONS = 200
/** Besides the votes over HTTP: one to warm up and two that count. */
const SATURATED = 3

export const votes: Bench = {
  name: 'votes',
  says: `${MEMBERS} members voting within ${WITHIN_MS / 1000} s over HTTP, and the append path against plain SQL`,
  run: (say) => onStage(say, (on) => measure(on, say)),
}

async function measure({ majlis, ctx }: OnStage, say: Say): Promise<Figures> {
  say(`seating ${MEMBERS} members with their keys`)
  const sitting = await makeLargeSitting(ctx, MEMBERS, SATURATED + 2)
  const [paced, atOnce, ...rest] = [sitting.itemId, ...sitting.otherItems] as [ItemId, ItemId, ...ItemId[]]
  const auditor = await seatSomebody(ctx, sitting.bodyId, 'auditor')
  const cookies: string[] = []
  for (const { actor } of sitting.voters) cookies.push(await cookieOf(ctx, actor))
  const chair = await cookieOf(ctx, sitting.chair.actor)
  const audit = await cookieOf(ctx, auditor.actor)

  const vote = async (itemId: ItemId, within: number) => {
    const voteId = await openVoteIn(ctx, { ...sitting, itemId }, { seconds: 3_600 })
    const inputs = await sealAll(ctx, sitting, voteId)
    const server = await watchServer(majlis)
    const cast = await castOverHttp(majlis, voteId, cookies, inputs, within)
    const used = await server.stop()
    const published = await closeAndRead(majlis, sitting, voteId, chair, audit)
    await mustCountAll(ctx, voteId)
    return { ...cast, used, published, load: describeLoad() }
  }
  const steady = await vote(paced, WITHIN_MS)
  say(`within ${WITHIN_MS / 1000} s: p99 ${ms(percentile(steady.latencies, 0.99))}, ${steady.load}`)
  const burst = await vote(atOnce, 0)
  const full = await saturate(ctx, sitting, rest, say)
  const p99 = percentile(steady.latencies, 0.99)
  return {
    lines: [
      `${MEMBERS} arrivals over ${WITHIN_MS / 1000} s by HTTP, on ${CONNECTIONS} connections: receipt p50 ${ms(percentile(steady.latencies, 0.5))}, p99 ${ms(p99)}, last ${ms(steady.latencies.at(-1) ?? Number.NaN)} (${steady.load})`,
      `server: ${steady.used.cpuSeconds.toFixed(1)} s of CPU in ${(steady.took / 1000).toFixed(1)} s, at most ${steady.used.peakMiB} MiB`,
      `close → an auditor's page with the declared result: ${ms(steady.published)}; after the burst ${ms(burst.published)}`,
      `all ${MEMBERS} at once by HTTP: ${Math.round(MEMBERS / (burst.took / 1000))} ballots/s, p99 ${ms(percentile(burst.latencies, 0.99))} (${burst.load}); server ${burst.used.cpuSeconds.toFixed(1)} s of CPU, at most ${burst.used.peakMiB} MiB`,
      ...full.lines,
      'ratio appends: ballots/s of the command with all in flight ÷ that floor; the others are seconds',
    ],
    ratios: { appends: full.share, p99_seconds: p99 / 1000, published_seconds: steady.published / 1000 },
  }
}

/** Each ballot leaves at its own moment, whether or not those before it are answered; its time counts from that moment. */
async function castOverHttp(
  { origin }: RunningMajlis,
  voteId: VoteId,
  cookies: string[],
  inputs: CastBallot[],
  within: number,
) {
  const send = poolOf(CONNECTIONS)
  const moments = ascending(inputs.map(() => Math.random() * within))
  const began = performance.now()
  const latencies = await Promise.all(
    inputs.map(async (input, place) => {
      const due = moments[place] as number
      await sleep(due)
      const reply = await send(origin, `/v/${voteId}/ballot`, cookies[place] as string, input)
      if (!reply.body?.ok) throw new Error(`A ballot was refused: ${reply.status} ${JSON.stringify(reply.body)}`)
      return performance.now() - began - due
    }),
  )
  return { latencies: ascending(latencies), took: performance.now() - began }
}

/** From the chair's request to the auditor's page, which is read again at every word of a change, as browsers do. */
async function closeAndRead(
  { origin }: RunningMajlis,
  { meetingId }: LargeSitting,
  voteId: VoteId,
  chair: string,
  auditor: string,
): Promise<number> {
  const socket = io(origin, { transports: ['websocket'], extraHeaders: { cookie: auditor, origin } })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  await socket.timeout(5_000).emitWithAck('subscribe', { protocol: PROTOCOL_VERSION, cursors: {} })
  const read = async () => {
    const page = await fetch(`${origin}/v/${voteId}/result.data`, { headers: { cookie: auditor } })
    return page.ok && (await page.text()).includes('"declaredEntry"')
  }
  if (await read()) throw new Error('The result is there before the close')
  const began = performance.now()
  const shown = new Promise<number>((resolve, reject) => {
    let reading: Promise<unknown> = Promise.resolve()
    socket.on('changed', () => {
      reading = reading.then(async () => (await read()) && resolve(performance.now() - began)).catch(reject)
    })
  })
  const closed = await post(origin, `/m/${meetingId}/act/close-vote`, chair, { requestId: crypto.randomUUID(), voteId })
  if (!closed.body?.ok) throw new Error(`The close was refused: ${JSON.stringify(closed.body)}`)
  const took = await shown
  socket.disconnect()
  return took
}

async function mustCountAll(ctx: Ctx, voteId: VoteId): Promise<void> {
  const counts = (await voteById(ctx.db, voteId))?.result?.counts
  const counted = Object.entries(counts ?? {}).reduce((sum, [, each]) => sum + Number(each), 0)
  if (counted < MEMBERS)
    throw new Error(`${MEMBERS} ballots were acknowledged, the result says ${JSON.stringify(counts)}`)
}

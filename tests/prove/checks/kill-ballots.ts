import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { verifyReceipt } from '../../../app/rules/verify/verify-receipt.ts'
import type { CastBallot } from '../../../app/wire/ballots.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { ballot as ballots } from '../../../db/schema/ballots.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { entriesOf, entriesOfTypes, headOf } from '../../../server/ledger/queries.ts'
import { receiptFor } from '../../../server/ledger/receipt.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { requestId, sealFor } from '../../support/body.ts'
import { cookieOf, post } from '../../support/http-member.ts'
import { type LargeSitting, makeLargeSitting } from '../../support/large-sitting.ts'
import { type OnStage, onStage } from '../../support/on-stage.ts'
import { closeVoteIn, openVoteIn } from '../../support/sitting.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { fsckAndVerify, killPostgres, whenAcknowledged } from '../on-stage.ts'

const MEMBERS = 320
/** So many at a time: some are always on their way when the blow falls, and share a commit. */
const AT_ONCE = 30
/** Between these acknowledgements the blow falls. */
const [EARLIEST, LATEST] = [200, MEMBERS - 2 * AT_ONCE]
const ROUNDS = ['application', 'postgres', 'both', 'application', 'postgres', 'both'] as const

/** `first` is what was acknowledged before the kill, or null; `again` what the same request got after it. */
type Client = { cookie: string; input: CastBallot; first: Told | null; again: Told | null }
type Told = { ballotId: string; entry: number; at: string; choice: string }

export const check: Check = {
  name: 'kill-ballots',
  row: 'kill -9 of the application, of PostgreSQL, and of both at once, during a burst of ballots: nothing acknowledged is missing, and a repeated requestId gets its first receipt.',
  bar: `With ${EARLIEST} to ${LATEST} of ${MEMBERS} ballots acknowledged before each kill: every one stands at the entry that was told and its receipt verifies; every repetition gets the first answer; nobody's ballot stands twice; the ledger has no gap; fsck and verify clean.`,
  run: (say) =>
    onStage(say, async (on) => {
      say(`Seating ${MEMBERS} members with their keys…`)
      const sitting = await makeLargeSitting(on.ctx, MEMBERS, ROUNDS.length)
      const cookies = await Promise.all(sitting.voters.map((voter) => cookieOf(on.ctx, voter.actor)))
      const verdicts: Verdict[] = []
      for (const [round, target] of ROUNDS.entries())
        verdicts.push(await killDuring(say, on, sitting, cookies, round, target))
      const slug = (await bodyById(on.ctx.db, sitting.bodyId))?.slug ?? ''
      return allOf([...verdicts, await fsckAndVerify(say, on.majlis, slug)])
    }),
}

async function killDuring(
  say: Say,
  { ctx, majlis, stage }: OnStage,
  sitting: LargeSitting,
  cookies: string[],
  round: number,
  target: (typeof ROUNDS)[number],
): Promise<Verdict> {
  const itemId = [sitting.itemId, ...sitting.otherItems][round] as typeof sitting.itemId
  const voteId = await openVoteIn(ctx, { ...sitting, itemId }, { seconds: 3_600 })
  const clients = await Promise.all(cookies.map((cookie, place) => sealed(ctx, sitting, voteId, cookie, place)))
  const send = async ({ cookie, input }: Client) => {
    const reply = await post(majlis.origin, `/v/${voteId}/ballot`, cookie, input).catch(() => null)
    return reply?.body?.ok ? (reply.body.value as Told) : null
  }
  const enough = randomInt(EARLIEST, LATEST)
  const answers = clients.map(() => Promise.withResolvers<Told | null>())
  const burst = inTurn(clients, async (client, place) => {
    client.first = await send(client)
    answers[place]?.resolve(client.first)
  })
  await whenAcknowledged(
    answers.map(({ promise }) => promise),
    enough,
  )
  if (target !== 'application') killPostgres(stage)
  if (target !== 'postgres') await majlis.kill()
  await burst
  // After a kill of both the application finds a database that recovers, or none yet: it waits for it or is started again.
  if (target !== 'postgres') await untilStarted(majlis)
  await inTurn(clients, async (client) => {
    client.again = await untilAnswered(() => send(client))
  })
  const receipts = await receiptsOf(ctx, voteId)
  await closeVoteIn(ctx, sitting, voteId)
  const later = await receiptsOf(ctx, voteId)
  const vkey = (await headOf(ctx.db, sitting.bodyId))?.vkey as string
  const standing = await standingOf(ctx, sitting)
  const indexes = (await entriesOf(ctx.db, sitting.bodyId)).map(({ index }) => index)
  const gaps = indexes.filter((index, place) => index !== place)

  const told = clients.filter(({ first }) => first !== null)
  const missing = told.filter(({ first, input }) => standing.get(input.ballot)?.index !== first?.entry)
  const twice = clients.filter(({ input }) => standing.get(input.ballot)?.times !== 1)
  const other = told.filter(({ first, again }) => JSON.stringify(first) !== JSON.stringify(again))
  const unproved: Client[] = []
  for (const client of clients)
    if (!(await provedBy(receipts.get(client.again?.ballotId ?? ''), client, vkey))) unproved.push(client)
  const changed = [...receipts].filter(([id, receipt]) => later.get(id) !== receipt)
  say(
    `round ${round + 1}: ${target} killed at acknowledgement ${enough}; ${told.length} acknowledged before, ${clients.length - told.length} not; ${missing.length} missing, ${gaps.length} gaps; ${told.length - other.length} of ${told.length} repetitions alike; ${clients.length - unproved.length} of ${clients.length} receipts verify`,
  )
  return allOf([
    verdictIf(told.length < MEMBERS, `round ${round + 1} fell after the burst`),
    verdictIf(gaps.length === 0, `the ledger has a gap before entry ${gaps[0]} in round ${round + 1}`),
    verdictIf(missing.length === 0, `${missing.length} acknowledged ballots are missing in round ${round + 1}`),
    verdictIf(twice.length === 0, `${twice.length} ballots stand not once in round ${round + 1}`),
    verdictIf(receipts.size === MEMBERS, `${receipts.size} ballots of ${MEMBERS} members in round ${round + 1}`),
    verdictIf(other.length === 0, `${other.length} repetitions got another answer in round ${round + 1}`),
    verdictIf(unproved.length === 0, `${unproved.length} receipts do not verify in round ${round + 1}`),
    verdictIf(changed.length === 0, `${changed.length} receipts changed in round ${round + 1}`),
  ])
}

async function sealed(ctx: Ctx, sitting: LargeSitting, voteId: VoteId, cookie: string, place: number): Promise<Client> {
  const voter = sitting.voters[place] as (typeof sitting.voters)[number]
  const choice = place % 3 === 0 ? 'no' : 'yes'
  const { text, proof } = await sealFor(ctx, voter, sitting.deviceOf(voter), voteId, { choice })
  const input = { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: text, proof }
  return { cookie, input, first: null, again: null }
}

async function inTurn(clients: Client[], act: (client: Client, place: number) => Promise<void>): Promise<void> {
  const waiting = clients.entries()
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (const [place, client] of waiting) await act(client, place)
  })
  await Promise.all(workers)
}

async function untilStarted(majlis: OnStage['majlis']): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await majlis.restart()
    } catch (error) {
      if (attempt === 20) throw error
      await sleep(500)
    }
  }
}

/** A client that heard nothing asks again, as the browser's does. */
async function untilAnswered(ask: () => Promise<Told | null>): Promise<Told | null> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const told = await ask()
    if (told) return told
    await sleep(500)
  }
  return null
}

/** Where each ballot stands in the ledger, by its own bytes, and how often. */
async function standingOf(ctx: Ctx, { bodyId }: LargeSitting): Promise<Map<string, { index: number; times: number }>> {
  const standing = new Map<string, { index: number; times: number }>()
  for (const { index, payload } of await entriesOfTypes(ctx.db, bodyId, ['ballot.cast'])) {
    const { ballot } = JSON.parse(payload ?? '{}') as { ballot?: string }
    if (ballot) standing.set(ballot, { index, times: (standing.get(ballot)?.times ?? 0) + 1 })
  }
  return standing
}

async function receiptsOf(ctx: Ctx, voteId: VoteId): Promise<Map<string, string>> {
  const receipts = new Map<string, string>()
  for (const row of await ctx.db.select().from(ballots).where(eq(ballots.voteId, voteId))) {
    const bodyId = (JSON.parse(row.canonical) as { body: LargeSitting['bodyId'] }).body
    receipts.set(row.id, JSON.stringify(await receiptFor(ctx.db, { ...row, bodyId })))
  }
  return receipts
}

/** The receipt holds by itself under the ledger's key, and says what its member was told. */
async function provedBy(receipt: string | undefined, { again, input }: Client, vkey: string): Promise<boolean> {
  const report = receipt ? await verifyReceipt(receipt, verifyEd25519, { vkey }) : null
  if (!report?.holds || !report.receipt || !again) return false
  const { index, at, choice, ballot } = report.receipt
  return index === again.entry && at === again.at && choice === again.choice && ballot === input.ballot
}

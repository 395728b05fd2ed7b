import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import type { CastBallot } from '../../../app/wire/ballots.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { ballot as ballots } from '../../../db/schema/ballots.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { entriesOf } from '../../../server/ledger/queries.ts'
import { receiptFor } from '../../../server/ledger/receipt.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { requestId, sealFor } from '../../support/body.ts'
import { cookieOf, post } from '../../support/http-member.ts'
import { type LargeSitting, makeLargeSitting } from '../../support/large-sitting.ts'
import { closeVoteIn, openVoteIn } from '../../support/sitting.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { fsckAndVerify, killPostgres, type OnStage, onStage, whenAcknowledged } from '../on-stage.ts'

const MEMBERS = 60
/** The last round ends PostgreSQL and leaves the application to recover by itself. */
const ROUNDS = ['application', 'application', 'application', 'application', 'postgres'] as const

/** `first` is what was acknowledged before the kill, or null. */
type Client = { cookie: string; input: CastBallot; first: Told | null }
type Told = { ballotId: string; entry: number; at: string; choice: string }

export const check: Check = {
  name: 'kill-ballots',
  row: 'kill -9 of the application, and of PostgreSQL, during a burst of ballots: nothing acknowledged is missing, and a repeated requestId gets its first receipt.',
  bar: 'Every acknowledged ballot stands in the ledger at the entry that was told; every repetition gets the same entry and proof; fsck and verify clean.',
  run: (say) =>
    onStage(say, async (on) => {
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
  const clients = await Promise.all(
    sitting.voters.map(async (voter, place): Promise<Client> => {
      const { text, proof } = await sealFor(ctx, voter, sitting.deviceOf(voter), voteId, {
        choice: place % 3 === 0 ? 'no' : 'yes',
      })
      const input = { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: text, level: 'C' as const }
      return { cookie: cookies[place] as string, input: { ...input, signature: proof.signature }, first: null }
    }),
  )
  const send = async (client: Client) => {
    const reply = await post(majlis.origin, `/v/${voteId}/ballot`, client.cookie, client.input).catch(() => null)
    return reply?.body?.ok ? (reply.body.value as Told) : null
  }
  // A dozen at a time: some are always on their way when the blow falls.
  const waiting = [...clients]
  const sent = clients.map(() => Promise.withResolvers<Told | null>())
  const senders = Array.from({ length: 12 }, async () => {
    for (let client = waiting.shift(); client; client = waiting.shift()) {
      client.first = await send(client)
      sent[clients.indexOf(client)]?.resolve(client.first)
    }
  })
  const enough = randomInt(3, MEMBERS - 12)
  await whenAcknowledged(
    sent.map(({ promise }) => promise),
    enough,
  )
  if (target === 'postgres') killPostgres(stage)
  else await majlis.kill()
  await Promise.all(senders)
  const told = clients.filter(({ first }) => first !== null).length
  if (target === 'application') await majlis.restart()
  const again = await Promise.all(clients.map((client) => untilAnswered(() => send(client))))
  const proofs = await proofsOf(ctx, voteId)
  await closeVoteIn(ctx, sitting, voteId)
  const held = await compare(ctx, sitting, clients, voteId)
  const same = clients.filter(({ first }, place) => first && JSON.stringify(first) === JSON.stringify(again[place]))
  const later = await proofsOf(ctx, voteId)
  const proofsHold = proofs.size === MEMBERS && [...proofs].every(([id, proof]) => later.get(id) === proof)
  say(
    `round ${round + 1}: ${target} killed at acknowledgement ${enough}; ${told} acknowledged before, ${again.filter(Boolean).length} of ${MEMBERS} after; ${held.missing} missing; ${same.length} of ${told} repetitions alike`,
  )
  return allOf([
    verdictIf(held.missing === 0, `${held.missing} acknowledged ballots are missing in round ${round + 1}`),
    verdictIf(held.rows === MEMBERS, `${held.rows} ballots of ${MEMBERS} members in round ${round + 1}`),
    verdictIf(same.length === told, `${told - same.length} repetitions got another answer in round ${round + 1}`),
    verdictIf(proofsHold, `a receipt changed in round ${round + 1}`),
  ])
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

async function compare(ctx: Ctx, { bodyId }: LargeSitting, clients: Client[], voteId: VoteId) {
  const rows = await ctx.db.select().from(ballots).where(eq(ballots.voteId, voteId))
  const entries = new Map((await entriesOf(ctx.db, bodyId)).map((entry) => [entry.index, entry]))
  const missing = clients.filter(({ first, input }) => {
    if (!first) return false
    const row = rows.find((each) => each.id === first.ballotId)
    const said = JSON.parse(entries.get(first.entry)?.payload ?? '{}') as { ballot?: string; ballot_id?: string }
    return row?.entry !== first.entry || said.ballot_id !== first.ballotId || said.ballot !== input.ballot
  })
  return { missing: missing.length, rows: rows.length }
}

async function proofsOf(ctx: Ctx, voteId: VoteId): Promise<Map<string, string>> {
  const rows = await ctx.db.select().from(ballots).where(eq(ballots.voteId, voteId))
  const proofs = new Map<string, string>()
  for (const row of rows) {
    const { bodyId } = bodyOf(row.canonical)
    proofs.set(row.id, JSON.stringify(await receiptFor(ctx.db, { ...row, bodyId: bodyId as never })))
  }
  return proofs
}

const bodyOf = (canonical: string) => ({ bodyId: (JSON.parse(canonical) as { body: string }).body })

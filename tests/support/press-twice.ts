// A vote in which every member presses twice, with the close in the middle, and everything that must hold of it afterwards:
// what the races of tests and of `npm run prove -- races` have in common.
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { asc, eq } from 'drizzle-orm'
import { readTar } from '../../app/rules/bundle/read-tar.ts'
import type { Result } from '../../app/rules/result.ts'
import { verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import { verifyReceipt } from '../../app/rules/verify/verify-receipt.ts'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import { ballot as ballots } from '../../db/schema/ballots.ts'
import { ledgerEntry } from '../../db/schema/ledger.ts'
import type { CastAnswer } from '../../server/ballots/cast-answer.ts'
import { castBallot } from '../../server/ballots/cast-ballot.ts'
import { closeVote } from '../../server/ballots/close-vote.ts'
import { exportBundle } from '../../server/ledger/export-bundle.ts'
import { headOf } from '../../server/ledger/queries.ts'
import { receiptFor } from '../../server/ledger/receipt.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { verifyEd25519, verifySignature } from '../../server/platform/verify-signature.ts'
import { type Member, must, requestId, SETUP, sealFor } from './body.ts'
import type { Sitting } from './sitting.ts'

type Pressed = { voter: Member; inputs: [CastBallot, CastBallot]; answers: [Result<CastAnswer>, Result<CastAnswer>] }
export type Race = { pressed: Pressed[]; counts: Record<string, string> }

/** The same bytes twice (under one request or under two), or for every third member two different ballots. */
async function twoOf(ctx: Ctx, sitting: Sitting, voter: Member, voteId: VoteId, place: number) {
  const sealed = async (choice: string): Promise<CastBallot> => {
    const { text, proof } = await sealFor(ctx, voter, sitting.deviceOf(voter), voteId, { choice })
    return { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: text, proof }
  }
  const first = await sealed(place % 2 === 0 ? 'yes' : 'no')
  if (place % 3 === 0) return [first, await sealed('abstain')] as const
  return [first, place % 3 === 1 ? first : { ...first, requestId: requestId(ctx) }] as const
}

/** All voters press within a moment, in an order of chance; the chair closes when about half of them have. */
export async function pressTwice(ctx: Ctx, sitting: Sitting, voters: Member[], voteId: VoteId): Promise<Race> {
  const members = await Promise.all(
    voters.map(async (voter, place) => ({ voter, inputs: await twoOf(ctx, sitting, voter, voteId, place) })),
  )
  const presses = members.flatMap(({ voter, inputs }, member) =>
    inputs.map((input, time) => ({ voter, input, member, time })),
  )
  for (let last = presses.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const [a, b] = [presses[last], presses[other]] as [(typeof presses)[number], (typeof presses)[number]]
    ;[presses[last], presses[other]] = [b, a]
  }
  const answers = members.map(() => [] as Promise<Result<CastAnswer>>[])
  const together = Math.max(4, Math.ceil(presses.length / 60))
  const [half, tenth] = [Math.floor(presses.length / 2), Math.ceil(presses.length / 10)]
  let answered = 0
  let closed: ReturnType<typeof closeVote> | undefined
  for (const [place, { voter, input, member, time }] of presses.entries()) {
    if (place === half) {
      // Half of those who pressed are through, others under way: now the chair closes; the last tenth is too late for certain.
      while (answered < half / 2) await sleep(5)
      closed = closeVote(ctx, sitting.chair.actor, { requestId: requestId(ctx), voteId })
    }
    if (place === presses.length - tenth) await closed
    const answer = castBallot(ctx, voter.actor, input)
    ;(answers[member] as Promise<Result<CastAnswer>>[])[time] = answer.finally(() => {
      answered += 1
    })
    if (place % together === 0) await sleep(randomInt(20))
  }
  const pressed = await Promise.all(
    members.map(async ({ voter, inputs }, place) => ({
      voter,
      inputs: [...inputs] as Pressed['inputs'],
      answers: (await Promise.all(answers[place] ?? [])) as Pressed['answers'],
    })),
  )
  const { result } = must((await closed) as Awaited<ReturnType<typeof closeVote>>)
  return { pressed, counts: result.counts }
}

/** How often each thing that must not be is so, in words; and what there was of each thing that may be. */
export async function judgeRace(ctx: Ctx, { bodyId }: Sitting, voteId: VoteId, { pressed, counts }: Race) {
  const rows = await ctx.db.select().from(ballots).where(eq(ballots.voteId, voteId))
  const entries = await ctx.db
    .select({ index: ledgerEntry.index, type: ledgerEntry.type, subject: ledgerEntry.subject })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.bodyId, bodyId))
    .orderBy(asc(ledgerEntry.index))
  const ofVote = entries.filter(({ subject }) => subject === voteId)
  const closing = ofVote.find(({ type }) => type === 'vote.closed')?.index ?? -1
  const cast = ofVote.filter(({ type }) => type === 'ballot.cast')
  const standing = new Map(rows.map((row) => [row.id, row]))
  const answers = pressed.flatMap((member) => member.answers)
  const told = pressed.filter((member) => member.answers.some(({ ok }) => ok))
  const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.code]))
  const wrong = {
    'answers that are neither a receipt nor a known refusal': codes.filter(
      (code) => code !== 'ballot_twice' && code !== 'ballot_late',
    ).length,
    'members who were told two different things': told.filter(
      ({ answers: [a, b] }) => a.ok && b.ok && !isDeepStrictEqual(a.value, b.value),
    ).length,
    'receipts without their ballot': answers.filter(
      (answer) => answer.ok && standing.get(answer.value.ballotId)?.entry !== answer.value.entry,
    ).length,
    'ballots of which nobody was told': rows.length - told.length,
    'seats with more than one ballot': rows.length - new Set(rows.map((row) => row.seatId)).size,
    'ballots after the close': cast.filter(({ index }) => index > closing).length,
    'ballots that are not the ledger’s': cast.filter(({ index }) => !rows.some((row) => row.entry === index)).length,
    'entries less or more than ballots': cast.length - rows.length,
    'gaps in the ledger': entries.filter(({ index }, place) => index !== place).length,
    'choices of which the tally says another number': ['yes', 'no', 'abstain'].filter(
      (choice) => Number(counts[choice]) !== rows.filter((row) => row.choice === choice).length,
    ).length,
    'receipts that do not verify': await unproved(ctx, bodyId, rows),
    'errors of the verifier on the bundle': await bundleErrors(ctx, bodyId, voteId, rows.length),
  }
  return {
    wrong: Object.entries(wrong).filter(([, times]) => times !== 0),
    cast: rows.length,
    twice: codes.filter((code) => code === 'ballot_twice').length,
    late: codes.filter((code) => code === 'ballot_late').length,
    repeated: told.filter(({ answers: [a, b] }) => a.ok && b.ok).length,
  }
}

async function unproved(ctx: Ctx, bodyId: Sitting['bodyId'], rows: (typeof ballots.$inferSelect)[]): Promise<number> {
  const vkey = (await headOf(ctx.db, bodyId))?.vkey as string
  let failed = 0
  for (const row of rows) {
    const receipt = await receiptFor(ctx.db, { ...row, bodyId })
    const report = await verifyReceipt(JSON.stringify(receipt), verifyEd25519, { vkey })
    if (!report?.holds || receipt.index !== row.entry || receipt.choice !== row.choice) failed += 1
  }
  return failed
}

async function bundleErrors(ctx: Ctx, bodyId: Sitting['bodyId'], voteId: VoteId, cast: number): Promise<number> {
  const { files } = must(readTar(must(await exportBundle(ctx, SETUP, bodyId)).bytes))
  const report = await verifyBundle(files, { verifySignature, verifyEd25519 })
  const mine = report.votes.find(({ vote }) => vote === voteId)
  const counted = mine?.agrees && Number(mine.ballots.accepted) === cast ? 0 : 1
  return counted + report.findings.filter(({ severity }) => severity === 'error').length
}

import { ok, type Result } from '../../app/rules/result.ts'
import { checkTurn } from '../../app/rules/turn.ts'
import type { Receipt } from '../../app/wire/ballots.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { seatsOf } from '../bodies/queries.ts'
import { type DeviceFacts, deviceIn } from '../identity/device-queries.ts'
import { receiptFor } from '../ledger/receipt.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor, ActorMandate } from '../policies/actor.ts'
import { loadTurns } from './load-turns.ts'
import { type Participation, participationIn } from './participation.ts'
import { electorOf, lastBallot } from './queries.ts'
import { type ReadVote, readVote, type VotePage, votePage } from './read-vote.ts'

export type MySeat = {
  seatId: string
  mandateId: string
  title: Bilingual
  weight: string
  /** `unable`: the seat has no vote, or came into office after the opening. */
  state: 'can_vote' | 'recused' | 'unable' | 'cast' | 'not_cast'
  /** Keys that may sign for the seat in this vote, as they were fixed when it opened. */
  keys: string[]
  receipt: Receipt | null
  /** The ballot that stands and may still be changed. */
  changes: { seq: string; id: string } | null
  /** Why it is not this seat's turn, as a code of the errors; null when it is. */
  wait: string | null
}

export type VoteSheet = VotePage & {
  pageTitle: Bilingual | string
  mine: MySeat[]
  participation: Participation | null
  device: DeviceFacts
}

/** The vote as this person's sheet shows it: texts, rule, own seats with their state, and receipts of what was cast. */
export async function loadVote(ctx: Ctx, actor: Actor, voteId: VoteId): Promise<Result<VoteSheet>> {
  const read = await readVote(ctx, actor, voteId)
  if (!read.ok) return read
  const { vote, body, mandates, item, masked } = read.value
  const titles = new Map((await seatsOf(ctx.db, body.id, ctx.clock())).map((seat) => [seat.id, seat.title]))
  const mine: MySeat[] = []
  for (const mandate of mandates)
    if (mandate.votes) mine.push(await mySeat(ctx, read.value, mandate, titles.get(mandate.seatId) ?? body.name))
  return ok({
    ...votePage(ctx, read.value),
    pageTitle: item.title ?? 'ballots:title',
    mine,
    participation: vote.state === 'open' && !masked ? await participationIn(ctx.db, vote) : null,
    device: await deviceIn(ctx, actor, body.id),
  })
}

async function mySeat(
  ctx: Ctx,
  { vote, interest }: ReadVote,
  { seatId, mandateId, weight }: ActorMandate,
  title: Bilingual,
): Promise<MySeat> {
  const elector = await electorOf(ctx.db, vote.id, seatId)
  const ballot = await lastBallot(ctx.db, vote.id, seatId)
  const turn = vote.state === 'open' ? (await loadTurns(ctx.db, [vote])).get(vote.id) : undefined
  const mayVote = turn ? checkTurn(seatId, turn) : ok(null)
  const wait = mayVote.ok ? null : mayVote.code
  const seat = {
    seatId,
    mandateId,
    title,
    weight: elector?.weight ?? weight,
    keys: elector?.keys ?? [],
    changes: null,
    wait,
  }
  if (ballot) {
    const mayChange = vote.state === 'open' && vote.terms.rule.change === 'until_close'
    const changes = mayChange ? { seq: String(ballot.seq), id: ballot.id } : null
    return { ...seat, state: 'cast', changes, receipt: await receiptFor(ctx.db, { bodyId: vote.bodyId, ...ballot }) }
  }
  const recused = interest?.seatId === seatId || vote.terms.recused.some((one) => one.seat === seatId)
  if (recused) return { ...seat, state: 'recused', receipt: null }
  if (!elector?.mandates.includes(mandateId)) return { ...seat, state: 'unable', receipt: null }
  return { ...seat, state: vote.state === 'open' ? 'can_vote' : 'not_cast', receipt: null }
}

import type { DisputeGround } from '../../app/rules/dispute-window.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { electorsOf } from '../ballots/queries.ts'
import type { ReadVote } from '../ballots/read-vote.ts'
import { seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { disputesOf, isProvisional, type ResultStanding, standingOf, statementsOf } from './queries.ts'

type Said = { seatId: string; name: Bilingual; words: string; at: string; mine: boolean }

export type ResultTalk = {
  /** Null where the result is final as it was declared. */
  standing: { state: ResultStanding['state']; until: string } | null
  disputes: (Said & {
    ground: DisputeGround
    outcome: 'withdrawn' | 'rejected' | 'upheld' | null
    answer: string
  })[]
  statements: Said[]
  /** The seats this person holds that had a vote, and what each may still do. */
  mine: { seatId: string; title: Bilingual; mayDispute: boolean; maySpeak: boolean }[]
  maySettle: boolean
}

/** What is said of a declared result; nothing to whom the item is closed. */
export async function loadResultTalk(ctx: Ctx, actor: Actor, read: ReadVote): Promise<ResultTalk | null> {
  const { vote, meeting, mandates, level } = read
  if (level !== 'visible' || !vote.result) return null
  const standing = await standingOf(ctx.db, vote.id)
  const [disputes, statements] = [await disputesOf(ctx.db, vote.id), await statementsOf(ctx.db, vote.id)]
  const nameOf = await namesOfSeats(ctx, vote.bodyId, vote.closedAt ?? ctx.clock())
  const electors = new Set((await electorsOf(ctx.db, vote.id)).map(({ seat }) => seat))
  const own = mandates.filter(({ seatId }) => electors.has(seatId))
  const isMine = (seatId: string) => own.some((mandate) => mandate.seatId === seatId)
  const said = (one: { seatId: string; words: string; at: Date }): Said => ({
    seatId: one.seatId,
    name: nameOf(one.seatId).name,
    words: one.words,
    at: one.at.toISOString(),
    mine: isMine(one.seatId),
  })
  const provisional = isProvisional(standing)
  const inTime = provisional && standing !== undefined && ctx.clock() <= standing.until
  const lasts = meeting.state === 'in_session' || meeting.state === 'suspended' || provisional
  const has = (list: readonly { seatId: string }[], seatId: string) => list.some((one) => one.seatId === seatId)
  return {
    standing: standing ? { state: standing.state, until: standing.until.toISOString() } : null,
    disputes: disputes.map((one) => ({ ...said(one), ground: one.ground, outcome: one.outcome, answer: one.answer })),
    statements: statements.map(said),
    mine: own.map(({ seatId }) => ({
      seatId,
      title: nameOf(seatId).title,
      mayDispute: inTime && !has(disputes, seatId) && may(actor, 'result.dispute', vote.bodyId),
      maySpeak: lasts && !has(statements, seatId) && may(actor, 'statement.make', vote.bodyId),
    })),
    maySettle: provisional && may(actor, 'dispute.settle', vote.bodyId),
  }
}

async function namesOfSeats(ctx: Ctx, bodyId: ReadVote['vote']['bodyId'], at: Date) {
  const seats = await seatsOf(ctx.db, bodyId, at)
  const names = await namesOf(
    ctx.db,
    seats.flatMap(({ personId }) => personId ?? []),
  )
  const none = { ar: '…', en: '…' }
  const known = new Map(
    seats.map(({ id, title, personId }) => [id as string, { title, name: (personId && names.get(personId)) || title }]),
  )
  return (seatId: string) => known.get(seatId) ?? { title: none, name: none }
}

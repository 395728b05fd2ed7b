import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type DeviceFacts, deviceIn } from '../identity/device-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { type MySeat, mySeats } from './my-seats.ts'
import { type Participation, participationIn } from './participation-queries.ts'
import { readVote, type VotePage, votePage } from './read-vote.ts'
import { type Revised, revisedSince } from './revised-since.ts'

export type VoteSheet = VotePage & {
  pageTitle: Bilingual | string
  mine: MySeat[]
  participation: Participation | null
  device: DeviceFacts
  /** Papers that changed after the reader's own ballot. */
  revised: Revised[]
  /** In a circulation: the reader's own seat that may ask for a meeting, and whether somebody has. */
  request: { seatId: string | null; made: boolean } | null
}

/** The vote as this person's sheet shows it: texts, rule, own seats with their state, and receipts of what was cast. */
export async function loadVote(ctx: Ctx, actor: Actor, voteId: VoteId): Promise<Result<VoteSheet>> {
  const read = await readVote(ctx, actor, voteId)
  if (!read.ok) return read
  const { vote, meeting, body, item, masked } = read.value
  const mine = await mySeats(ctx, actor, read.value)
  const asks = mine.find(({ onBehalfOf, state }) => onBehalfOf === null && (state === 'can_vote' || state === 'cast'))
  const open = vote.state === 'open' && !vote.request && mayAct(meeting.state, 'meeting.request')
  return ok({
    ...votePage(ctx, read.value),
    pageTitle: item.title ?? 'ballots:title',
    mine,
    participation: vote.state === 'open' && !masked ? await participationIn(ctx.db, vote) : null,
    device: await deviceIn(ctx, actor, body.id),
    revised: await revisedSince(ctx, read.value),
    request: vote.circulates ? { seatId: open ? (asks?.seatId ?? null) : null, made: vote.request !== null } : null,
  })
}

import { mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type DeviceFacts, deviceIn } from '../identity/device-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { loadResultTalk, type ResultTalk } from '../results/load-result-talk.ts'
import { isAnnulled, isDecided } from './open-run-off.ts'
import { type Participation, participationIn } from './participation-queries.ts'
import { openVoteOfMeeting, type Vote } from './queries.ts'
import { type ReadVote, readVote, type VotePage, votePage } from './read-vote.ts'
import { closingOf, type SeatResult, seatResults } from './result-queries.ts'
import { type Revised, revisedSince } from './revised-since.ts'
import { type Neighbours, neighboursOf } from './vote-neighbours.ts'

export type VoteResult = VotePage & {
  pageTitle: Bilingual | string
  plan: 'table' | 'hemicycle'
  /** In the order of the room, the chair first. While the vote is open, choices are null but where the rule shows them. */
  seats: SeatResult[]
  blocs: { key: string; name: Bilingual }[]
  participation: Participation | null
  result: Vote['result']
  ledger: { openedEntry: number; declaredEntry: number; size: number; root: string } | null
  /** Disputes, statements and whether the result is final. */
  talk: ResultTalk | null
  /** The body's votes before and after this one. */
  neighbours: Neighbours
  /** Papers that changed after the reader's own ballot. */
  revised: Revised[]
  mayAudit: boolean
  mayVote: boolean
  /** Whoever presides may open the second of two rounds now. */
  mayRunOff: boolean
  /** For whoever presides, while a tie waits for them. */
  casting: { seatId: string; mandateId: string; weight: string; device: DeviceFacts } | null
}

/** The declared result with everything it was worked out from; while the vote is open, participation as its rule allows. */
export async function loadResult(ctx: Ctx, actor: Actor, voteId: VoteId): Promise<Result<VoteResult>> {
  const read = await readVote(ctx, actor, voteId)
  if (!read.ok) return read
  const { vote, body, item, level, masked, mandates } = read.value
  // A member whose own interest hides the item knows of the vote, but not how it went.
  if (level === 'hidden') return refuse('not_found')
  const participation = vote.state === 'open' && !masked ? await participationIn(ctx.db, vote) : null
  const ledger = await closingOf(ctx, vote)
  return ok({
    ...votePage(ctx, read.value),
    pageTitle: item.title ?? 'ballots:result.title',
    plan: body.plan,
    seats: await seatResults(ctx, vote, participation, ledger),
    blocs: body.settings.blocs ?? [],
    participation,
    result: vote.result,
    ledger: ledger && { ...ledger.place, openedEntry: vote.openedEntry },
    talk: await loadResultTalk(ctx, actor, read.value),
    neighbours: await neighboursOf(ctx, actor, vote),
    revised: await revisedSince(ctx, read.value),
    mayAudit: may(actor, 'ledger.read', body.id),
    mayVote: mandates.some((mandate) => mandate.votes),
    mayRunOff: await mayRunOff(ctx, actor, read.value),
    casting: await castingFor(ctx, actor, read.value),
  })
}

async function mayRunOff(ctx: Ctx, actor: Actor, { vote, meeting, level }: ReadVote): Promise<boolean> {
  if (vote.result?.outcome !== 'run_off' || level !== 'visible') return false
  if (!may(actor, 'vote.open', vote.bodyId) || !mayAct(meeting.state, 'vote.open')) return false
  if ((await isAnnulled(ctx.db, vote.id)) || (await isDecided(ctx.db, vote))) return false
  return !(await openVoteOfMeeting(ctx.db, vote.meetingId))
}

async function castingFor(ctx: Ctx, actor: Actor, { vote, mandates, level }: ReadVote): Promise<VoteResult['casting']> {
  if (vote.result?.outcome !== 'tied' || level !== 'visible') return null
  const held = mandates.find(({ seatId }) => 'chair' in vote.terms && vote.terms.chair === seatId)
  if (!held) return null
  const { seatId, mandateId, weight } = held
  return { seatId, mandateId, weight, device: await deviceIn(ctx, actor, vote.bodyId) }
}

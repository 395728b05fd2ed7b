import { ok } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { calledSeats, electorsOf, seatsThatCast, voteById } from '../ballots/queries.ts'
import { recordingIn } from '../ballots/recording-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { loadSitting } from './load-sitting.ts'
import { meetingById } from './queries.ts'

export type Console = Extract<Awaited<ReturnType<typeof loadConsole>>, { ok: true }>['value']

/** The same sitting, with what only its officers see: whose ballot is still awaited, and never what anyone chose. */
export async function loadConsole(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const sitting = await loadSitting(ctx, actor, meetingId)
  if (!sitting.ok) return sitting
  const meeting = await meetingById(ctx.db, meetingId)
  const denied = meeting && permit(actor, 'item.call', meeting.bodyId)
  if (denied) return denied
  const voteId = sitting.value.vote?.voteId
  const vote = voteId ? await voteById(ctx.db, voteId) : undefined
  const rule = vote?.terms.rule
  const voted = voteId ? await seatsThatCast(ctx.db, voteId) : []
  const electors = voteId ? (await electorsOf(ctx.db, voteId)).map((elector) => elector.seat) : []
  return ok({
    ...sitting.value,
    ballots: {
      voted,
      awaited: electors.filter((seat) => !(voted as string[]).includes(seat)),
      rollCall: rule?.form === 'roll_call',
      chairLast: rule?.chair === 'last',
      called: voteId ? await calledSeats(ctx.db, voteId) : [],
    },
    recording: vote ? await recordingIn(ctx, actor, vote) : null,
  })
}

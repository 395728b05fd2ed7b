import type { Elector } from '../../app/rules/electorate.ts'
import { ok } from '../../app/rules/result.ts'
import type { MandateId, MeetingId } from '../../app/wire/ids.ts'
import { calledSeats, electorsOf, seatsThatCast, voteById } from '../ballots/queries.ts'
import { recordingIn } from '../ballots/recording-queries.ts'
import { type ProxyHolder, proxyHolders } from '../bodies/proxy-queries.ts'
import { closedDesk } from '../closed/sitting-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { wishesToSpeak } from '../positions/sitting-queries.ts'
import { listReplies } from '../replies/list-queries.ts'
import { loadSitting } from './load-sitting.ts'
import { meetingById } from './queries.ts'

export type Console = Extract<Awaited<ReturnType<typeof loadConsole>>, { ok: true }>['value']

/** The same sitting, with what only its officers see: whose ballot is still awaited, and never what anyone chose. */
export async function loadConsole(ctx: Ctx, actor: Actor, meetingId: MeetingId) {
  const sitting = await loadSitting(ctx, actor, meetingId)
  if (!sitting.ok) return sitting
  const meeting = await meetingById(ctx.db, meetingId)
  const denied = meeting && permit(inMeeting(actor, meeting.id), 'item.call', meeting.bodyId)
  if (denied) return denied
  const voteId = sitting.value.vote?.voteId
  const vote = voteId ? await voteById(ctx.db, voteId) : undefined
  const rule = vote?.terms.rule
  const voted = voteId ? await seatsThatCast(ctx.db, voteId) : []
  const electors = voteId ? await electorsOf(ctx.db, voteId) : []
  return ok({
    ...sitting.value,
    ballots: {
      voted,
      awaited: electors.map(({ seat }) => seat).filter((seat) => !(voted as string[]).includes(seat)),
      /** Of members who are away: who answers for them, by seat. */
      byProxy: await byProxy(ctx, electors),
      rollCall: rule?.form === 'roll_call',
      chairLast: rule?.chair === 'last',
      called: voteId ? await calledSeats(ctx.db, voteId) : [],
    },
    closedDesk: meeting ? await closedDesk(ctx, actor, meeting) : null,
    replies: meeting ? await listReplies(ctx, meeting) : null,
    wishes:
      meeting?.currentItemId && sitting.value.current
        ? (await wishesToSpeak(ctx, meeting, meeting.currentItemId)).map(({ seatId }) => seatId)
        : [],
    recording: vote ? await recordingIn(ctx, actor, vote) : null,
  })
}

async function byProxy(ctx: Ctx, electors: Elector[]): Promise<Record<string, ProxyHolder>> {
  const holders = await proxyHolders(ctx.db, electors.flatMap(({ mandates }) => mandates) as MandateId[])
  return Object.fromEntries(
    electors.flatMap(({ seat, mandates }) => {
      const holder = mandates.map((mandate) => holders.get(mandate as MandateId)).find(Boolean)
      return holder ? [[seat, holder] as const] : []
    }),
  )
}

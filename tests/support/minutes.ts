// A meeting that is over, with a decided vote in it, and its minutes brought as far as a test needs: by the real commands.
import { minutesChallenge } from '../../app/rules/document-signing.ts'
import type { MinutesText } from '../../app/rules/minutes/text.ts'
import type { KeyId, VoteId } from '../../app/wire/ids.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { approveMinutes } from '../../server/minutes/approve-minutes.ts'
import { beginMinutes } from '../../server/minutes/begin-minutes.ts'
import { circulateMinutes } from '../../server/minutes/circulate-minutes.ts'
import { frozenText } from '../../server/minutes/queries.ts'
import { signMinutes } from '../../server/minutes/sign-minutes.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { firstFiles } from '../../server/signing/queries.ts'
import { castAs, type Device, enrolDevice, type Member, must, requestId } from './body.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from './sitting.ts'

export type Minuted = Sitting & { voteId: VoteId; secretaryDevice: Device }

/** Adjourned: a vote that was carried, one against. */
export async function minutedSitting(ctx: Ctx): Promise<Minuted> {
  const sitting = await makeSitting(ctx)
  const secretaryDevice = await enrolDevice(ctx, sitting.secretary.actor)
  const voteId = await openVoteIn(ctx, sitting)
  for (const [place, voter] of sitting.voters.entries())
    must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId, { choice: place === 2 ? 'no' : 'yes' })).result)
  await closeVoteIn(ctx, sitting, voteId)
  must(await moveSitting(ctx, sitting.chair.actor, { ...about(ctx, sitting), act: 'sitting.adjourn' }))
  return { ...sitting, voteId, secretaryDevice }
}

export const about = (ctx: Ctx, { meetingId }: Sitting) => ({ requestId: requestId(ctx), meetingId })

export const begin = (ctx: Ctx, at: Sitting, by: Member = at.secretary) =>
  beginMinutes(ctx, by.actor, { ...about(ctx, at), act: 'minutes.begin' })

export const circulate = (ctx: Ctx, at: Sitting, over: object = {}, by: Member = at.secretary) =>
  circulateMinutes(ctx, by.actor, {
    ...about(ctx, at),
    act: 'minutes.circulate',
    deadline: new Date(ctx.clock().getTime() + 3_600_000).toISOString(),
    approval: 'chair',
    signers: [at.secretary.seatId, at.chair.seatId],
    ...over,
  })

export const approve = (ctx: Ctx, at: Sitting, by: Member = at.chair) =>
  approveMinutes(ctx, by.actor, { ...about(ctx, at), act: 'minutes.approve' })

export async function sign(ctx: Ctx, at: Minuted, by: Member, over: object = {}) {
  const device = by === at.secretary ? at.secretaryDevice : at.deviceOf(by)
  const text = await frozenText(ctx.db, at.meetingId)
  const pdf = await firstFiles(ctx.db, at.meetingId)
  const said = {
    body: at.bodyId,
    meeting: at.meetingId,
    revision: String(text?.revision),
    digest: text?.digest ?? '',
    pdf,
  }
  const proof = await device.seal(minutesChallenge({ ...said, seat: by.seatId }))
  const given = { ...about(ctx, at), act: 'minutes.sign' as const, seatId: by.seatId, key: device.id as KeyId, proof }
  return signMinutes(ctx, by.actor, { ...given, ...over })
}

export const textOf = async (ctx: Ctx, { meetingId }: Sitting): Promise<MinutesText> =>
  (await frozenText(ctx.db, meetingId))?.text as MinutesText

// A sitting under way on a running Majlis: three items with a text to decide, one with a paper, members with keys.
import type { ItemId, MeetingId, VoteId } from '../../../app/wire/ids.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { type Device, enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { cookieOf } from '../../support/http-member.ts'
import type { OnStage } from '../../support/on-stage.ts'
import { paperOfTests } from '../../support/paper-on-stage.ts'
import { DECISION } from '../../support/sitting.ts'

export type Scene = {
  meetingId: MeetingId
  items: ItemId[]
  paperPath: string
  chair: Member
  secretary: Member
  voters: Member[]
  devices: Map<Member, Device>
  cookies: Map<Member, string>
  /** The vote that was opened last. */
  voteId: VoteId | null
}

export async function raiseScene({ ctx }: OnStage): Promise<Scene> {
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member', 'member', 'member'])
  const [chair, secretary, ...others] = members as [Member, Member, ...Member[]]
  const voters = [chair, ...others]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const items: ItemId[] = []
  for (const name of ['Ports', 'Water', 'Roads'])
    items.push(await makeItem(ctx, secretary.actor, meetingId, name, { type: 'decision', decision: DECISION }))
  const input = { requestId: requestId(ctx), itemId: items[0] as ItemId, paperId: null, fileName: 'memo.pdf' }
  const bytes = paperOfTests('memo-digital-government-v1.pdf')
  const { paperId } = must(await attachPaper(ctx, secretary.actor, input, bytes))
  must(await publish(ctx, secretary.actor, meetingId))
  const devices = new Map<Member, Device>()
  for (const voter of voters) devices.set(voter, await enrolDevice(ctx, voter.actor))
  const cookies = new Map<Member, string>()
  for (const who of members) cookies.set(who, await cookieOf(ctx, who.actor))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  const paperPath = `/m/${meetingId}/papers/${paperId}?from=sitting`
  return { meetingId, items, paperPath, chair, secretary, voters, devices, cookies, voteId: null }
}

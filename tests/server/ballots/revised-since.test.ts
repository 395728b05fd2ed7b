import { expect, test } from 'vitest'
import type { PaperId } from '../../../app/wire/ids.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { castAs, type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { paperBytes } from '../../support/papers.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

/** During a sitting each version is before the members at once. */
const attach = async (sitting: Sitting, name: string, paperId: PaperId | null = null) => {
  const input = { requestId: requestId(ctx), itemId: sitting.itemId, paperId, fileName: name }
  return must(await attachPaper(ctx, sitting.secretary.actor, input, paperBytes(name) as Uint8Array)).paperId
}

test('who voted before a paper was revised is warned on the vote and on its result, and nobody else', async () => {
  const sitting = await makeSitting(ctx)
  const [chair, early, late] = sitting.voters as [Member, Member, Member]
  const paperId = await attach(sitting, 'memo-digital-government-v1.pdf')
  const voteId = await openVoteIn(ctx, sitting)
  const cast = async (member: Member) => must((await castAs(ctx, member, sitting.deviceOf(member), voteId)).result)
  const warned = async (member: Member) => must(await loadVote(ctx, member.actor, voteId)).revised

  await cast(early)
  // A paper that is new after the vote revises nothing.
  await attach(sitting, 'helloworld-bad.pdf')
  expect(await warned(early)).toEqual([])
  await attach(sitting, 'memo-digital-government-v2.pdf', paperId)
  const expected = [{ meetingId: sitting.meetingId, paperId, version: 2, since: 1 }]
  expect(await warned(early)).toMatchObject(expected)
  expect(await warned(late)).toEqual([])
  expect(await warned(chair)).toEqual([])

  // Whoever votes now has the new version; the one that comes after is a revision for both, each since their own.
  await cast(late)
  expect(await warned(late)).toEqual([])
  await attach(sitting, 'js-buttons.pdf', paperId)
  expect(await warned(early)).toMatchObject([{ paperId, version: 3, since: 1 }])
  expect(await warned(late)).toMatchObject([{ paperId, version: 3, since: 2 }])

  await closeVoteIn(ctx, sitting, voteId)
  expect(must(await loadResult(ctx, early.actor, voteId)).revised).toMatchObject([{ version: 3, since: 1 }])
  expect(must(await loadResult(ctx, sitting.secretary.actor, voteId)).revised).toEqual([])
})

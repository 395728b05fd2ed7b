// What a clerk and a second officer send for a member whose device cannot vote.
import { ballotText, ballotTypeFor } from '../../app/rules/ballot.ts'
import { confirmationChallenge, recordChallenge } from '../../app/rules/recorded-ballot.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import { electorOf, voteById } from '../../server/ballots/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { type Device, type Member, requestId } from './body.ts'

export const WHY = 'The tablet has no power'

export async function recordOf(ctx: Ctx, device: Device, voteId: VoteId, member: Member, choice = 'yes') {
  const vote = await voteById(ctx.db, voteId)
  const elector = await electorOf(ctx.db, voteId, member.seatId)
  const fields = {
    body: member.bodyId,
    vote: voteId,
    vote_hash: vote?.voteHash ?? '',
    seat: member.seatId,
    mandate: elector?.mandates[0] ?? '',
    choice,
    weight: elector?.weight ?? '1',
    seq: '1',
    prev: '',
    key: device.id,
    nonce: requestId(ctx),
  }
  const text = ballotText(fields, vote ? ballotTypeFor(electionOf(vote.terms)) : undefined)
  const proof = await device.seal(recordChallenge(text, WHY))
  return { requestId: requestId(ctx), voteId, seatId: member.seatId, ballot: text, why: WHY, by: device.id, proof }
}

export async function confirmationOf(ctx: Ctx, device: Device, voteId: VoteId, { seatId }: Member, text: string) {
  const proof = await device.seal(confirmationChallenge(text, WHY))
  return { requestId: requestId(ctx), voteId, seatId, by: device.id, proof }
}

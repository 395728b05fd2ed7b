import { sealBallot } from '../../app/rules/ballot.ts'
import { toHex } from '../../app/rules/bytes.ts'
import type { SeatId } from '../../app/wire/ids.ts'
import { castBallot } from '../ballots/cast-ballot.ts'
import type { Vote } from '../ballots/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import type { HarnessDevice } from './harness-device.ts'
import { must } from './must.ts'

export type Voter = { username: string; actor: Actor; seatId: SeatId; device: HarnessDevice }

/** Seals and casts as the voter's own device would, by the command that browsers use. */
export async function castAs(ctx: Ctx, { actor, seatId, device }: Voter, vote: Vote, choice: string): Promise<void> {
  const mandate = mandateOf(actor, seatId)
  if (!mandate) throw new Error(`Nobody votes from ${seatId}`)
  const { text, proof } = await sealBallot(
    {
      body: vote.bodyId,
      vote: vote.id,
      vote_hash: vote.voteHash,
      seat: seatId,
      mandate: mandate.mandateId,
      choice,
      weight: mandate.weight,
      seq: '1',
      prev: '',
      key: device.keyId,
      nonce: toHex(ctx.random(16)),
    },
    device.seal,
  )
  must(await castBallot(ctx, actor, { requestId: ctx.id(), voteId: vote.id, seatId, ballot: text, proof }))
}

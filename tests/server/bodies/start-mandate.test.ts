import { describe, expect, test } from 'vitest'
import type { PersonId, SeatId } from '../../../app/wire/ids.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { excludeSeat } from '../../../server/exclusions/exclude-seat.ts'
import { castAs, type Member, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'
import { fingerprint } from '../evil/stage.ts'

const ctx = await testContext()

const seat = ({ bodyId }: Sitting, seatId: SeatId, personId: PersonId) =>
  startMandate(ctx, SETUP, { bodyId, seatId, personId })

/** A delegate from whom the item under vote is kept. */
async function masked() {
  const sitting = await makeSitting(ctx)
  const delegate = sitting.members.find(({ role }) => role === 'delegate') as Member
  const { itemId, secretary } = sitting
  const exclusion = { requestId: requestId(ctx), itemId, seatId: delegate.seatId, reason: 'Asked to stay out' }
  must(await excludeSeat(ctx, secretary.actor, exclusion))
  const voteId = await openVoteIn(ctx, sitting)
  const [, member] = sitting.voters as [Member, Member, Member]
  return { sitting, delegate, member, voteId }
}

describe('while a vote is open', () => {
  test('nobody who has a vote in it is put into a seat that its item is kept from', async () => {
    const { sitting, delegate, member, voteId } = await masked()
    const before = await fingerprint(ctx)
    const refused = { ok: false, code: 'access_vote_open' }
    expect(await seat(sitting, delegate.seatId, member.actor.personId)).toMatchObject(refused)
    expect(await fingerprint(ctx)).toEqual(before)
    must((await castAs(ctx, member, sitting.deviceOf(member), voteId)).result)
    await closeVoteIn(ctx, sitting, voteId)
    must(await seat(sitting, delegate.seatId, member.actor.personId))
  })

  test('nobody from whom its item is kept is put into a seat that has a vote in it', async () => {
    const { sitting, delegate, member, voteId } = await masked()
    const refused = { ok: false, code: 'access_vote_open' }
    expect(await seat(sitting, member.seatId, delegate.actor.personId)).toMatchObject(refused)
    await closeVoteIn(ctx, sitting, voteId)
    must(await seat(sitting, member.seatId, delegate.actor.personId))
  })
})

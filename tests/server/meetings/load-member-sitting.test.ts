import { expect, test } from 'vitest'
import { loadMemberSitting } from '../../../server/meetings/load-member-sitting.ts'
import { must } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { makeLargeSitting } from '../../support/large-sitting.ts'

const ctx = await testContext()

test('in a chamber a member’s screen names the chair, itself and as many as it draws, and counts all', async () => {
  const sitting = await makeLargeSitting(ctx, 70)
  const last = sitting.voters.at(-1)
  const shown = must(await loadMemberSitting(ctx, last?.actor as never, sitting.meetingId))
  expect(shown.attending).toEqual({ here: 70, all: 72 })
  const named = shown.seats.map(({ seatId }) => seatId)
  expect(named).toContain(last?.seatId)
  expect(named).toContain(sitting.chair.seatId)
  expect(named.length).toBeLessThan(20)
  expect(shown.quorum).toMatchObject({ members: 71, here: 70 })
})

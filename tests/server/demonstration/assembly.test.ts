import { expect, test } from 'vitest'
import { isElected } from '../../../app/rules/decide-vote.ts'
import { votesOfMeeting } from '../../../server/ballots/queries.ts'
import { bodyBySlug, seatsOf } from '../../../server/bodies/queries.ts'
import { ASSEMBLY } from '../../../server/demonstration/assembly-hall.ts'
import { ASSEMBLY_DATA, loadAssembly } from '../../../server/demonstration/load-assembly.ts'
import { type RollCall, readRollCalls } from '../../../server/demonstration/read-roll-calls.ts'
import { meetingsOf } from '../../../server/meetings/queries.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const read = await readRollCalls(ASSEMBLY_DATA)

test('a loading that is broken off goes on, and comes to what was recorded', { timeout: 120_000 }, async () => {
  const [first, second] = read.rollCalls as [RollCall, RollCall]
  const day = [first, { ...second, date: first.date }]
  await expect(
    loadAssembly(ctx, { ...read, rollCalls: [first, { ...second, date: first.date, votes: broken() }] }),
  ).rejects.toThrow('broken off')
  const loaded = await loadAssembly(ctx, { ...read, rollCalls: day })
  // The vote that was under way stays as it was, and is told of.
  expect(loaded).toMatchObject({ rollCalls: 2, mismatches: [second.id] })
  const body = await bodyBySlug(ctx.db, ASSEMBLY)
  const [sitting] = await meetingsOf(ctx.db, [loaded.bodyId])
  expect(sitting).toMatchObject({ state: 'adjourned', number: 1 })
  expect(sitting?.openedAt?.toISOString().slice(0, 10)).toBe('2013-10-29')
  const [vote] = await votesOfMeeting(ctx.db, sitting?.id as never)
  expect(vote?.result && !isElected(vote.result) && vote.result.counts).toMatchObject(counts(first))
  const seats = await seatsOf(ctx.db, loaded.bodyId, ctx.clock())
  expect(seats.filter((seat) => seat.votes)).toHaveLength(193)
  expect(seats.find((seat) => seat.title.en === 'Bahrain')?.title.ar).toBe('البحرين')
  expect(seats.every((seat) => /\p{Script=Arabic}/u.test(seat.title.ar))).toBe(true)
  expect(body?.plan).toBe('hemicycle')
})

const counts = ({ recorded }: { recorded: Record<string, number> }) =>
  Object.fromEntries(
    Object.entries(recorded).map(([choice, count]) => [choice, expect.toSatisfy((n) => Number(n) === count)]),
  )

function broken(): RollCall['votes'] {
  const votes: RollCall['votes'] = new Map()
  votes[Symbol.iterator] = () => {
    throw new Error('broken off')
  }
  return votes
}

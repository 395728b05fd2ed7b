import { expect, test } from 'vitest'
import { readTogether } from '../../../server/platform/gather.ts'

test('whoever asks while a reading is under way waits for the next, and shares it', async () => {
  const queues = new Map<string, unknown>()
  let state = 1
  let readings = 0
  const read = async () => {
    readings += 1
    const seen = state
    await new Promise((resolve) => setTimeout(resolve, 10))
    return seen
  }
  const first = readTogether(queues, 'room', read)
  state = 2
  const late = [readTogether(queues, 'room', read), readTogether(queues, 'room', read)]
  expect(await first).toBe(1)
  expect(await Promise.all(late)).toEqual([2, 2])
  expect(readings).toBe(2)
  expect(queues.size).toBe(0)
})

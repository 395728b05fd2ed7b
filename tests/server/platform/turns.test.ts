import { expect, it } from 'vitest'
import { turns } from '../../../server/platform/turns.ts'

it('no more than so many go on at once, the others follow in their order, and a failure frees its place', async () => {
  const inTurn = turns(2)
  const going = new Set<number>()
  const ended: number[] = []
  let most = 0
  const ends: (() => void)[] = []
  const acts = [0, 1, 2, 3, 4].map((n) =>
    inTurn(async () => {
      going.add(n)
      most = Math.max(most, going.size)
      await new Promise<void>((resolve) => {
        ends[n] = resolve
      })
      going.delete(n)
      ended.push(n)
      if (n === 1) throw new Error('failed')
      return n
    }).catch(() => -1),
  )
  for (const n of [1, 0, 2, 3, 4]) {
    while (!ends[n]) await new Promise((resolve) => setImmediate(resolve))
    ends[n]!()
  }
  expect(await Promise.all(acts)).toEqual([0, -1, 2, 3, 4])
  expect(most).toBe(2)
  expect(ended).toEqual([1, 0, 2, 3, 4])
})

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkpointFolder } from '../../../server/platform/checkpoint-store.ts'

const home = mkdtempSync(join(tmpdir(), 'majlis-checkpoints-'))
afterAll(() => rmSync(home, { recursive: true }))
let made = 0
const root = () => join(home, `store-${++made}`, 'checkpoints')
const ORIGIN = 'majlis.example.org/majlis/cabinet'
const of = (size: number) => ({ size, note: `note of ${size}\n` })

test('nothing is kept of a ledger before its first checkpoint', async () => {
  expect(await checkpointFolder(root()).read(ORIGIN)).toBeNull()
})

test('what was kept is read again by another process, and by its own origin alone', async () => {
  const folder = root()
  await checkpointFolder(folder).keep(ORIGIN, of(7))
  expect(await checkpointFolder(folder).read(ORIGIN)).toEqual(of(7))
  expect(await checkpointFolder(folder).read(`${ORIGIN}/2`)).toBeNull()
})

test('a smaller one, or another of the same size, takes nothing away', async () => {
  const store = checkpointFolder(root())
  await store.keep(ORIGIN, of(7))
  await store.keep(ORIGIN, of(6))
  await store.keep(ORIGIN, { size: 7, note: 'another\n' })
  expect(await store.read(ORIGIN)).toEqual(of(7))
})

test('one file a ledger is left, for its owner’s eyes, and no draft', async () => {
  const folder = root()
  const store = checkpointFolder(folder)
  for (const size of [1, 2, 3]) await store.keep(ORIGIN, of(size))
  await store.settled()
  expect(readdirSync(folder)).toEqual([encodeURIComponent(ORIGIN)])
  expect(readdirSync(join(folder, encodeURIComponent(ORIGIN)))).toEqual(['3'])
  const mode = statSync(join(folder, encodeURIComponent(ORIGIN), '3')).mode & 0o077
  expect(mode).toBe(0)
})

test('several processes that keep at once never make it go back, and whoever reads always finds one', async () => {
  const folder = root()
  const writers = Array.from({ length: 4 }, () => checkpointFolder(folder))
  let done = false
  const seen: number[] = []
  await checkpointFolder(folder).keep(ORIGIN, of(1))
  const reading = (async () => {
    while (!done) seen.push((await checkpointFolder(folder).read(ORIGIN))?.size ?? 0)
  })()
  await Promise.all(
    writers.map(async (store, place) => {
      for (let size = 2 + place; size <= 120; size += writers.length) await store.keep(ORIGIN, of(size))
    }),
  )
  done = true
  await reading
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect(seen[0]).toBeGreaterThan(0)
  expect(await checkpointFolder(folder).read(ORIGIN)).toEqual(of(120))
})

test('many at once are few writes, and the largest is what is kept', async () => {
  const store = checkpointFolder(root())
  await Promise.all(Array.from({ length: 200 }, (_, place) => store.keep(ORIGIN, of(((place * 77) % 200) + 1))))
  expect(await store.read(ORIGIN)).toEqual(of(200))
})

test('a folder that somebody emptied is said, and not taken for a new ledger', async () => {
  const folder = root()
  mkdirSync(join(folder, encodeURIComponent(ORIGIN)), { recursive: true })
  await expect(checkpointFolder(folder).read(ORIGIN)).rejects.toMatchObject({ code: 'checkpoint_store_empty' })
})

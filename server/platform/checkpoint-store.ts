// Signed checkpoints kept outside the database, in a folder that all processes of a house share: what a database that was
// restored from an older copy is found out by. Each ledger's folder holds one file, named by the size it signs.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gather } from './gather.ts'
import { codeOf, problem } from './problem.ts'

export type KeptCheckpoint = { size: number; note: string }

export interface CheckpointStore {
  /** The largest that was kept of this ledger, or null when none ever was. */
  read(origin: string): Promise<KeptCheckpoint | null>
  /**
   * Resolves when this one, or a larger one, is on disk. It never goes back, whoever else writes. Of those that come while one
   * is being written only the largest is written.
   */
  keep(origin: string, kept: KeptCheckpoint): Promise<void>
  /** Resolves when nothing is on its way to the disk. */
  settled(): Promise<void>
}

export function checkpointFolder(root: string): CheckpointStore {
  const queues = new Map<string, unknown>()
  const onTheirWay = new Set<Promise<unknown>>()
  return {
    read: (origin) => readLargest(folderOf(root, origin)),
    keep: (origin, kept) => {
      const written: Promise<void> = gather(queues, origin, kept, async (all) => {
        await place(root, origin, largest(all))
        return all.map(() => undefined)
      }).finally(() => onTheirWay.delete(written))
      onTheirWay.add(written)
      return written
    },
    settled: async () => void (await Promise.allSettled(onTheirWay)),
  }
}

const largest = (all: KeptCheckpoint[]): KeptCheckpoint => all.reduce((a, b) => (b.size > a.size ? b : a))

const folderOf = (root: string, origin: string): string => join(root, encodeURIComponent(origin))

/** Between two reads of another process's change there may be nothing to see: then one looks again. */
async function readLargest(folder: string): Promise<KeptCheckpoint | null> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const sizes = await sizesIn(folder)
    if (sizes === null) return null
    if (sizes.length === 0) continue
    const size = Math.max(...sizes)
    const note = await absent(readFile(join(folder, String(size)), 'utf8'))
    if (note !== undefined) return { size, note }
  }
  throw problem('checkpoint_store_empty', `${folder} holds no checkpoint: restore it, or remove the folder.`)
}

/** Null where there is no folder. One that is there always holds a file, for it got its name with the first one inside. */
async function sizesIn(folder: string): Promise<number[] | null> {
  const names = await absent(readdir(folder))
  return names ? names.filter((name) => /^[1-9]\d{0,15}$/.test(name)).map(Number) : null
}

/** A larger file beside the smaller, and only then the smaller away: no order of two writers takes the larger one away. */
async function place(root: string, origin: string, { size, note }: KeptCheckpoint): Promise<void> {
  const folder = folderOf(root, origin)
  const newest = await readLargest(folder)
  if (newest && newest.size >= size) return
  await mkdir(root, { recursive: true, mode: 0o700 })
  const draft = join(root, `.draft-${randomUUID()}`)
  try {
    if (!newest && (await placeFirst(root, folder, draft, size, note))) return
    await writeSynced(draft, note)
    await rename(draft, join(folder, String(size)))
    await sync(folder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  for (const each of (await sizesIn(folder)) ?? [])
    if (each < size) await rm(join(folder, String(each)), { force: true })
}

/** The ledger's folder appears with its first file; false when another process was first. */
async function placeFirst(root: string, folder: string, draft: string, size: number, note: string): Promise<boolean> {
  await mkdir(draft, { mode: 0o700 })
  await writeSynced(join(draft, String(size)), note)
  await sync(draft)
  try {
    await rename(draft, folder)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
    await rm(draft, { recursive: true })
    return false
  }
  await sync(root)
  return true
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function absent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

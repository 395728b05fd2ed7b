import { accessSync, constants, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../problem.ts'

/**
 * Runs `work` while no other process on this machine does so with the same file. Node offers no file locks, but SQLite takes
 * real ones: the kernel drops them when their holder dies, however it dies, so there is no stale lock to judge.
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = openLock(file)
  try {
    const patience = Date.now() + 120_000
    while (!tryLock(lock, file)) {
      if (Date.now() > patience)
        throw problem(
          'postgres_start_busy',
          `Another Majlis has been starting or stopping the database for two minutes (${file}).`,
        )
      await sleep(50)
    }
    return await work()
  } finally {
    lock.close()
  }
}

function openLock(file: string): DatabaseSync {
  try {
    // SQLite opens a file it may not write all the same, and then locks nothing.
    if (existsSync(file)) accessSync(file, constants.W_OK)
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw notWritable(file, error)
  }
}

const notWritable = (file: string, cause: unknown) =>
  problem(
    'postgres_folder_read_only',
    `Majlis cannot write ${file}: start it as the owner, or choose another DATA_DIR.`,
    cause,
  )

function tryLock(lock: DatabaseSync, file: string): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    const code = (error as { errcode?: number }).errcode
    if (code === sqliteBusy) return false
    throw notWritable(file, error)
  }
}

const sqliteBusy = 5

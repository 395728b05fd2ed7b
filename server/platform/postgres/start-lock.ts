import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../problem.ts'

/**
 * Runs `work` while no other process on this machine does so with the same file. Node offers no file locks, but SQLite takes
 * real ones: the kernel drops them when their holder dies, however it dies, so there is no stale lock to judge.
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    const patience = Date.now() + 120_000
    while (!tryLock(lock)) {
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

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return false
    throw error
  }
}

const sqliteBusy = 5

import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result, refuse } from '../../app/rules/result.ts'

/**
 * One process at a time in a witness's folder: two that cosigned side by side could take a log back. The lock of a process that
 * is no more is taken over. Answers what lets it go.
 */
export async function holdLock(folder: string): Promise<Result<() => Promise<void>>> {
  const path = join(folder, 'lock')
  for (let tries = 0; tries < 2; tries++) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return ok(() => rm(path, { force: true }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(await readFile(path, 'utf8').catch(() => ''))
      if (isAlive(holder)) return refuse('witness_busy', { pid: String(holder) })
      await rm(path, { force: true })
    }
  }
  return refuse('witness_busy', { pid: '' })
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

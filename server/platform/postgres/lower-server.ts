import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../problem.ts'
import { type Cluster, postmasterPid } from './cluster.ts'
import { probe } from './probe.ts'

/** Asks the server for a fast, orderly stop and waits for it. Call under the start lock. False if none was running. */
export async function lowerServer(cluster: Cluster): Promise<boolean> {
  // The pid file outlives a server that was killed, and its number may by now be a stranger's: signal only what answers.
  if ((await probe(cluster)) === 'absent') return false
  const pid = postmasterPid(cluster)
  if (!pid) return false
  process.kill(pid, 'SIGINT')
  // The file goes as the very last thing; the process itself may stay as a zombie where nobody reaps it.
  const patience = Date.now() + 60_000
  while (postmasterPid(cluster) === pid) {
    if (Date.now() > patience)
      throw problem('postgres_stuck', `PostgreSQL (process ${pid}) did not stop within a minute.`)
    await sleep(20)
  }
  rmSync(cluster.socketFolder, { recursive: true, force: true })
  return true
}

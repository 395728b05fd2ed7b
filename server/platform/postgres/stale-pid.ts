import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Cluster, postmasterPid } from './cluster.ts'

/**
 * After a power cut or in a restarted container the number in postmaster.pid may by now be another process of the same user, and
 * PostgreSQL would refuse to start for as long as that lives. Call under the start lock, when nothing answers on the socket.
 */
export function disownStalePid(cluster: Cluster) {
  const pid = postmasterPid(cluster)
  if (!pid || !isSomethingElse(pid)) return
  const file = join(cluster.data, 'postmaster.pid')
  // Our own number, since PostgreSQL passes over its parent's. The rest of the file stays: by it PostgreSQL still finds out
  // whether backends of the dead server live on.
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)))
}

/** True only if it is certain; there is no /proc elsewhere than on Linux. */
function isSomethingElse(pid: number): boolean {
  try {
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return program !== '' && !/^postgres(:|$)/.test(basename(program))
  } catch {
    return false
  }
}

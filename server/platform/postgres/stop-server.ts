import { resolve } from 'node:path'
import { prepareFolders } from './folders.ts'
import { countHolds } from './hold.ts'
import { lowerServer } from './lower-server.ts'
import { probe } from './probe.ts'
import { chooseServerUser } from './server-user.ts'
import { withStartLock } from './start-lock.ts'

/** Stops the server on `dataDir` that a killed Majlis left behind; one in use only by `force`. */
export async function stopServer(dataDir: string, force: boolean): Promise<'stopped' | 'none' | 'in_use'> {
  const home = resolve(dataDir)
  const cluster = prepareFolders(home, chooseServerUser(home))
  return withStartLock(cluster.lockFile, async () => {
    if ((await probe(cluster)) === 'absent') return 'none'
    if (!force && (await countHolds(cluster)) > 0) return 'in_use'
    return (await lowerServer(cluster)) ? 'stopped' : 'none'
  })
}

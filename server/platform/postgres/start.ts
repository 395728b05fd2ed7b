import { resolve } from 'node:path'
import { problem } from '../problem.ts'
import { findBinaries } from './binaries.ts'
import type { Listener } from './cluster.ts'
import { prepareFolders } from './folders.ts'
import { keepHold } from './hold.ts'
import { initCluster } from './init-cluster.ts'
import { lowerServer } from './lower-server.ts'
import { raiseServer } from './raise-server.ts'
import { chooseServerUser } from './server-user.ts'
import { withStartLock } from './start-lock.ts'

export type PostgresOptions = {
  /** Settings.dataDir; the server's files lie in it. */
  dataDir: string
  /** Server settings beyond ours, for tests. */
  settings?: Record<string, string>
  log?: Listener
}

/** Fits pg.PoolConfig. */
export type PostgresConnection = { host: string; port: number; user: string; database: string; ssl: false }

export type RunningPostgres = {
  connection: PostgresConnection
  /** The same as a URL, for tools and child processes. */
  url: string
  /** Whether a server already ran on this data. */
  adopted: boolean
  /** Stops the server unless another process of Majlis still uses it. Close your own pools first. Idempotent. */
  stop(): Promise<void>
}

/**
 * Starts Majlis's own PostgreSQL on `dataDir`, or adopts the one that already runs there: on a Unix socket that only its owner
 * can reach, without port or password. Throws a Problem with a `postgres_…` code and a sentence for the operator.
 *
 * Every process that uses the server holds one connection to it open. The kernel drops that hold when the process dies,
 * however it dies; so whoever stops last stops the server, and a process whose hold breaks raises the server again.
 */
export async function startPostgres({ dataDir, settings = {}, log }: PostgresOptions): Promise<RunningPostgres> {
  if (process.platform === 'win32')
    throw problem(
      'postgres_unsupported',
      'On Windows Majlis cannot run PostgreSQL itself: install one and set DATABASE_URL.',
    )
  const home = resolve(dataDir)
  const user = chooseServerUser(home)
  const cluster = prepareFolders(home, user)
  const binaries = findBinaries(cluster.home, user)
  const raise = () => raiseServer(cluster, binaries, settings)

  const { adopted, hold } = await withStartLock(cluster.lockFile, async () => {
    await initCluster(cluster, binaries)
    const { adopted } = await raise()
    return { adopted, hold: await keepHold(cluster, raise, log) }
  })
  log?.info(`${adopted ? 'PostgreSQL already runs' : 'PostgreSQL started'} on ${cluster.data}`)

  let stopped: Promise<void> | undefined
  const stop = () =>
    withStartLock(cluster.lockFile, async () => {
      const others = await hold.release()
      if (others === 0) await lowerServer(cluster)
      else log?.info(`PostgreSQL stays up for ${others} other process(es) of Majlis`)
    })
  return {
    connection: { host: cluster.socketFolder, port: 5432, user: 'majlis', database: 'majlis', ssl: false },
    url: `postgresql://majlis@localhost/majlis?host=${encodeURIComponent(cluster.socketFolder)}`,
    adopted,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

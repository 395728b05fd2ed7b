import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../problem.ts'
import type { Binaries } from './binaries.ts'
import { type Cluster, postmasterPid } from './cluster.ts'
import { closedFolderAbove, prepareSocketFolder } from './folders.ts'
import { probe } from './probe.ts'
import { serverEnv } from './server-env.ts'
import { disownStalePid } from './stale-pid.ts'

/**
 * Leaves with a server that answers on the cluster's socket: the one already there, else a new one. Call under the start lock.
 * After a kill -9 the dead server's backends may live on for a second or two and PostgreSQL refuses to start beside them, so a
 * refusal is tried again for 20 s.
 */
export async function raiseServer(
  cluster: Cluster,
  binaries: Binaries,
  settings: Record<string, string>,
): Promise<{ adopted: boolean }> {
  const patience = Date.now() + 20_000
  const logStart = turnLog(cluster.logFile)
  for (;;) {
    let state = await probe(cluster)
    if (state === 'ready') return { adopted: true }
    if (state === 'absent') {
      disownStalePid(cluster)
      prepareSocketFolder(cluster)
      const server = launch(cluster, binaries, settings)
      // A server that replays a long log after a crash may take minutes: wait as long as it lives.
      for (let pause = 10; server.exitCode === null && server.signalCode === null; pause = Math.min(pause * 1.5, 200)) {
        if (server.failure) throw cannotRun(binaries, server.failure)
        await sleep(pause)
        state = await probe(cluster)
        if (state === 'ready') return { adopted: false }
      }
    }
    if (Date.now() > patience) throw didNotStart(cluster, logStart)
    await sleep(200)
  }
}

function launch(
  cluster: Cluster,
  binaries: Binaries,
  extra: Record<string, string>,
): ChildProcess & { failure?: Error } {
  const settings = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: cluster.socketFolder,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    ...extra,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(cluster.logFile, 'a', 0o600)
  // Detached: in its own session, so that Ctrl-C in the terminal reaches us and we stop it in order.
  const server: ChildProcess & { failure?: Error } = spawn(
    join(binaries.folder, 'bin/postgres'),
    ['-D', cluster.data, ...flags],
    { ...cluster.user.ids, cwd: '/', env: serverEnv(), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  server.on('error', (error) => {
    server.failure = error
  })
  server.unref()
  return server
}

const cannotRun = (binaries: Binaries, error: Error) =>
  problem(
    'postgres_cannot_run',
    `The PostgreSQL in ${binaries.folder} could not be run (${error.message}): its disk may forbid programs, or this system may lack glibc; set DATABASE_URL to use a server of your own.`,
    error,
  )

function didNotStart(cluster: Cluster, logStart: number) {
  const said = readFileSync(cluster.logFile).subarray(logStart).toString('utf8')
  const last = said.match(/(FATAL|PANIC): .*/g)?.at(-1) ?? 'it said nothing'
  const closed = closedFolderAbove(cluster.home, cluster.user)
  if (closed)
    return problem(
      'postgres_folder_closed',
      `${cluster.user.name} runs the database but may not enter ${closed}: choose a DATA_DIR outside it.`,
    )
  if (last.includes('postmaster.pid'))
    return problem(
      'postgres_does_not_answer',
      `A PostgreSQL holds ${cluster.data} without answering on its socket (was the folder moved or copied while it ran?): stop process ${postmasterPid(cluster)}, then start again.`,
    )
  return problem(
    'postgres_did_not_start',
    `PostgreSQL did not start on ${cluster.data}: ${last} (all of it in ${cluster.logFile})`,
  )
}

/** Keeps one older log; returns where this start's lines begin. */
function turnLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < 5_000_000) return size
  renameSync(file, `${file}.1`)
  return 0
}

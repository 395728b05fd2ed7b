import { spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { problem } from '../problem.ts'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { closedFolderAbove } from './folders.ts'
import { serverEnv } from './server-env.ts'

/**
 * Makes the cluster if there is none, whole or not at all: initdb works in a folder beside it, which is then renamed. Call under
 * the start lock. Checks that an existing one is of the binaries' major version.
 */
export async function initCluster(cluster: Cluster, binaries: Binaries): Promise<void> {
  if (existsSync(cluster.data)) return checkVersion(cluster, binaries)
  for (const name of readdirSync(cluster.home))
    if (name.startsWith('postgres.new-')) rmSync(join(cluster.home, name), { recursive: true, force: true })
  const draft = `${cluster.data}.new-${process.pid}`
  const { ids } = cluster.user
  mkdirSync(draft, { mode: 0o700 })
  if (ids.uid !== undefined) chownSync(draft, ids.uid, ids.gid!)
  // The builtin provider's C.UTF-8 needs no locale of the system and never changes meaning with a new libc or ICU.
  const made = spawnSync(
    join(binaries.folder, 'bin/initdb'),
    [
      ...['-D', draft, '--username=postgres', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8'],
      ...[
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        '--no-instructions',
      ],
    ],
    { ...ids, cwd: '/', env: serverEnv(), encoding: 'utf8' },
  )
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw explain(cluster, binaries, made.error ?? new Error(made.stderr))
  }
  renameSync(draft, cluster.data)
  const folder = openSync(cluster.home, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function checkVersion(cluster: Cluster, { major }: Binaries) {
  const found = readFileSync(join(cluster.data, 'PG_VERSION'), 'utf8').trim()
  if (found !== major)
    throw problem(
      'postgres_other_version',
      `The data in ${cluster.data} was written by PostgreSQL ${found}, and this Majlis brings ${major}: export it with the version that wrote it, or choose another DATA_DIR.`,
    )
}

function explain(cluster: Cluster, binaries: Binaries, cause: Error) {
  const closed = closedFolderAbove(cluster.home, cluster.user) ?? closedFolderAbove(binaries.folder, cluster.user)
  if (closed)
    return problem(
      'postgres_folder_closed',
      `${cluster.user.name} runs the database but may not enter ${closed}: choose a DATA_DIR outside it (as root the default is /var/lib/majlis).`,
      cause,
    )
  return problem(
    'postgres_cannot_run',
    `PostgreSQL could not make its data in ${cluster.home}: ${cause.message.trim()}`,
    cause,
  )
}

import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf, problem } from '../problem.ts'
import { type Cluster, dataIn, type ServerUser } from './cluster.ts'

/** Makes the folders around a cluster (not the cluster itself), open for the server's user and for nobody else. */
export function prepareFolders(home: string, user: ServerUser): Cluster {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
    // The server's user must pass through a folder that root owns; it need not be able to list it.
    if (process.getuid?.() === 0 && statSync(home).uid === 0) chmodSync(home, 0o711)
    const real = realpathSync(home)
    return {
      home: real,
      data: dataIn(real),
      socketFolder: socketFolderFor(real, user),
      lockFile: join(real, 'postgres.lock'),
      logFile: join(real, 'postgres.log'),
      user,
    }
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? ''))
      throw problem('postgres_folder_read_only', `Majlis cannot write into ${home}: choose another DATA_DIR.`, error)
    throw error
  }
}

/** The first folder above `path` that the server's user may not pass, to explain a permission denied. */
export function closedFolderAbove(path: string, { ids }: ServerUser): string | undefined {
  if (ids.uid === undefined) return undefined
  const chain = [path]
  while (dirname(chain[0]!) !== chain[0]) chain.unshift(dirname(chain[0]!))
  return chain.find((folder) => {
    const { uid, gid, mode } = statSync(folder)
    const bit = uid === ids.uid ? 0o100 : gid === ids.gid ? 0o010 : 0o001
    return (mode & bit) === 0
  })
}

/**
 * Linux allows a socket path 107 bytes, macOS 103; and PostgreSQL reads a comma or a quote in it as syntax. Elsewhere means /tmp
 * and not TMPDIR: every start must find the same place, whatever its environment.
 */
function socketFolderFor(home: string, user: ServerUser): string {
  const beside = join(home, 'postgres-socket')
  if (Buffer.byteLength(`${beside}/.s.PGSQL.5432`) <= 100 && /^[\w./-]+$/.test(beside)) return beside
  const key = createHash('sha256').update(home).digest('hex').slice(0, 16)
  return `/tmp/majlis-${user.ids.uid ?? process.getuid?.()}-${key}`
}

/** Makes the socket's folder for the server's user alone. Call under the start lock: a stop removes it. */
export function prepareSocketFolder({ socketFolder, user }: Cluster) {
  const uid = user.ids.uid ?? process.getuid?.()
  try {
    mkdirSync(socketFolder, { mode: 0o700 })
    if (user.ids.uid !== undefined) chownSync(socketFolder, user.ids.uid, user.ids.gid!)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  const found = lstatSync(socketFolder)
  if (!found.isDirectory() || found.uid !== uid)
    throw problem(
      'postgres_socket_folder_taken',
      `${socketFolder} belongs to somebody else: remove it, then start again.`,
    )
  chmodSync(socketFolder, 0o700)
}

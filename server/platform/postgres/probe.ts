import pg from 'pg'
import { codeOf } from '../problem.ts'
import type { Cluster } from './cluster.ts'

/** A connection with all rights, for the launcher alone; the application connects as `majlis`, which cannot read files or run programs. */
export function superuser(cluster: Cluster, name: string): pg.Client {
  const client = new pg.Client({
    host: cluster.socketFolder,
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    application_name: name,
  })
  client.on('error', () => {})
  return client
}

/** What answers on the cluster's socket. `starting` also stands for stopping and recovering: ask again. */
export async function probe(cluster: Cluster): Promise<'ready' | 'starting' | 'absent'> {
  const client = superuser(cluster, 'majlis-probe')
  try {
    await client.connect()
    await client.query('SELECT 1')
    return 'ready'
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent'
    // cannot_connect_now, admin_shutdown, crash_shutdown, too_many_connections; or cut off midway.
    if (code === undefined || ['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE'].includes(code))
      return 'starting'
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Db } from './context.ts'

export type OpenDb = { pool: pg.Pool; db: Db; close(): Promise<void> }

/**
 * Opens a pool. `onLost` hears of idle connections that broke; the pool replaces them by itself, but without a listener Node
 * would end the process.
 */
export function openDb(connection: pg.PoolConfig, onLost: (error: Error) => void = () => {}): OpenDb {
  const pool = new pg.Pool({ application_name: 'majlis', max: 20, ...connection })
  pool.on('error', onLost)
  let closed: Promise<void> | undefined
  return {
    pool,
    db: drizzle(pool),
    close: () => {
      closed ??= pool.end()
      return closed
    },
  }
}

import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Db } from './context.ts'

export type OpenDb = { pool: pg.Pool; db: Db; close(): Promise<void> }

/**
 * Opens a pool. `onLost` hears of connections that broke, idle or in the middle of a transaction: the pool replaces them by
 * itself, and whoever used one gets its query's error; but without a listener on each, Node would end the process.
 */
export function openDb(connection: pg.PoolConfig, onLost: (error: Error) => void = () => {}): OpenDb {
  // Pipelined: a statement need not wait for the answer to the one before it (see together.ts).
  const pool = new pg.Pool({ application_name: 'majlis', max: 20, pipeline: true, ...connection } as pg.PoolConfig)
  // The pool listens to idle connections only, and says again what their own listener heard.
  pool.on('connect', (client) => client.on('error', onLost))
  pool.on('error', () => {})
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

/** Lends one connection of the pool, for statements that are sent together. Outside a transaction: each sees its own moment. */
export async function onConnection<T>(pool: pg.Pool, read: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await read(drizzle(client) as unknown as Db)
  } finally {
    client.release()
  }
}

import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type OpenDb, openDb } from '../../server/platform/db.ts'
import type { PostgresConnection } from '../../server/platform/postgres/start.ts'

export type TestDatabase = OpenDb & { connection: PostgresConnection }

/**
 * A fresh, migrated database of this test file's own, dropped when the file is done. Call at the top of the file or of a
 * `describe`, with await; not inside a hook or a test.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { connection, template } = inject('postgres')
  const name = `majlis_test_${randomBytes(6).toString('hex')}`
  await asOwner(connection, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  const own = { ...connection, database: name }
  const open = openDb({ ...own, max: 8 })
  afterAll(async () => {
    await open.close()
    await drop(connection, name)
  })
  return { ...open, connection: own }
}

/** A worker of the server itself may just be tidying the database: it cannot be sent away, and leaves soon. */
async function drop(connection: PostgresConnection, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const refused = await asOwner(connection, `DROP DATABASE "${name}" WITH (FORCE)`).catch((error) => error)
    if (!refused) return
    if (refused.code !== NOT_OURS_TO_END) throw refused
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Database ${name} is never left alone`)
}

/** PostgreSQL's `insufficient_privilege`. */
const NOT_OURS_TO_END = '42501'

async function asOwner(connection: PostgresConnection, statement: string) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

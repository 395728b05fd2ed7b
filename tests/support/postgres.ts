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
    await asOwner(connection, `DROP DATABASE "${name}" WITH (FORCE)`)
  })
  return { ...open, connection: own }
}

async function asOwner(connection: PostgresConnection, statement: string) {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

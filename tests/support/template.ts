import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, migrationsFolder } from '../../server/platform/migrate.ts'
import type { PostgresConnection } from '../../server/platform/postgres/start.ts'

/**
 * Leaves with a migrated database to copy, named for what the migrations say, and returns its name. `mayClean`: nobody else uses
 * the server, so templates of older migrations and databases of killed runs go.
 */
export async function buildTemplate(
  connection: PostgresConnection,
  { mayClean }: { mayClean: boolean },
): Promise<string> {
  const template = `majlis_template_${hashOfMigrations()}`
  const client = new pg.Client(connection)
  await client.connect()
  try {
    // Two runs that start at once: the second finds the template made.
    await client.query('SELECT pg_advisory_lock(1)')
    const names = await databases(client)
    if (mayClean)
      for (const name of names) if (name !== template) await client.query(`DROP DATABASE "${name}" WITH (FORCE)`)
    if (!names.includes(template)) await build(client, connection, template)
    return template
  } finally {
    await client.end()
  }
}

/** Migrates under another name first: a template is whole or absent. */
async function build(client: pg.Client, connection: PostgresConnection, template: string) {
  const draft = `majlis_draft_${process.pid}`
  await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`)
  await client.query(`CREATE DATABASE "${draft}"`)
  const pool = new pg.Pool({ ...connection, database: draft, max: 1 })
  try {
    const migrated = await migrate(pool)
    if (!migrated.ok) throw new Error(`The template could not be migrated: ${migrated.code}`)
  } finally {
    await pool.end()
  }
  await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`)
}

async function databases(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ datname: string }>(
    String.raw`SELECT datname FROM pg_database WHERE datname LIKE 'majlis\_%'`,
  )
  return rows.map((row) => row.datname)
}

function hashOfMigrations(): string {
  const hash = createHash('sha256')
  const files = existsSync(migrationsFolder)
    ? readdirSync(migrationsFolder, { recursive: true, encoding: 'utf8' }).sort()
    : []
  for (const file of files)
    if (/\.(sql|json)$/.test(file)) hash.update(file).update(readFileSync(join(migrationsFolder, file)))
  return hash.digest('hex').slice(0, 16)
}

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'
import { ok, type Result, refuse } from '../../app/rules/result.ts'

export const migrationsFolder = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/**
 * Brings the database to the code's schema: `applied` says by how many steps. Safe to call from several processes at once.
 * Refuses with `database_newer` when the database holds a migration that this code does not know: old code must not write to it.
 */
export async function migrate(pool: pg.Pool, folder = migrationsFolder): Promise<Result<{ applied: number }>> {
  const known = existsSync(`${folder}/meta/_journal.json`) ? readMigrationFiles({ migrationsFolder: folder }) : []
  const client = await pool.connect()
  try {
    // Session-level, because drizzle opens its own transaction: released below, or by the server if this process dies.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const applied = await appliedMigrations(client)
    const unknown = applied.filter((at) => !known.some((migration) => migration.folderMillis === at))
    if (unknown.length > 0)
      return refuse('database_newer', { unknown: String(unknown.length), known: String(known.length) })
    if (known.length === applied.length) return ok({ applied: 0 })
    await runMigrations(drizzle(client), { migrationsFolder: folder })
    // drizzle silently passes over a migration older than the newest applied one, as a merge of two branches can leave behind.
    const after = await appliedMigrations(client)
    if (after.length !== known.length) throw new Error(`Out of order in ${folder}: generate the newest migration again`)
    return ok({ applied: known.length - applied.length })
  } finally {
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => {})
    client.release()
  }
}

/** Any number will do, so long as nothing else of Majlis locks it. */
const migrationLock = 7_265_475

/** The moments (drizzle's name for a migration) of those already applied, oldest first. */
async function appliedMigrations(client: pg.PoolClient): Promise<number[]> {
  const { rows } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('drizzle.__drizzle_migrations') AS found`,
  )
  if (!rows[0]?.found) return []
  const migrations = await client.query<{ created_at: string }>(
    'SELECT created_at FROM drizzle.__drizzle_migrations ORDER BY created_at',
  )
  return migrations.rows.map((row) => Number(row.created_at))
}

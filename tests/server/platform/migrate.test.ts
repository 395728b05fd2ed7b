import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate, migrationsFolder } from '../../../server/platform/migrate.ts'
import { testDatabase } from '../../support/postgres.ts'

const { pool } = await testDatabase()
const folders = mkdtempSync(join(tmpdir(), 'majlis-migrations-'))
afterAll(() => rmSync(folders, { recursive: true, force: true }))

describe('migrate', () => {
  test('does nothing to a database that is up to date', async () => {
    expect(await migrate(pool)).toEqual({ ok: true, value: { applied: 0 } })
  })

  test('applies each step once when several processes start together', async () => {
    const folder = withSteps('together', [
      ...steps(),
      { when: later(1), tag: 'x_one', sql: 'CREATE TABLE one (n int)' },
    ])
    const outcomes = await Promise.all([1, 2, 3].map(() => migrate(pool, folder)))
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.applied).sort()).toEqual([0, 0, 1])
  })

  test('refuses a database with a step that this code does not know', async () => {
    expect(await migrate(pool)).toMatchObject({ ok: false, code: 'database_newer', params: { unknown: '1' } })
  })

  test('takes a folder without migrations for code that knows none', async () => {
    expect(await migrate(pool, join(folders, 'absent'))).toMatchObject({ ok: false, code: 'database_newer' })
  })

  test('does not pass over a step older than the newest one applied', async () => {
    const base = [...steps(), { when: later(1), tag: 'x_one', sql: '' }]
    const folder = withSteps('late', [...base, { when: 5, tag: 'x_late', sql: 'CREATE TABLE late (n int)' }])
    await expect(migrate(pool, folder)).rejects.toThrow('Out of order')
  })
})

type Step = { when: number; tag: string; sql?: string }
const later = (n: number) => 9_000_000_000_000 + n

function steps(): Step[] {
  return journalOf(migrationsFolder).entries
}

function withSteps(name: string, all: Step[]): string {
  const folder = join(folders, name)
  cpSync(migrationsFolder, folder, { recursive: true })
  for (const { tag, sql } of all) if (sql !== undefined) writeFileSync(join(folder, `${tag}.sql`), sql)
  const entries = all.map(({ when, tag }, idx) => ({ idx, when, tag, version: '7', breakpoints: true }))
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }))
  return folder
}

function journalOf(folder: string): { entries: Step[] } {
  return JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))
}

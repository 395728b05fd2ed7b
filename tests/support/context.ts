// A context on a test database: real keys, a folder of its own for papers, and a ledger clock the test may move.
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contextOn } from '../../server/create-context.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readSettings, type Settings } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import { type TestDatabase, testDatabase } from './postgres.ts'

export type TestContext = Ctx & { database: TestDatabase; fixClock: (at: Date | null) => void }

/** Call at the top of a test file, with await. */
export async function testContext(): Promise<TestContext> {
  const database = await testDatabase()
  const ctx = await contextOn(database, testSettings(), createLog('fatal'))
  let fixed: Date | null = null
  return {
    ...ctx,
    database,
    clock: () => fixed ?? new Date(),
    ledgerClock: (now) => fixed ?? now,
    fixClock: (at) => {
      fixed = at
    },
  }
}

export function testSettings(): Settings {
  const dataDir = mkdtempSync(join(tmpdir(), 'majlis-test-'))
  const masterKey = randomBytes(32).toString('base64')
  const settings = readSettings({ DATA_DIR: dataDir, MAJLIS_MASTER_KEY: masterKey, NODE_ENV: 'test' })
  if (!settings.ok) throw new Error(JSON.stringify(settings))
  return settings.value
}

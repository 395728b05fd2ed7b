// An empty, migrated Majlis on a PostgreSQL of its own, outside any test runner: what benches measure on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openContext } from '../../server/create-context.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readSettings } from '../../server/platform/env.ts'

export async function freshHouse(): Promise<{ ctx: Ctx; strike: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'majlis-house-'))
  const settings = readSettings({ DATA_DIR: home, LOG_LEVEL: 'error', MAJLIS_DEMO: '0' })
  if (!settings.ok) throw new Error(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext(settings.value)
  return {
    ctx,
    strike: async () => {
      await close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

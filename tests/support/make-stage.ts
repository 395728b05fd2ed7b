// The stage of browser stories, benches and proofs: one PostgreSQL, and a database with the demonstration to copy.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPagesIfNeeded } from '../../server/build-pages.ts'
import { openContext } from '../../server/create-context.ts'
import { loadDemonstration } from '../../server/demonstration/load-demonstration.ts'
import { readSettings } from '../../server/platform/env.ts'
import { dataIn } from '../../server/platform/postgres/cluster.ts'
import { startPostgres } from '../../server/platform/postgres/start.ts'
import { freePort } from './free-port.ts'
import { asOwner, type Stage, withDatabase } from './running-majlis.ts'

export async function makeStage(
  say: (line: string) => void = () => {},
): Promise<{ stage: Stage; strike: () => Promise<void> }> {
  buildPagesIfNeeded(say)
  const home = mkdtempSync(join(tmpdir(), 'majlis-stage-'))
  // As root the server runs as another user, who must be able to enter.
  chmodSync(home, 0o755)
  const server = await startPostgres({ dataDir: join(home, 'database'), settings: { max_connections: '300' } })
  const template = `majlis_demonstration_${process.pid}`
  await asOwner(server.url, `CREATE DATABASE "${template}"`)
  const dataDir = join(home, 'data')
  const masterKey = randomBytes(32).toString('base64')
  const port = await freePort()
  const settings = readSettings({
    ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: withDatabase(server.url, template),
    DATA_DIR: dataDir,
    MAJLIS_MASTER_KEY: masterKey,
    LOG_LEVEL: 'error',
  })
  if (!settings.ok) throw new Error(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext(settings.value)
  await loadDemonstration(ctx, say)
  await close()
  return {
    stage: { url: server.url, template, dataDir, masterKey, postgresDir: dataIn(join(home, 'database')) },
    strike: async () => {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

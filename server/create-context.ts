// Builds the one object that commands get instead of module-level state: from settings, a database and a master key.
import { existsSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { blobFolder } from './platform/blob-folder.ts'
import { createBlobStore } from './platform/blob-store.ts'
import { checkpointFolder } from './platform/checkpoint-store.ts'
import { systemClock } from './platform/clock.ts'
import { compareOnThread } from './platform/compare-on-thread.ts'
import type { Ctx } from './platform/context.ts'
import { type OpenDb, openDb } from './platform/db.ts'
import type { Settings } from './platform/env.ts'
import { createKeys } from './platform/keys.ts'
import { createLog } from './platform/log.ts'
import { createMailer } from './platform/mailer.ts'
import { readMasterKey } from './platform/master-key.ts'
import { createMetrics } from './platform/metrics.ts'
import { migrate } from './platform/migrate.ts'
import { startPostgres } from './platform/postgres/start.ts'
import { problem } from './platform/problem.ts'
import { pooledRandom, systemRandom, uuidMaker } from './platform/random.ts'
import { signatureThreads } from './platform/signature-threads.ts'
import { makePdf } from './signing/pdf/make-pdf.ts'

export type OpenContext = { ctx: Ctx; close: () => Promise<void> }

/** Opens the database (our own unless DATABASE_URL names one), migrates it, and reads the master key. Throws a Problem. */
export async function openContext(settings: Settings): Promise<OpenContext> {
  const log = createLog(settings.logLevel)
  const own =
    settings.database.kind === 'embedded'
      ? await startPostgres({
          dataDir: settings.dataDir,
          log: { info: (line) => log.info(line), warn: (line) => log.warn(line) },
        })
      : null
  const connection = own?.connection ?? { connectionString: (settings.database as { url: string }).url }
  const open = openDb(connection, (error) => log.warn({ err: error }, 'database connection lost'))
  const close = async () => {
    await open.close()
    await own?.stop()
  }
  try {
    const migrated = await migrate(open.pool)
    if (!migrated.ok) throw problem(migrated.code, NEWER)
    const ctx = await contextOn(open, settings, log)
    const closeAll = async () => {
      await ctx.checkpoints.settled()
      await close()
    }
    return { ctx, close: closeAll }
  } catch (error) {
    await close()
    throw error
  }
}

const NEWER = 'This database was written by a newer Majlis: start that version, or restore an older backup.'

/** The context on a database that is open and migrated already. */
export async function contextOn(open: OpenDb, settings: Settings, log: Ctx['log']): Promise<Ctx> {
  const master = await readMasterKey({
    given: settings.masterKey,
    file: settings.masterKeyFile,
    random: systemRandom,
    holdsWrappedKeys: async () => (await firstHead(open)) !== undefined || existsSync(settings.blobDir),
  })
  const keys = createKeys(master, systemRandom)
  // Another master key is found out now, in words, and not at the first act of a sitting.
  const head = await firstHead(open)
  if (head) keys.unwrap(head.wrapped_key, `ledger:${head.body_id}`)
  const random = pooledRandom()
  return {
    settings,
    pool: open.pool,
    db: open.db,
    clock: systemClock,
    ledgerClock: (database) => database,
    random,
    id: uuidMaker(systemClock, random),
    keys,
    checkSignature: signatureThreads(),
    compareTexts: compareOnThread,
    makePdf,
    blobs: createBlobStore(blobFolder(settings.blobDir), keys, systemRandom),
    checkpoints: checkpointFolder(settings.checkpointDir),
    mailer: settings.mail ? createMailer(settings.mail, settings.origin.rpId) : null,
    log,
    metrics: createMetrics(),
    queues: new Map(),
  }
}

async function firstHead(open: OpenDb): Promise<{ body_id: string; wrapped_key: Buffer } | undefined> {
  const { rows } = await open.db.execute<{ body_id: string; wrapped_key: Buffer }>(
    sql`select body_id, wrapped_key from ledger_head limit 1`,
  )
  return rows[0]
}

// What every command is given instead of module-level state: built once by server/index.ts, and by tests for themselves.
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Result } from '../../app/rules/result.ts'
import type { VerifySignature } from '../../app/rules/signing-key.ts'
import type { BlobStore } from './blob-store.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import type { CompareTexts } from './compare-on-thread.ts'
import type { Settings } from './env.ts'
import type { Keys } from './keys.ts'
import type { Mailer } from './mailer.ts'
import type { Metrics } from './metrics.ts'

export type Db = NodePgDatabase
/** A transaction inside a commit; commands write through it and nothing else. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export interface Ctx {
  settings: Settings
  pool: pg.Pool
  db: Db
  clock: () => Date
  /** The ledger's clock: the database's own, unless a test fixes it. */
  ledgerClock: (database: Date) => Date
  random: (bytes: number) => Uint8Array
  id: () => string
  keys: Keys
  /** Checks signatures on other threads. */
  checkSignature: VerifySignature
  /** Holds two versions of a paper against each other on a thread of their own, in bounded time and memory. */
  compareTexts: CompareTexts
  /** Sets a page of minutes, or an extract, as a PDF on a thread of its own: its files lie beside the server's, not in the pages' build. */
  makePdf: (data: unknown, at: Date) => Promise<Result<Uint8Array>>
  blobs: BlobStore
  /** Signed checkpoints outside the database, shared by all processes. */
  checkpoints: CheckpointStore
  /** Null where the house has no mail server: nothing is queued then. */
  mailer: Mailer | null
  log: Logger
  metrics: Metrics
  /** What waits to be served together, by what it waits for: see gather.ts. */
  queues: Map<string, unknown>
}

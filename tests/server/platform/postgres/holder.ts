import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type PostgresConnection, startPostgres } from '../../../../server/platform/postgres/start.ts'
import { stopServer } from '../../../../server/platform/postgres/stop-server.ts'

const script = fileURLToPath(new URL('../../../support/hold-postgres.ts', import.meta.url))

export type Holder = {
  adopted: boolean
  connection: PostgresConnection
  events: string[]
  /** Ends it as Ctrl-C or kill -9 would. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>
}

/** A data folder of this test's own; whatever still runs on it afterwards is stopped. */
export function dataFolder(suffix = ''): string {
  const root = temporaryFolder()
  const folder = join(root, `data${suffix}`)
  onTestFinished(async () => {
    await stopServer(folder, true).catch(() => {})
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

/** The same, after a first start: a copy of one made once for the test file, which costs a tenth of making it. */
export function usedFolders(): (suffix?: string) => string {
  const root = temporaryFolder()
  const made = join(root, 'data')
  beforeAll(async () => (await startPostgres({ dataDir: made })).stop())
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return (suffix) => {
    const folder = dataFolder(suffix)
    execFileSync('cp', ['-a', made, folder])
    return folder
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync('/tmp/majlis-launcher-')
  // Root's own temporary folder would be closed to the database account.
  chmodSync(folder, 0o711)
  return folder
}

/** Another process that starts PostgreSQL on the folder, as Majlis does; resolves once it runs. */
export async function hold(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const events: string[] = []
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = await new Promise<{ adopted: boolean; connection: PostgresConnection }>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const fact = JSON.parse(line)
      if (fact.event) events.push(fact.event)
      else if (fact.code) reject(new Error(fact.message))
      else resolve(fact)
    })
    child.once('exit', (status) => reject(new Error(`It ended (${status}) without a word`)))
  })
  return { ...said, events, end: (signal) => end(child, signal) }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) throw new Error('It had ended by itself')
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export async function query(connection: PostgresConnection, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** The server's process, or undefined when it stopped in order. */
export function serverPid(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return undefined
  }
}

// Majlis as its users run it: the real process on a port of its own, on a copy of a database that holds the demonstration.
// The demonstration is loaded once a run; each story gets a copy, so that no story sees another's acts.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Made once by the global set-up and handed on in the environment. */
export type Stage = {
  url: string
  template: string
  dataDir: string
  masterKey: string
  /** The PostgreSQL server's own files. */
  postgresDir: string
}

export type RunningMajlis = {
  origin: string
  port: number
  dataDir: string
  env: NodeJS.ProcessEnv
  databaseUrl: string
  /** Ends the process at once, as a power cut would; the database goes on. */
  kill(): Promise<void>
  /** Ends it in order. */
  shut(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  stop(): Promise<void>
  output(): string
}

export async function startMajlis(stage: Stage): Promise<RunningMajlis> {
  const name = `majlis_story_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await asOwner(stage.url, `CREATE DATABASE "${name}" TEMPLATE "${stage.template}"`)
  const dataDir = mkdtempSync(join(tmpdir(), 'majlis-story-'))
  cpSync(stage.dataDir, dataDir, { recursive: true })
  // Not the port the bodies were constituted at: each house adopts its own address as it starts.
  const port = await freePort()
  const databaseUrl = withDatabase(stage.url, name)
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    MAJLIS_MASTER_KEY: stage.masterKey,
    PORT: String(port),
    ORIGIN: `http://localhost:${port}`,
    LOG_LEVEL: 'warn',
  } as unknown as NodeJS.ProcessEnv
  let output = ''
  let child: ChildProcess
  const begin = async () => {
    child = spawn(process.execPath, ['server/main.mjs', 'start'], { cwd: root, env })
    child.stdout?.on('data', (data) => {
      output += data
    })
    child.stderr?.on('data', (data) => {
      output += data
    })
    await untilAlive(port, child, () => output)
  }
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  await begin()
  return {
    origin: `http://localhost:${port}`,
    port,
    dataDir,
    env,
    databaseUrl,
    kill: () => end('SIGKILL'),
    shut: () => end('SIGTERM'),
    restart: begin,
    output: () => output,
    stop: async () => {
      await end('SIGTERM')
      await asOwner(stage.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Listening: a house that says it is not ready, and why, is running too. Building its pages takes long on a busy machine. */
async function untilAlive(port: number, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 1800; attempt++) {
    if (child.exitCode !== null) throw new Error(`Majlis ended with ${child.exitCode}:\n${output()}`)
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      () => true,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Majlis did not answer within three minutes:\n${output()}`)
}

export function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`)
}

export async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

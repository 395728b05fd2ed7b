// What checks do with a running Majlis: waiting in the middle of a burst, ending the database, and looking at what is left.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningMajlis, Stage } from '../support/running-majlis.ts'
import { allOf, type Say, type Verdict, verdictIf } from './check.ts'
import { run } from './run-tests.ts'

/** Resolves as soon as so many of these were acknowledged, or all are settled. */
export function whenAcknowledged(sent: Promise<unknown>[], enough: number): Promise<void> {
  return new Promise((resolve) => {
    let acknowledged = 0
    for (const one of sent)
      void one.then((told) => {
        acknowledged += told ? 1 : 0
        if (acknowledged >= enough) resolve()
      })
    void Promise.all(sent).then(() => resolve())
  })
}

/** Ends the database server itself at once. Whoever holds it (the stage) raises it again. */
export function killPostgres(stage: Stage): void {
  const [pid] = readFileSync(join(stage.postgresDir, 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

/** `fsck` on the database, and `verify` on a bundle that `export` wrote: each as its users run it. */
export async function fsckAndVerify(say: Say, majlis: RunningMajlis, slug: string): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'majlis-bundle-'))
  const bundle = join(folder, 'bundle.tar')
  const env = majlis.env as Record<string, string>
  const cli = (...args: string[]) => run(process.execPath, ['server/main.mjs', 'cli', ...args], env)
  try {
    const codes = {
      fsck: await cli('fsck'),
      export: await cli('export', slug, bundle),
      verify: await cli('verify', bundle),
    }
    for (const [name, code] of Object.entries(codes)) say(`majlis ${name}: exit ${code}`)
    return allOf(
      Object.entries(codes).map(([name, code]) => verdictIf(code === 0, `majlis ${name} ended with ${code}`)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Proof by tests that are there anyway: runs them, and a run that found none proves nothing.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notProved, type Say, type Verdict, verdictIf } from './check.ts'

type Count = { passed: number; failed: number; skipped: number; names: string[] }

/** Test files, as vitest is told them; `only` narrows them by the tests' names. */
export async function proveByUnits(say: Say, files: string[], only?: string): Promise<Verdict> {
  const absent = files.filter((file) => !existsSync(file))
  if (absent.length > 0) return notProved(`${absent.join(', ')} is not there`)
  const filter = only ? ['-t', only] : []
  return reportedBy(say, (file) => [
    'node_modules/.bin/vitest',
    ['run', ...files, ...filter, '--reporter=json', `--outputFile.json=${file}`],
    {},
    (report) => {
      const tests = report.testResults.flatMap((each) => each.assertionResults)
      const named = (status: string) => tests.filter((test) => test.status === status).map((test) => test.fullName)
      const [passed, failed] = [named('passed'), named('failed')]
      return { passed: passed.length, failed: failed.length, skipped: report.numPendingTests, names: failed }
    },
  ])
}

/** Browser stories, in Arabic and in English; `settings` are Majlis's own. With many browsers, one language after the other. */
export async function proveByStories(
  say: Say,
  files: string[],
  settings: Record<string, string> = {},
  workers = 2,
): Promise<Verdict> {
  const absent = files.filter((file) => !existsSync(file))
  if (absent.length > 0) return notProved(`${absent.join(', ')} is not there`)
  return reportedBy(say, (file) => [
    'node_modules/.bin/playwright',
    ['test', ...files, '--reporter=json', `--workers=${workers}`],
    { ...settings, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    (report) => {
      for (const figure of figuresIn(report)) say(figure)
      const { expected, unexpected, flaky, skipped } = report.stats
      return { passed: expected, failed: unexpected + flaky, skipped, names: [] }
    },
  ])
}

type Report = {
  numPendingTests: number
  testResults: { assertionResults: { status: string; fullName: string }[] }[]
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites: Suite[]
}
type Suite = {
  suites?: Suite[]
  specs: { tests: { annotations: { type: string; description?: string }[] }[] }[]
}

/** What stories measured on their way: annotations of the type `figure`. */
function figuresIn({ suites = [] }: { suites?: Suite[] }): string[] {
  return suites.flatMap((suite) => [
    ...suite.specs
      .flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
      .flatMap(({ type, description }) => (type === 'figure' && description ? [description] : [])),
    ...figuresIn(suite),
  ])
}

type Run = [command: string, args: string[], env: Record<string, string>, count: (report: Report) => Count]

async function reportedBy(say: Say, make: (file: string) => Run): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'majlis-prove-'))
  try {
    const file = join(folder, 'report.json')
    const [command, args, env, count] = make(file)
    const code = await run(command, args, env)
    if (!existsSync(file)) return notProved(`${command} ended with ${code} and no report`)
    const { passed, failed, skipped, names } = count(JSON.parse(readFileSync(file, 'utf8')))
    say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not asked for` : ''}`)
    for (const name of names) say(`failed: ${name}`)
    return verdictIf(passed > 0 && failed === 0 && code === 0, `${failed} failed, ${passed} passed, exit ${code}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers the exit code; what it prints is of interest only when it fails. */
export function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const { NODE_ENV: _, ...rest } = process.env
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...rest, ...env } as NodeJS.ProcessEnv,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said = (said + data).slice(-4_000)
      })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => {
      if (code !== 0) process.stderr.write(said)
      resolve(code ?? 1)
    })
  })
}

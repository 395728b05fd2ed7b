// `npm test`: rules, commands and browser stories, one after the other; the last line is `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

type Counts = { passed: number; failed: number; skipped: number }

rmSync('test-results', { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })
const only = process.argv.slice(2)
const suites: [name: string, run: () => Promise<Counts>][] = [
  ['check', runCheck],
  ['unit', runUnits],
  ['stories', runStories],
]
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
for (const [name, run] of suites) {
  if (only.length > 0 && !only.includes(name)) continue
  process.stdout.write(`\n── ${name}\n`)
  const counts = await run()
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
}
if (total.skipped > 0) process.stdout.write(`\n${total.skipped} skipped\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

/** Types, style and the import rules count as one test each. */
async function runCheck(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const checks: [string, string[]][] = [
    ['biome', ['check', '.']],
    ['tsc', []],
    ['depcruise', ['app', 'server', 'db', '--config', '.dependency-cruiser.cjs']],
  ]
  for (const [command, args] of checks)
    counts[(await run(`node_modules/.bin/${command}`, args)) === 0 ? 'passed' : 'failed'] += 1
  return counts
}

async function runUnits(): Promise<Counts> {
  const file = 'test-results/units.json'
  const code = await run('node_modules/.bin/vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report
  // A file that does not load has no tests of its own to fail.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped }
}

async function runStories(): Promise<Counts> {
  const file = 'test-results/stories.json'
  const code = await run('node_modules/.bin/playwright', ['test'], { MAJLIS_STORIES: 'once' })
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  if (flaky > 0) process.stdout.write(`${flaky} flaky: passed at a second try\n`)
  return { passed: expected + flaky, failed: code !== 0 && unexpected === 0 ? 1 : unexpected, skipped }
}

function run(command: string, args: string[], more: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    // Vitest and the pages choose their own mode.
    const { NODE_ENV: _, ...env } = process.env
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...env, ...more, FORCE_COLOR: '0' } as unknown as NodeJS.ProcessEnv,
    })
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

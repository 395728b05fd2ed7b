// Builds the browser's side when its sources are newer than the last build, so that one command starts Majlis.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compressAssets } from './compress-assets.ts'
import { problem } from './platform/problem.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const STAMP = `${root}build/stamp`

/** Throws a Problem with the builder's own words when the build fails. */
export function buildPagesIfNeeded(say: (line: string) => void): void {
  const wanted = digestOfSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  say('Building the pages (about half a minute, once after each change)…')
  run('remix', ['vite:build'])
  run('vite', ['build', '--config', 'vite.verifier.config.ts'])
  run('vite', ['build', '--config', 'vite.worker.config.ts'])
  compressAssets(`${root}build/client/assets`)
  mkdirSync(`${root}build`, { recursive: true })
  writeFileSync(STAMP, wanted)
}

function run(command: string, args: string[]): void {
  const built = spawnSync(`${root}node_modules/.bin/${command}`, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (built.status !== 0)
    throw problem('build_failed', `The pages could not be built.\n${built.stdout}\n${built.stderr}`, built.error)
}

/** Routes carry server code into the build, so a change there counts too. */
function digestOfSources(): string {
  const sources = [
    'app/**/*.{ts,tsx,css,json,svg,html}',
    'server/**/*.ts',
    'db/**/*.ts',
    'vite*.config.ts',
    'package.json',
  ]
  const hash = createHash('sha256')
  for (const file of globSync(sources, { cwd: root }).sort())
    hash.update(`${file}\0`).update(readFileSync(`${root}${file}`))
  return hash.digest('hex')
}

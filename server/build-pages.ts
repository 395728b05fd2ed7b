// Builds the browser's side when its sources are newer than the last build, so that one command starts Majlis.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const STAMP = 'build/stamp'

/** Answers whether it built. Throws with the builder's own words when the build fails. */
export function buildPagesIfNeeded(say: (line: string) => void): boolean {
  const wanted = digestOfSources()
  const stamp = `${root}${STAMP}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(`${root}build/server/index.js`)) return false
  say('Building the pages (about half a minute, once after each change)…')
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } })
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stdout}\n${built.stderr}`)
  mkdirSync(`${root}build`, { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

function digestOfSources(): string {
  const files = globSync(['app/**/*.{ts,tsx,css,json,svg}', 'server/**/*.ts', 'db/schema/*.ts', 'vite*.config.ts', 'package.json'], { cwd: root })
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(`${root}${file}`))
  return hash.digest('hex')
}

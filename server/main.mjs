// The one entry of every npm script. Plain JavaScript, so that a Node too old to read TypeScript still says so in words.
import { existsSync } from 'node:fs'

const [major] = process.versions.node.split('.')
if (Number(major) < 24) {
  console.error(
    `Majlis needs Node 24 or newer; this is ${process.version}. On Linux "npm install" brings one by itself: run npm start, not node directly.`,
  )
  process.exit(2)
}
const entries = {
  start: './index.ts',
  dev: './index.ts',
  build: './build.ts',
  cli: './cli/majlis.ts',
  'db-stop': './platform/postgres/stop.ts',
  test: '../tests/run.ts',
  prove: '../tests/prove/run.ts',
  bench: '../tests/bench/run.ts',
  screens: '../tests/screens/run.ts',
}
const [, , name, ...rest] = process.argv
if (!(name in entries)) {
  console.error(`Unknown entry ${name}. One of: ${Object.keys(entries).join(', ')}`)
  process.exit(2)
}
// What the environment already says wins over .env; tests are to give the same answer with or without it.
if (['start', 'dev', 'cli', 'db-stop'].includes(name) && existsSync('.env')) process.loadEnvFile('.env')
process.argv = [process.argv[0], process.argv[1], ...rest]
process.env.MAJLIS_ENTRY = name
await import(entries[name])

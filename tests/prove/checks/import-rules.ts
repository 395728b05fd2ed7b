import { globSync, readFileSync } from 'node:fs'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { run } from '../run-tests.ts'

const MEDIAN = 80
const MOST = 400
const TREES = ['app', 'server', 'db']

export const check: Check = {
  name: 'import-rules',
  row: 'The import rules of the architecture page, enforced; files small; every name what the glossary says.',
  bar: `dependency-cruiser finds nothing; median file under ${MEDIAN} lines, none over ${MOST}; acts and events are noun.verb.`,
  run: async (say) => {
    const code = await run('node_modules/.bin/depcruise', [...TREES, '--config', '.dependency-cruiser.cjs'])
    say(code === 0 ? 'dependency-cruiser: no violation' : 'dependency-cruiser: violations, above')
    return allOf([verdictIf(code === 0, 'the import rules are broken'), sizes(say), names(say)])
  },
}

function sizes(say: Say): Verdict {
  const files = globSync(TREES.map((tree) => `${tree}/**/*.{ts,tsx}`)).map((file) => ({
    file,
    lines: readFileSync(file, 'utf8').trimEnd().split('\n').length,
  }))
  files.sort((a, b) => a.lines - b.lines)
  const median = files[Math.floor(files.length / 2)]?.lines ?? 0
  const long = files.filter(({ lines }) => lines > MOST)
  const last = files.at(-1)
  say(`${files.length} files, median ${median} lines, longest ${last?.file} with ${last?.lines}`)
  return verdictIf(
    median < MEDIAN && long.length === 0,
    `median ${median}; over ${MOST}: ${long.map(({ file }) => file).join(', ') || 'none'}`,
  )
}

/** Files in kebab case, without words that say nothing; concepts by the glossary's words; acts and events as noun.verb. */
function names(say: Say): Verdict {
  const files = globSync(TREES.map((tree) => `${tree}/**/*.{ts,tsx}`))
  const wrong = files.filter((file) => {
    const name = file.split('/').at(-1) ?? ''
    return !/^[a-z0-9]+([-.][a-z0-9]+)*\.tsx?$/.test(name) || /(^|-)(utils?|helpers?|misc|common)(-|\.)/.test(name)
  })
  const events = [...readFileSync('app/wire/events.ts', 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, name]) => name)
  wrong.push(...events.filter((name) => !/^[a-z]+\.[a-z_]+$/.test(name ?? '')).map((name) => `event ${name}`))
  const glossary = /^## Glossary\n([\s\S]*?)(?=^## )/m.exec(readFileSync('README.md', 'utf8'))?.[1]?.toLowerCase() ?? ''
  const missing = WORDS.filter((word) => !glossary.includes(word))
  say(
    `${files.length} file names and ${events.length} events; the glossary explains ${WORDS.length - missing.length} of ${WORDS.length} words`,
  )
  return verdictIf(
    wrong.length === 0 && missing.length === 0 && events.length > 0,
    `not as agreed: ${[...wrong, ...missing.map((word) => `no "${word}" in the glossary`)].join(', ')}`,
  )
}

const WORDS = [
  'body',
  'seat',
  'member',
  'sitting',
  'item',
  'paper',
  'version',
  'motion',
  'vote',
  'ballot',
  'receipt',
  'entry',
  'ledger',
  'checkpoint',
]

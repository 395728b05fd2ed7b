// `npm run prove`: lists what can be shown; with a name, or `all`, shows it: the machine, the figures and a verdict.
import { describeMachine } from '../support/machine.ts'
import type { Check, Verdict } from './check.ts'
import { CHECKS, loadCheck } from './registry.ts'

const [wanted] = process.argv.slice(2)
const say = (line: string) => void process.stdout.write(`${line}\n`)

if (!wanted) {
  for (const name of CHECKS) {
    const { row, bar } = await loadCheck(name)
    say(`${name.padEnd(17)} ${row}\n${' '.repeat(18)}bar: ${bar}`)
  }
  say('\nnpm run prove -- NAME shows one of them, npm run prove -- all shows all.')
  leave(0)
} else leave(await showAll(wanted))

async function showAll(wanted: string): Promise<number> {
  const names = wanted === 'all' ? CHECKS : CHECKS.filter((name) => name === wanted)
  if (names.length === 0) {
    process.stderr.write(`No check ${wanted}. One of: ${CHECKS.join(', ')}, all\n`)
    return 2
  }
  for (const line of await describeMachine()) say(line)
  let missed = 0
  for (const name of names) {
    const check = await loadCheck(name)
    say(`\n── ${name}: ${check.row}\n   bar: ${check.bar}`)
    const verdict = await show(check)
    if (!verdict.proved) missed += 1
    say(verdict.proved ? `PROVED ${name}` : `NOT PROVED ${name}: ${verdict.why}`)
  }
  if (names.length > 1) say(`\n${names.length - missed} of ${names.length} proved`)
  return missed > 0 ? 1 : 0
}

/** A pipe takes its lines later than we write them: leave when the last is through. */
function leave(code: number): void {
  process.stdout.write('', () => process.exit(code))
}

async function show(check: Check): Promise<Verdict> {
  try {
    return await check.run((line) => say(`   ${line}`))
  } catch (error) {
    return { proved: false, why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

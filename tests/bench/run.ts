// `npm run bench [-- NAME]`: every bench, or one. Figures are reported; what must hold is judged by `npm run prove`.
import { describeMachine } from '../support/machine.ts'
import { benchNames, loadBench } from './registry.ts'

const [wanted] = process.argv.slice(2)
const names = wanted ? benchNames.filter((name) => name === wanted) : benchNames
if (names.length === 0) {
  process.stderr.write(`No bench ${wanted}. One of: ${benchNames.join(', ')}\n`)
  process.exit(2)
}
const say = (line: string) => void process.stdout.write(`  ${line}\n`)
for (const line of await describeMachine()) say(line)
for (const name of names) {
  const bench = await loadBench(name)
  process.stdout.write(`\n${bench.name}: ${bench.says}\n`)
  const figures = await bench.run(say)
  for (const line of figures?.lines ?? []) say(line)
  for (const [ratio, value] of Object.entries(figures?.ratios ?? {})) say(`ratio ${ratio} ${value.toFixed(3)}`)
}
process.stdout.write('', () => process.exit(0))

import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-ballots',
  row: 'Ballots accepted a second, with p50 and p99, against the same rows inserted by plain SQL in groups.',
  bar: 'At least 15 % of the floor, signatures checked: a guard. The aim, 40 %, is judged with 3,000 members: bench-votes.',
  run: (say) => judgeBench(say, 'ballots', { floor: { atLeast: 0.15 } }),
}

import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'long-layer',
  row: 'Two weeks of edits, twenty thousand updates by ten people on one layer: how long it takes to open, and what is left in the log.',
  bar: 'Opens in less than 300 ms, access asked and the whole layer sent; the log is compacted into a snapshot that says the same as replaying every update.',
  run: (say) =>
    judgeBench(say, 'long-layer', {
      'open-ms': { atMost: 300 },
      'left-in-log': { atMost: 1_000 },
      alike: { atLeast: 1 },
    }),
}

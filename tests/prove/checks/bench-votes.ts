import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-votes',
  row: '3,000 members vote within 10 seconds over HTTP with their signatures checked and get their receipts; the close is published; appends beside plain grouped inserts of the same rows in the same run.',
  bar: 'Appends at least 40 % of the floor, with all in flight. Told beside it and aimed at one second each, server and members on the same cores: p99 of the receipt, and close → published.',
  run: (say) =>
    judgeBench(
      say,
      'votes',
      { appends: { atLeast: 0.4 } },
      { p99_seconds: { atMost: 1 }, published_seconds: { atMost: 1 } },
    ),
}

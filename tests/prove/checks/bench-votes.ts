import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-votes',
  row: '3,000 members vote within 10 seconds over HTTP and get their receipts; the close is published; appends beside plain grouped inserts.',
  bar: 'Appends at least 40 % of the floor, with all in flight and signatures checked; over HTTP, p99 of the receipt and close → published at most 1 s each, server and members on the same cores.',
  run: (say) =>
    judgeBench(say, 'votes', {
      appends: { atLeast: 0.4 },
      p99_seconds: { atMost: 1 },
      published_seconds: { atMost: 1 },
    }),
}

import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-notes',
  row: 'How long a note takes to reach nine others on the same paper, p50 and p99, beside a bare Socket.IO broadcast.',
  bar: 'At p50 at most twice, at p99 at most four times, the bare broadcast and the 35 ms that are waited on purpose; judged and durable before it is told.',
  run: (say) => judgeBench(say, 'notes', { p50: { atMost: 2 }, p99: { atMost: 4 } }),
}

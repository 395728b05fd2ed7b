import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-hall',
  row: 'Three hundred members in one sitting over real sockets: a called item and an opened vote reach every screen; CPU and memory of the server.',
  bar: 'Every screen hears of each act and reads it again (a guard: at p99 at most 40 times the bare Socket.IO broadcast to as many sockets). Aim: heard within 500 ms at p99.',
  run: (say) =>
    judgeBench(
      say,
      'hall',
      { call_heard: { atMost: 40 }, vote_heard: { atMost: 40 } },
      { heard_seconds: { atMost: 0.5 }, shown_seconds: { atMost: 2 } },
    ),
}

import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-notes-peers',
  row: 'Fifty members annotating one page, beside @hocuspocus/server and y-websocket in one run: ours durable before it is acknowledged, and its authorship judged.',
  bar: 'More notes a second in every copy, and a lower p99 of a note’s way, than either of the two, where more is written than any of them brings to all. Aim: a lower p99 also at half of that.',
  run: (say) =>
    judgeBench(
      say,
      'notes-peers',
      {
        'updates-hocuspocus': { atLeast: 1 },
        'updates-y-websocket': { atLeast: 1 },
        'p99-hocuspocus': { atMost: 1 },
        'p99-y-websocket': { atMost: 1 },
      },
      { 'p99-hocuspocus-hands': { atMost: 1 }, 'p99-y-websocket-hands': { atMost: 1 } },
    ),
}

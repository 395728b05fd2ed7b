import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-verify',
  row: 'Open ballots signed by passkeys, verified a second by stage V6 as `majlis verify` runs it, against @simplewebauthn/server on the same assertions and against OpenSSL’s bare check of the signatures, in one run.',
  bar: 'At least four times the peer by the clock, with signatures checked on every core as the command does. Told beside it: one thread of ours against the peer and the floor by the processor’s time, and ballots/s of one core, aimed at 5,000.',
  run: (say) =>
    judgeBench(
      say,
      'verify',
      { peer: { atLeast: 4 }, floor_core: { atLeast: 0.35 } },
      { per_second_core: { atLeast: 5_000 }, peer_core: { atLeast: 4 } },
    ),
}

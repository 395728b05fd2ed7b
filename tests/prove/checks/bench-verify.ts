import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-verify',
  row: 'Open ballots signed by passkeys, verified a second of one core by stage V6, against @simplewebauthn/server on the same assertions and against OpenSSL’s bare check of the signatures.',
  bar: 'A guard: at least twice the peer by the processor’s time, and at least 0.35 of the floor. The aim of four times the peer, and 5,000 ballots/s, was set against an older measure of it; the floor says how much is left to gain.',
  run: (say) => judgeBench(say, 'verify', { peer_core: { atLeast: 2 }, floor_core: { atLeast: 0.35 } }),
}

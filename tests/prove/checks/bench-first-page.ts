import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-first-page',
  row: 'The first page and the next of freeculture.pdf in our reader, beside pdf.js’s own viewer in the same browser.',
  bar: 'At most 1.75 times pdf.js’s viewer to the first page’s pixels and 1.5 times to the next’s, never more than five live canvases: a guard. The aim is to be no slower.',
  run: (say) =>
    judgeBench(say, 'first-page', {
      first_page: { atMost: 1.75 },
      next_page: { atMost: 1.5 },
      canvases: { atMost: 5 },
    }),
}

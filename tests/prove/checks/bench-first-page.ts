import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-first-page',
  row: 'The first page of freeculture.pdf in our reader, beside pdf.js’s own viewer in the same browser.',
  bar: 'At most 2.5 times pdf.js’s viewer to the first page’s pixels, never more than ten live canvases: a guard. The aim is to be no slower.',
  run: (say) => judgeBench(say, 'first-page', { first_page: { atMost: 2.5 }, canvases: { atMost: 10 } }),
}

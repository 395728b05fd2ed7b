import type { Check } from '../check.ts'
import { judgeBench } from '../judge-bench.ts'

export const check: Check = {
  name: 'bench-first-page',
  row: 'The first page and the next of freeculture.pdf in our reader, beside pdf.js’s own viewer in the same browser.',
  bar: 'No slower than pdf.js’s viewer to the first page’s pixels and to the next’s, never more than five live canvases. The aim is to be no slower than the bare component it is built on.',
  run: (say) =>
    judgeBench(
      say,
      'first-page',
      { first_page: { atMost: 1 }, next_page: { atMost: 1 }, canvases: { atMost: 5 } },
      { first_page_component: { atMost: 1 }, next_page_component: { atMost: 1 } },
    ),
}

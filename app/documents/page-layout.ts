/** Pages below each other: where each lies in CSS pixels, and which are near. */
export type PageSize = [width: number, height: number, rotation: number]
export type PlacedPage = { page: number; top: number; width: number; height: number }
export type Layout = { pages: PlacedPage[]; width: number; height: number }

export const PAGE_GAP = 20
/** CSS pixels a PDF point at 100 %, and when a page is fitted to the width: across a wide desk it would be too large to read. */
export const FULL_SCALE = 96 / 72
export const FULL_WIDTH_SCALE = 1.25 * FULL_SCALE

/** Width and height as the page stands. */
export const sidesOf = ([w, h, rotation]: PageSize): [number, number] => (rotation % 180 !== 0 ? [h, w] : [w, h])

export function layOut(sizes: readonly PageSize[], scale: number): Layout {
  let top = PAGE_GAP
  let width = 0
  const pages = sizes.map((size, index) => {
    const [w, h] = sidesOf(size)
    const placed = { page: index + 1, top, width: Math.round(w * scale), height: Math.round(h * scale) }
    top += placed.height + PAGE_GAP
    width = Math.max(width, placed.width)
    return placed
  })
  return { pages, width, height: top }
}

/** The page at a height of the column; between two pages, the one below. */
export function pageAt(layout: Layout, y: number): PlacedPage | undefined {
  let low = 0
  let high = layout.pages.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const page = layout.pages[middle] as PlacedPage
    if (page.top + page.height < y) low = middle + 1
    else high = middle
  }
  return layout.pages[low]
}

/** At most `most` pages around what is visible, the visible ones first: tablets cap the memory of canvases. */
export function nearPages(layout: Layout, from: number, to: number, most = 5): number[] {
  const middle = (from + to) / 2
  const distance = (page: PlacedPage) => {
    if (page.top < to && page.top + page.height > from) return -1 / (1 + Math.abs(page.top + page.height / 2 - middle))
    return page.top >= to ? page.top - to : 2 * (from - page.top - page.height)
  }
  return layout.pages
    .filter((page) => page.top < to + (to - from) && page.top + page.height > from - (to - from))
    .map((page) => ({ page: page.page, away: distance(page) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ page }) => page)
    .sort((a, b) => a - b)
}

/** Pages of which half is in sight, or which fill half of what is. */
export function pagesInView(layout: Layout, from: number, to: number): number[] {
  const inSight = ({ top, height }: PlacedPage) => Math.min(top + height, to) - Math.max(top, from)
  return layout.pages.filter((page) => inSight(page) >= Math.min(page.height, to - from) / 2).map(({ page }) => page)
}

export type Fit = 'width' | 'page'

/** The scale at which the widest page, or the page in question, fits the room there is. */
export function fitScale(sizes: readonly PageSize[], page: number, fit: Fit, room: [number, number]): number {
  const widest = Math.max(...sizes.map((size) => sidesOf(size)[0]))
  const byWidth = room[0] / widest
  if (fit === 'width') return byWidth
  const [w, h] = sidesOf(sizes[page - 1] ?? [595, 842, 0])
  return Math.min(room[0] / w, room[1] / h)
}

/**
 * Where the page that is met first and the one below it stand until the desk is measured, in CSS's own sums: fitted to the width,
 * `offset` of the first above the edge. The same as `layOut` gives them after.
 */
export function beforeMeasured(sizes: readonly PageSize[], start: number, offset: number) {
  const widest = Math.max(...sizes.map((size) => sidesOf(size)[0]))
  const across = `min(100% - 2 * var(--desk-margin), ${widest * FULL_WIDTH_SCALE}px)`
  const sides = (page: number) => sidesOf(sizes[page - 1] ?? [595, 842, 0])
  const above = sides(start)[1] / widest
  return (page: number) => {
    const [w, h] = sides(page)
    return {
      insetBlockStart: offset === 0 ? PAGE_GAP / 2 : 0,
      inlineSize: `calc(${across} * ${w / widest})`,
      aspectRatio: `${w} / ${h}`,
      ...(page === start && offset > 0 && { transform: `translateY(${-100 * offset}%)` }),
      // Of margins, unlike of places, a percentage is one of the width.
      ...(page > start && { marginBlockStart: `calc(${across} * ${above * (1 - offset)} + ${PAGE_GAP}px)` }),
    }
  }
}

// What is under a point of the screen stays there while the column of pages changes its size.
import { type Layout, pageAt } from './page-layout.ts'

/** A place on a page in parts of its sides, and where on the screen it belongs. */
export type Pinned = { page: number; x: number; y: number; at: [number, number]; wanted?: number }

export function underPoint(desk: HTMLElement, layout: Layout, at: [number, number]): Pinned | null {
  const column = columnOf(desk)
  const placed = column && pageAt(layout, at[1] - column.top)
  if (!column || !placed) return null
  const left = column.left + (column.width - placed.width) / 2
  return {
    page: placed.page,
    x: (at[0] - left) / placed.width,
    y: (at[1] - column.top - placed.top) / placed.height,
    at,
  }
}

/** Further apart than this, in CSS pixels, are two places. */
const NEAR = 4

/** What was held before, if it is still under the same point: taken anew at each step, rounding would let it slip away. */
export function stillUnder(before: Pinned | null, now: Pinned | null, layout: Layout): Pinned | null {
  const placed = now && layout.pages[now.page - 1]
  if (!before || !now || !placed || before.page !== now.page || before.at.join() !== now.at.join()) return now
  const away = Math.hypot((before.x - now.x) * placed.width, (before.y - now.y) * placed.height)
  return away < NEAR ? before : now
}

/** Scrolls so that the place is where it belongs, as far as the desk goes. */
export function putBack(desk: HTMLElement, layout: Layout, { page, x, y, at }: Pinned): void {
  const column = columnOf(desk)
  const placed = layout.pages[page - 1]
  if (!column || !placed) return
  const left = column.left + (column.width - placed.width) / 2
  desk.scrollLeft += left + x * placed.width - at[0]
  desk.scrollTop += column.top + placed.top + y * placed.height - at[1]
}

const columnOf = (desk: HTMLElement) => desk.querySelector('.column')?.getBoundingClientRect()

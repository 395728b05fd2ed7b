// What of a page lies out of its window at the side: whatever makes it scroll sideways, and controls and words cut off there.
import type { Page } from '@playwright/test'

/** The parts that stand out, the innermost only, with how far; none on a sound page. */
export const standsOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const nameOf = (element: Element) => {
      const words = element.textContent?.trim().slice(0, 30)
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}${words ? ` “${words}”` : ''}`
    }
    /** Inside something that scrolls or is clipped by itself, the page is none the wider for it. */
    const held = (element: Element): boolean => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        const box = around.getBoundingClientRect()
        const { overflowX } = getComputedStyle(around)
        if (overflowX !== 'visible' && box.left >= -1 && box.right <= width + 1) return true
      }
      return false
    }
    const out: Element[] = []
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect()
      const { visibility, clipPath } = getComputedStyle(element)
      if (box.width === 0 || box.height === 0 || visibility === 'hidden' || clipPath !== 'none') continue
      if ((box.left < -1 || box.right > width + 1) && !held(element)) out.push(element)
    }
    const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)))
    const told = innermost.slice(0, 5).map((element) => {
      const { left, right } = element.getBoundingClientRect()
      return `${nameOf(element)} by ${Math.round(Math.max(-left, right - width))} px`
    })
    // Inside the page only a paper larger than the window, a row of tabs and a table of all seats are moved sideways.
    for (const element of document.body.querySelectorAll('*')) {
      if (element.matches('.desk, .tab-list, .grid-scroll') || !/auto|scroll/.test(getComputedStyle(element).overflowX))
        continue
      const over = element.scrollWidth - element.clientWidth
      if (over > 1) told.push(`${nameOf(element)} scrolls by ${over} px`)
    }
    const { scrollWidth } = document.documentElement
    if (told.length === 0 && scrollWidth > width + 1) told.push(`the page scrolls by ${scrollWidth - width} px`)
    return told
  })

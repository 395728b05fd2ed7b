// A person without a mouse: what Tab reaches, by the name a screen reader says, and whether they can see where they are.
import type { Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { expect, PASSWORD, type Person } from './story.ts'

type Stop = { name: string; faults: string[] }

/** Names carry marks of direction around data, which nobody hears. */
const bare = (text: string): string =>
  text
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Moves on with Tab until what has the focus carries this name; every stop on the way must be in sight. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = []
  const wanted = typeof name === 'string' ? bare(name) : name
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const stop = await stopAt(page)
    expect.soft(stop.faults, `${new URL(page.url()).pathname}: “${stop.name}”`).toEqual([])
    if (typeof wanted === 'string' ? stop.name === wanted : wanted.test(stop.name)) return
    passed.push(stop.name)
  }
  throw new Error(`No Tab leads to ${name} at ${page.url()}; it leads to ${[...new Set(passed)].join(' | ')}`)
}

export async function press(page: Page, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

/** Every stop of the page once round: answers their names in order. */
export async function tour(page: Page): Promise<string[]> {
  const names: string[] = []
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const stop = await stopAt(page)
    expect.soft(stop.faults, `${new URL(page.url()).pathname}: “${stop.name}”`).toEqual([])
    if (presses > 0 && (stop.name === '' || names[0] === stop.name)) return names
    names.push(stop.name)
  }
  throw new Error(`Tab comes to no end at ${page.url()}`)
}

async function stopAt(page: Page): Promise<Stop> {
  // What Tab scrolls into sight is there with the next picture.
  const stop = await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return { name: '', faults: [] }
    const by = at.getAttribute('aria-labelledby')?.split(' ') ?? []
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : []
    const name =
      by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ') ||
      at.getAttribute('aria-label') ||
      labels.map((label) => label.textContent).join(' ') ||
      (at.textContent ?? '')
    const faults: string[] = []
    if (!name.trim()) faults.push('has no name')
    // Of a box to tick the input is there for the ear alone: what is seen is its label.
    const drawn = (at.matches('[type=checkbox], [type=radio]') ? at.closest('label') : null) ?? at
    const inside = drawn === at ? [] : [...drawn.querySelectorAll('.box, .dot')]
    const rings = [drawn, ...inside].map((one) => getComputedStyle(one))
    if (!rings.some((ring) => ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) >= 2))
      faults.push('has no ring of focus')
    const box = drawn.getBoundingClientRect()
    // A part of it that is taller than the window can only be seen in part.
    const [top, end] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
    if (end - top < Math.min(box.height, innerHeight) * 0.9) faults.push('lies beyond the edge of the window')
    else if (box.left < -1 || box.right > innerWidth + 1)
      faults.push(`is cut off at the side: ${box.left} to ${box.right} of ${innerWidth}`)
    else
      for (const part of [0.15, 0.5, 0.85]) {
        const over = document.elementFromPoint(box.left + box.width / 2, top + (end - top) * part)
        if (over && !drawn.contains(over) && !over.contains(drawn)) {
          faults.push(`is covered by ${over.tagName} .${over.className}`)
          break
        }
      }
    return { name, faults }
  })
  return { name: bare(stop.name), faults: stop.faults }
}

/** WCAG 1.4.10: one direction of scrolling is enough, and no control is cut off. */
export async function reflows(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`)
    const seen = (one: Element) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      if (!seen(one) || one.clientWidth <= 1) continue
      const sideways = /auto|scroll/.test(getComputedStyle(one).overflowX)
      if (sideways && one.scrollWidth > one.clientWidth + 1) found.push(`${one.className} scrolls sideways`)
    }
    for (const one of document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, [role=option]')) {
      const box = one.getBoundingClientRect()
      if (!seen(one) || box.width <= 1) continue
      const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 40)
      if (box.left < -1 || box.right > clientWidth + 1) found.push(`“${name}” is cut off at the side`)
      if (
        one.tagName !== 'INPUT' &&
        one.scrollWidth > one.clientWidth + 1 &&
        getComputedStyle(one).display !== 'inline'
      )
        found.push(`“${name}” holds more than it shows`)
    }
    return found
  })
  expect.soft(faults, `${new URL(page.url()).pathname} at 400 %`).toEqual([])
}

type Watched = Window & { moved?: string[] }

/** From now on every movement longer than a fifth of a second is written down; call it before a page is opened. */
export async function watchMotion({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    const moved: string[] = []
    ;(window as Watched).moved = moved
    const note = () => {
      for (const one of document.getAnimations()) {
        const { duration, iterations } = one.effect?.getTiming() ?? {}
        const long = Number(duration) * (iterations ?? 1) > 200
        const target = (one.effect as KeyframeEffect | null)?.target
        if (long && one.playState === 'running') moved.push(`${target?.className}: ${duration} ms × ${iterations}`)
      }
    }
    for (const event of ['transitionrun', 'animationstart']) document.addEventListener(event, note, true)
  })
}

export async function nothingMoved(page: Page): Promise<void> {
  const moved = await page.evaluate(() => {
    document.dispatchEvent(new Event('animationstart'))
    return (window as Watched).moved
  })
  expect.soft(moved, `${new URL(page.url()).pathname} moves`).toEqual([])
}

/** The way in: the address, the name, the password, Enter. */
export async function signInByKeys({ page, go }: Person, path: string, who: string, t: TFunction): Promise<void> {
  await go(path)
  await expect(page).toHaveURL(/sign-in/)
  await tabTo(page, t('identity:sign_in.username'))
  await page.keyboard.type(who)
  await tabTo(page, t('identity:sign_in.password'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/sign-in/)
}

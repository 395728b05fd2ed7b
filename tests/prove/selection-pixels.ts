// What a selection changed on the screen: two pictures of the page, before and after, judged word by word.
import type { Page } from '@playwright/test'
import type { PageWord } from '../../app/wire/documents.ts'

export type Painted = {
  /** Of the light pixels of the words that were chosen, the part that is shaded now: the least of any word. */
  chosen: number
  /** Of the pixels of any other word, the part that changed: the most of any word. */
  others: number
  judged: number
}
/** In CSS pixels of the page as it stands on the screen. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Where words lie on the screen, by the page's place and size alone. */
export async function boxesOnScreen(
  page: Page,
  words: readonly PageWord[],
  size: [number, number],
  number = 1,
): Promise<Box[][]> {
  const leaf = await page.locator(`[data-page="${number}"]`).boundingBox()
  if (!leaf) throw new Error('the page is not on the screen')
  const scale = leaf.width / size[0]
  return words.map((word) =>
    word.quads.map((quad) => {
      const xs = quad.filter((_, i) => i % 2 === 0).map((x) => leaf.x + x * scale)
      const ys = quad.filter((_, i) => i % 2 === 1).map((y) => leaf.y + (size[1] - y) * scale)
      return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    }),
  )
}

/** Without the drops at its ends, which hang over the next line. */
export async function picture(page: Page): Promise<string> {
  const show = (visibility: string) =>
    page.evaluate((value) => {
      for (const handle of document.querySelectorAll<HTMLElement>('.handle')) handle.style.visibility = value
    }, visibility)
  await show('hidden')
  const shot = await page.screenshot({ animations: 'disabled' })
  await show('')
  return shot.toString('base64')
}

/** Once nothing moves any more: a page just opened is drawn a second time, sharper. */
export async function stillPicture(page: Page): Promise<string> {
  for (let last = await picture(page), tries = 0; tries < 40; tries++) {
    await page.waitForTimeout(250)
    const next = await picture(page)
    if (next === last) return next
    last = next
  }
  throw new Error('the page never stands still')
}

/** Words that lie below `floor`, where bars cover the page, are not judged. */
export function comparePictures(
  page: Page,
  given: { before: string; after: string; boxes: Box[][]; first: number; last: number; ceiling: number; floor: number },
): Promise<Painted> {
  return page.evaluate(async ({ before, after, boxes, first, last, ceiling, floor }) => {
    const read = async (base64: string) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      return { width: bitmap.width, data: context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [] }
    }
    const [was, is] = [await read(before), await read(after)]
    const ratio = was.width / window.innerWidth
    const share = (box: { left: number; top: number; right: number; bottom: number }, lightOnly: boolean) => {
      let seen = 0
      let changed = 0
      for (let y = Math.ceil((box.top + 1) * ratio); y < Math.floor((box.bottom - 1) * ratio); y++)
        for (let x = Math.ceil((box.left + 1) * ratio); x < Math.floor((box.right - 1) * ratio); x++) {
          const at = 4 * (y * was.width + x)
          if (lightOnly && (was.data[at] ?? 0) < 200) continue
          seen += 1
          const away = [0, 1, 2].map((i) => Math.abs((was.data[at + i] ?? 0) - (is.data[at + i] ?? 0)))
          if (Math.max(...away) > 6) changed += 1
        }
      return { seen, part: seen === 0 ? (lightOnly ? 1 : 0) : changed / seen }
    }
    const told = { chosen: 1, others: 0, judged: 0 }
    boxes.forEach((quads, index) => {
      for (const box of quads) {
        if (box.top < ceiling || box.bottom > floor) continue
        const mine = index >= first && index <= last
        const { seen, part } = share(box, mine)
        if (seen === 0) continue
        told.judged += 1
        if (mine) told.chosen = Math.min(told.chosen, part)
        else told.others = Math.max(told.others, part)
      }
    })
    return told
  }, given)
}

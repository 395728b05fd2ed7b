// How a mark is drawn on its page: PDF operators in the page's own points, so that every viewer shows what the reader shows.
// Words on the page are not drawn here: letters are set elsewhere. Source: ISO 32000-2, 8.5 (paths), 11.3.5 (blend modes).
import { COLOURS, rgbOf } from './colours.ts'
import { type Mark, PIN } from './marks.ts'

/** Names in the resources of every appearance: one darkens what is below and never hides it, the other lets it show through. */
export const MULTIPLY = 'Multiply'
export const PALE = 'Pale'

/** `rtl`: whether words on the page begin at the right. */
export function appearanceOf(mark: Mark, rtl = false): string {
  const { fill, edge, line, ink } = COLOURS[mark.tone]
  switch (mark.kind) {
    case 'highlight':
      return `/${MULTIPLY} gs ${colour(fill, 'rg')} ${mark.quads.map(filled).join(' ')} ${lines(mark, edge, 1.4, false)}`
    case 'underline':
      return lines(mark, line, 1.8, false)
    case 'strike':
      return lines(mark, line, 1.8, true)
    case 'ink':
      return drawn(mark, ink)
    case 'freetext':
      return words(mark, fill, edge, rtl)
    case 'comment':
      return bubble(mark, fill, edge)
    case 'reply':
      return ''
  }
}

export const num = (value: number): string => String(Math.round(value * 1000) / 1000)
const at = (...values: number[]) => values.map(num).join(' ')
const colour = (hex: string, operator: 'rg' | 'RG') => `${rgbOf(hex).map(num).join(' ')} ${operator}`

function filled(quad: readonly number[]): string {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = quad
  return `${at(ax, ay)} m ${at(bx, by)} l ${at(dx, dy)} l ${at(cx, cy)} l f`
}

/** Below the words, or through the middle of them. */
function lines({ quads }: Mark, hex: string, width: number, through: boolean): string {
  const paths = quads.map(([ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0]) =>
    through
      ? `${at((ax + cx) / 2, (ay + cy) / 2)} m ${at((bx + dx) / 2, (by + dy) / 2)} l S`
      : `${at(cx, cy)} m ${at(dx, dy)} l S`,
  )
  return `${colour(hex, 'RG')} ${num(width)} w ${paths.join(' ')}`
}

/** A line with round ends, as wide at each place as the pen was pressed there. */
function drawn({ stroke, size }: Mark, hex: string): string {
  const parts = [`${colour(hex, 'RG')} 1 J 1 j`]
  let width = 0
  for (let i = 0; i + 2 < stroke.length; i += 3) {
    const [x, y, pressure] = [stroke[i] as number, stroke[i + 1] as number, stroke[i + 2] as number]
    const [fromX, fromY] = i === 0 ? [x, y] : [stroke[i - 3] as number, stroke[i - 2] as number]
    if (i === 0 && stroke.length > 3) continue
    const wanted = Math.round(size * (1 - 0.9 * (0.5 - Math.min(1, Math.max(0, pressure)))) * 10) / 10
    if (wanted !== width) parts.push(`${num(wanted)} w`)
    width = wanted
    parts.push(`${at(fromX, fromY)} m ${at(x, y)} l S`)
  }
  return parts.join(' ')
}

function words({ rect: [left, bottom, right, top] }: Mark, fill: string, edge: string, rtl: boolean): string {
  const side = rtl ? right - 1 : left + 1
  return `q /${PALE} gs ${colour(fill, 'rg')} ${at(left, bottom, right - left, top - bottom)} re f Q ${colour(edge, 'RG')} 2 w ${at(side, bottom)} m ${at(side, top)} l S`
}

/** A sheet with a corner on the place and three lines in it. */
function bubble({ rect: [x, y] }: Mark, fill: string, edge: string): string {
  const s = PIN - 1
  const [l, b, r, t] = [x + 0.5, y + 0.5, x + 0.5 + s, y + 0.5 + s]
  const rows = [0.72, 0.52, 0.32].map((part) => `${at(l + 3.5, b + s * part)} m ${at(r - 3.5, b + s * part)} l S`)
  return `${colour(fill, 'rg')} ${colour(edge, 'RG')} 1 w 1 j ${at(l, b)} m ${at(r - 3, b)} l ${at(r, b + 3)} l ${at(r, t)} l ${at(l, t)} l h B ${rows.join(' ')}`
}

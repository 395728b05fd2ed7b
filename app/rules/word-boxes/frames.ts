// Text of one baseline direction, turned so that its baseline is horizontal: all later steps see upright text. Rotated pages,
// a table's sideways headings and stamps are read each in their own frame, the frame with most text first.
import type { Glyph, Quad, Ruling } from './model.ts'

/** A glyph in its frame. `order` is its place in the page's drawing order. */
export type FrameGlyph = {
  text: string
  isGiven?: true
  x0: number
  x1: number
  /** Baseline. */
  y: number
  size: number
  top: number
  bottom: number
  order: number
}

export type Frame = { angle: number; glyphs: FrameGlyph[]; rulings: Ruling[] }

export function framesOf(glyphs: readonly Glyph[], rulings: readonly Ruling[]): Frame[] {
  const byAngle = new Map<number, Frame>()
  glyphs.forEach((glyph, order) => {
    const angle = nominalAngle(glyph.angle)
    let frame = byAngle.get(angle)
    if (!frame) {
      frame = { angle, glyphs: [], rulings: [] }
      byAngle.set(angle, frame)
    }
    const [x, y] = turn(glyph.x, glyph.y, -angle)
    frame.glyphs.push({
      text: glyph.text,
      ...(glyph.isGiven && { isGiven: true }),
      x0: x,
      x1: x + glyph.width,
      y,
      size: glyph.size,
      top: y + glyph.ascent,
      bottom: y + glyph.descent,
      order,
    })
  })
  const frames = [...byAngle.values()].sort((a, b) => b.glyphs.length - a.glyphs.length)
  for (const frame of frames)
    if (isUpright(frame.angle)) frame.rulings = rulings.map((line) => turned(line, -frame.angle))
  return frames
}

/** The quad in page space of a box in a frame. */
export function quadOf(angle: number, x0: number, bottom: number, x1: number, top: number): Quad {
  const corners = [turn(x0, top, angle), turn(x1, top, angle), turn(x0, bottom, angle), turn(x1, bottom, angle)]
  return corners.flat().map((value) => Math.round(value * 100) / 100) as Quad
}

export function turn(x: number, y: number, angle: number): [number, number] {
  if (angle === 0) return [x, y]
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  return [x * cos - y * sin, x * sin + y * cos]
}

/** Quarter turns swallow small slants (a scan's text layer); other angles are told apart by 5 degrees. */
function nominalAngle(angle: number): number {
  const degrees = (angle * 180) / Math.PI
  const quarter = Math.round(degrees / 90) * 90
  const nominal = Math.abs(degrees - quarter) <= 3 ? quarter : Math.round(degrees / 5) * 5
  return (((((nominal + 180) % 360) + 360) % 360) - 180) * (Math.PI / 180)
}

const isUpright = (angle: number) => Math.abs(Math.sin(2 * angle)) < 1e-9

function turned(line: Ruling, angle: number): Ruling {
  const [x1, y1] = turn(line.x1, line.y1, angle)
  const [x2, y2] = turn(line.x2, line.y2, angle)
  return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) }
}

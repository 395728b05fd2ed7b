import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Glyph, Ruling } from '../../app/rules/word-boxes/model.ts'
import { withText } from './glyph-cluster.ts'
import { rulingsOfPath } from './page-rulings.ts'

// Why the operator list and not getTextContent: that joins glyphs into lines after its own reordering, so the place of a word
// inside a line can only be guessed, and the letters of a ligature come out reversed. Here every glyph keeps its place.

export type OperatorList = { fnArray: number[]; argsArray: unknown[] }

export type GlyphFont = {
  vertical: boolean
  isType3Font: boolean
  fontMatrix: number[]
  ascent: number
  descent: number
}

type FontGlyph = { unicode: string; width: number; isSpace: boolean; vmetric?: number[] | null }
type Matrix = [number, number, number, number, number, number]
type State = {
  ctm: Matrix
  font: GlyphFont | null
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  lineWidth: number
}

/** The glyphs and straight lines that a page's operator list draws, in drawing order, in the page's user space. */
export function pageGlyphs(list: OperatorList, fontOf: (name: string) => GlyphFont | null) {
  const glyphs: Glyph[] = []
  const rulings: Ruling[] = []
  const stack: State[] = []
  /** Open marked content, with the text that the file says it stands for. */
  const spans: { text: string | null; first: number }[] = []
  let state = initialState()
  // The text matrix and position are not part of the saved graphics state; they live from BT on.
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let x = 0
  let y = 0
  let lineX = 0
  let lineY = 0
  const move = (dx: number, dy: number) => {
    lineX += dx
    lineY += dy
    x = lineX
    y = lineY
  }
  const save = () => stack.push({ ...state })
  const restore = () => {
    state = stack.pop() ?? state
  }

  const show = (items: (FontGlyph | number | null)[]) => {
    const { font, size } = state
    if (!font || !size || !Array.isArray(items)) return
    const unit = font.fontMatrix?.[0] || 0.001
    for (const item of items) {
      if (item === null) continue
      if (typeof item === 'number') {
        const shift = (-item * size) / 1000
        if (font.vertical) y += shift
        else x += shift * state.scale
        continue
      }
      const spacing = (item.isSpace ? state.wordSpacing : 0) + state.charSpacing
      const width = item.width * unit * size
      if (font.vertical) {
        const [wy, vx, vy] = item.vmetric ?? [-1000, item.width / 2, 880]
        glyphs.push(
          placed(
            item.unicode,
            x - vx! * unit * size,
            y - vy! * unit * size,
            width,
            state,
            multiply(state.ctm, matrix),
            font,
          ),
        )
        y += wy! * unit * size - spacing
      } else {
        const advance = width * state.scale
        glyphs.push(placed(item.unicode, x, y, advance, state, multiply(state.ctm, matrix), font))
        x += advance + spacing * state.scale
      }
    }
  }

  for (let at = 0; at < list.fnArray.length; at++) {
    const args = (list.argsArray[at] ?? []) as never[] & Record<number, never>
    const number = (index: number) => Number(args[index]) || 0
    switch (list.fnArray[at]) {
      case OPS.save:
        save()
        break
      case OPS.restore:
        restore()
        break
      case OPS.transform:
        state.ctm = multiply(state.ctm, args as unknown as Matrix)
        break
      case OPS.paintFormXObjectBegin:
        save()
        if (args[0]) state.ctm = multiply(state.ctm, args[0] as unknown as Matrix)
        break
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.beginGroup: {
        // A group's matrix is applied by the form inside it; here only the state is kept.
        save()
        break
      }
      case OPS.endGroup:
        restore()
        break
      case OPS.beginText:
        matrix = [1, 0, 0, 1, 0, 0]
        x = y = lineX = lineY = 0
        break
      case OPS.setTextMatrix: {
        const given = ((args[0] as unknown) instanceof Float32Array ? args[0] : args) as unknown as Matrix
        matrix = [...given] as Matrix
        x = y = lineX = lineY = 0
        break
      }
      case OPS.setFont:
        state.font = fontOf(String(args[0]))
        state.size = number(1)
        break
      case OPS.setGState:
        for (const [key, value] of (args[0] ?? []) as [string, [string, number]][]) {
          if (key === 'Font' && Array.isArray(value)) {
            state.font = fontOf(value[0])
            state.size = value[1]
          }
        }
        break
      case OPS.setCharSpacing:
        state.charSpacing = number(0)
        break
      case OPS.setWordSpacing:
        state.wordSpacing = number(0)
        break
      case OPS.setHScale:
        state.scale = number(0) / 100
        break
      case OPS.setLeading:
        state.leading = -number(0)
        break
      case OPS.setTextRise:
        state.rise = number(0)
        break
      case OPS.setLineWidth:
        state.lineWidth = number(0)
        break
      case OPS.moveText:
        move(number(0), number(1))
        break
      case OPS.setLeadingMoveText:
        state.leading = number(1)
        move(number(0), number(1))
        break
      case OPS.nextLine:
        move(0, state.leading)
        break
      case OPS.showText:
        show(args[0] as unknown as FontGlyph[])
        break
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        spans.push({ text: typeof args[2] === 'string' ? args[2] : null, first: glyphs.length })
        break
      case OPS.endMarkedContent: {
        const span = spans.pop()
        if (span?.text != null) glyphs.push(...withText(glyphs.splice(span.first), span.text))
        break
      }
      case OPS.constructPath:
        rulings.push(
          ...rulingsOfPath(
            args[0] as unknown as number,
            args[1] as unknown as [Float32Array | null],
            state.ctm,
            state.lineWidth,
          ),
        )
        break
    }
  }
  return { glyphs, rulings }
}

function initialState(): State {
  return {
    ctm: [1, 0, 0, 1, 0, 0],
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    lineWidth: 1,
  }
}

function placed(text: string, x: number, y: number, width: number, state: State, m: Matrix, font: GlyphFont): Glyph {
  const along = Math.sign(state.size * state.scale) || 1
  const size = Math.abs(state.size) * Math.hypot(m[2], m[3])
  const rise = y + state.rise
  return {
    text,
    x: m[0] * x + m[2] * rise + m[4],
    y: m[1] * x + m[3] * rise + m[5],
    width: Math.abs(width) * Math.hypot(m[0], m[1]),
    angle: Math.atan2(m[1] * along, m[0] * along),
    size,
    ascent: clamp(font.ascent, 0.6, 1, 0.8) * size,
    descent: clamp(font.descent, -0.4, -0.12, -0.22) * size,
  }
}

/** Fonts state absurd heights (0, or 1.9 em); a box outside these bounds would cover its neighbours or show as a hairline. */
function clamp(value: number, low: number, high: number, unknown: number): number {
  return Number.isFinite(value) && value !== 0 ? Math.min(high, Math.max(low, value)) : unknown
}

export function multiply(a: Matrix, b: ArrayLike<number>): Matrix {
  const [b0, b1, b2, b3, b4, b5] = [b[0] ?? 1, b[1] ?? 0, b[2] ?? 0, b[3] ?? 1, b[4] ?? 0, b[5] ?? 0]
  return [
    a[0] * b0 + a[2] * b1,
    a[1] * b0 + a[3] * b1,
    a[0] * b2 + a[2] * b3,
    a[1] * b2 + a[3] * b3,
    a[0] * b4 + a[2] * b5 + a[4],
    a[1] * b4 + a[3] * b5 + a[5],
  ]
}

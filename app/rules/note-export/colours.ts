// The colours of the layers on paper, those of the reader: yellow for one's own, green for the body's, violet for a group's.
import type { Mark, Tone } from './marks.ts'

type Colours = { fill: string; edge: string; line: string; ink: string; text: string }

export const COLOURS: Record<Tone, Colours> = {
  private: { fill: '#fbe8a6', edge: '#d3ac37', line: '#b8901f', ink: '#23407a', text: '#3f3100' },
  body: { fill: '#cfe6dc', edge: '#4d8d77', line: '#2f6b58', ink: '#2f6b58', text: '#123c2f' },
  group: { fill: '#ded6f2', edge: '#8069b5', line: '#5b4796', ink: '#5b4796', text: '#2c1f57' },
}

/** The one colour by which other programs know the mark. */
export function colourOf({ kind, tone }: Pick<Mark, 'kind' | 'tone'>): string {
  const { fill, edge, line, ink } = COLOURS[tone]
  if (kind === 'highlight') return fill
  if (kind === 'ink') return ink
  return kind === 'underline' || kind === 'strike' ? line : edge
}

/** Red, green and blue between 0 and 1. */
export const rgbOf = (colour: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number]

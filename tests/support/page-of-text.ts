// A page made of a text, for rules that read pages.
import type { PageWords, Quad, Word } from '../../app/rules/word-boxes/model.ts'

/** A page of a text: a line for each `/`, twelve points apart, its words ten points wide. */
export function pageOfText(text: string, number = 1, top = 700): PageWords {
  const words = text.split('/').flatMap((line, index) =>
    line
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word, at): Word => {
        const [x, y] = [10 * at, top - 12 * index]
        const quad: Quad = [x, y + 8, x + 9, y + 8, x, y, x + 9, y]
        return { text: word, quads: [quad], line: index, dir: 'rtl' }
      }),
  )
  return { page: number, words }
}

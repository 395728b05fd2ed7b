import { type PDFDocument, type PDFEmbeddedPage, PDFName, type PDFRef } from '@cantoo/pdf-lib'
import { appearanceOf, MULTIPLY, num, PALE } from '../../../app/rules/note-export/appearance.ts'
import type { Mark } from '../../../app/rules/note-export/marks.ts'
import { isRtl } from './set-words.ts'

export type MarkForm = { ref: PDFRef; rect: Mark['rect'] }

/**
 * The picture of a mark as a form in the page's own points. Words on the page that need more room than their box take it
 * downwards, so the box that is answered may be higher than the mark's.
 */
export async function markForm(
  document: PDFDocument,
  mark: Mark,
  words: PDFEmbeddedPage | undefined,
): Promise<MarkForm> {
  const [left, bottom, right, top] = mark.rect
  const rect: Mark['rect'] = words ? [left, Math.min(bottom, top - words.height), right, top] : mark.rect
  await words?.embed()
  const set = words ? ` q 1 0 0 1 ${num(left)} ${num(top - words.height)} cm /Words Do Q` : ''
  const { context } = document
  const stream = context.flateStream(`q ${appearanceOf({ ...mark, rect }, isRtl(mark.contents))} Q${set}`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: rect,
    Resources: {
      ExtGState: {
        [MULTIPLY]: { Type: 'ExtGState', BM: 'Multiply' },
        [PALE]: { Type: 'ExtGState', ca: 0.45 },
      },
      ...(words && { XObject: { Words: words.ref } }),
    },
  })
  stream.dict.set(PDFName.of('FormType'), context.obj(1))
  return { ref: context.register(stream), rect }
}

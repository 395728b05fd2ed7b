import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import { COLOURS } from '../../../app/rules/note-export/colours.ts'
import type { Mark } from '../../../app/rules/note-export/marks.ts'
import { pageReference } from '../../../app/rules/page-reference.ts'
import { typeset } from '../../platform/typeset.ts'
import type { ListWords } from './annotate-job.ts'
import { markForm } from './mark-form.ts'
import { isRtl, linesOf, type SetWords } from './set-words.ts'

/** Draws the marks into their pages, where nobody can take them off again, and sets what they say on pages at the end. */
export async function flattenMarks(
  document: PDFDocument,
  marks: readonly Mark[],
  { boxes, pins }: SetWords,
  words: ListWords,
  at: Date,
  done: () => void,
): Promise<void> {
  for (const mark of marks) {
    done()
    if (mark.kind === 'reply') continue
    const page = document.getPage(mark.page - 1)
    const { ref, rect } = await markForm(document, mark, boxes.get(mark.id))
    const name = page.node.newXObject('Note', ref)
    page.pushOperators(pushGraphicsState(), drawObject(name), popGraphicsState())
    const pin = pins.get(mark.id)
    if (!pin) continue
    await pin.embed()
    const [x, y] = pinPlace(mark, rect)
    const number = page.node.newXObject('Note', pin.ref)
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(1, 0, 0, 1, x, y),
      drawObject(number),
      popGraphicsState(),
    )
  }
  const said = marks.filter(({ number }) => number > 0)
  if (said.length === 0) return
  const list = await PDFDocument.load(
    typeset(new URL('./note-list.typ', import.meta.url), listData(marks, said, words), { at }),
  )
  for (const page of await document.copyPages(list, list.getPageIndices())) document.addPage(page)
  document.catalog.delete(PDFName.of('PageLabels'))
}

/** On a comment's corner; before the first words of a mark, on the side on which they begin. */
function pinPlace({ kind, quads, quote, contents }: Mark, [left, , right, top]: Mark['rect']): [number, number] {
  if (kind === 'comment') return [left + 8, top - 8]
  const [ax = left, ay = top, bx = right, by = top] = quads[0] ?? []
  return isRtl(quote || contents)
    ? [Math.max(ax, bx) - 4, Math.max(ay, by) - 6]
    : [Math.min(ax, bx) - 10, Math.max(ay, by) - 6]
}

function listData(marks: readonly Mark[], said: readonly Mark[], words: ListWords) {
  const facts = (mark: Mark) => [mark.subject, timeIn(mark.created, words)]
  const spoken = (mark: Mark) => ({ author: mark.author, lines: linesOf(mark.contents), rtl: isRtl(mark.contents) })
  return {
    lang: words.language,
    heading: words.heading,
    title: words.title,
    foot: words.title,
    notes: said.map((mark) => ({
      ...spoken(mark),
      number: String(mark.number),
      facts: [pageReference(words.reference, mark.page), ...facts(mark)].join(' · '),
      quote: mark.quote ? linesOf(`«${mark.quote}»`) : [],
      quoteRtl: isRtl(mark.quote),
      fill: COLOURS[mark.tone].fill,
      edge: COLOURS[mark.tone].edge,
      replies: marks
        .filter(({ replyTo }) => replyTo === mark.id)
        .map((reply) => ({ ...spoken(reply), facts: timeIn(reply.created, words) })),
    })),
  }
}

function timeIn(instant: string, { language, zone }: ListWords): string {
  const time = new Date(instant)
  if (Number.isNaN(time.getTime())) return ''
  const locale = language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-GB-u-ca-gregory-nu-latn'
  return new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'long', timeStyle: 'short' }).format(time)
}

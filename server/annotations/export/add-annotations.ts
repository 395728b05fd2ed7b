import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef, PDFString } from '@cantoo/pdf-lib'
import { num } from '../../../app/rules/note-export/appearance.ts'
import { COLOURS, colourOf, rgbOf } from '../../../app/rules/note-export/colours.ts'
import type { Mark } from '../../../app/rules/note-export/marks.ts'
import { pdfDate } from '../../../app/rules/note-export/pdf-date.ts'
import { markForm } from './mark-form.ts'
import type { SetWords } from './set-words.ts'

const SUBTYPES = {
  highlight: 'Highlight',
  underline: 'Underline',
  strike: 'StrikeOut',
  ink: 'Ink',
  freetext: 'FreeText',
  comment: 'Text',
  reply: 'Text',
} as const satisfies Record<Mark['kind'], string>

/** ISO 32000-2, 12.5.3. */
const PRINT = 4
const NO_ZOOM_NO_ROTATE = 8 + 16

/** Puts the marks on their pages as annotations of which other programs show author, words, times and answers. */
export async function addAnnotations(
  document: PDFDocument,
  marks: readonly Mark[],
  { boxes }: SetWords,
  done: () => void,
): Promise<void> {
  const refs = new Map<string, PDFRef>()
  for (const mark of marks) {
    const page = document.getPage(mark.page - 1)
    const answered = mark.replyTo === null ? undefined : refs.get(mark.replyTo)
    const form = await markForm(document, mark, boxes.get(mark.id))
    const dict = document.context.obj({
      Type: 'Annot',
      Subtype: SUBTYPES[mark.kind],
      Rect: form.rect,
      P: page.ref,
      AP: { N: form.ref },
      C: rgbOf(colourOf(mark)),
      F: PRINT,
      ...(mark.quads.length > 0 && { QuadPoints: mark.quads.flat() }),
      ...(mark.kind === 'ink' && { InkList: [points(mark)], BS: { W: mark.size, S: 'S' } }),
      ...(mark.kind === 'freetext' && { Q: 0, BS: { W: 0 } }),
      ...(mark.kind === 'comment' && { Name: 'Comment', Open: false }),
      ...(mark.kind === 'reply' && { Name: 'Comment', ...(answered && { IRT: answered, RT: 'R' }) }),
    })
    // Latin or Arabic alike in UTF-16, big end first: what every viewer reads.
    const say = (key: string, text: string) => dict.set(PDFName.of(key), PDFHexString.fromText(text.toWellFormed()))
    say('NM', mark.id)
    say('T', mark.author)
    say('Contents', mark.contents)
    say('Subj', mark.subject)
    dict.set(PDFName.of('CreationDate'), PDFString.of(pdfDate(mark.created)))
    dict.set(PDFName.of('M'), PDFString.of(pdfDate(mark.modified)))
    if (mark.kind === 'freetext') {
      const colour = rgbOf(COLOURS[mark.tone].text).map(num).join(' ')
      dict.set(PDFName.of('DA'), PDFString.of(`/Helv ${num(mark.size)} Tf ${colour} rg`))
    }
    const ref = document.context.register(dict)
    refs.set(mark.id, ref)
    page.node.addAnnot(ref)
    if (mark.contents && mark.kind !== 'freetext' && mark.kind !== 'reply') addPopup(document, page, ref, form.rect)
    done()
  }
}

function points({ stroke }: Mark): number[] {
  const flat: number[] = []
  for (let i = 0; i + 1 < stroke.length; i += 3) flat.push(stroke[i] as number, stroke[i + 1] as number)
  return flat
}

/** The window in which viewers show the words, closed at first. */
function addPopup({ context }: PDFDocument, page: PDFPage, parent: PDFRef, [, , right, top]: Mark['rect']): void {
  const box = { Type: 'Annot', Subtype: 'Popup', Parent: parent, Open: false, F: NO_ZOOM_NO_ROTATE }
  const ref = context.register(context.obj({ ...box, Rect: [right, top - 120, right + 200, top] }))
  context.lookup(parent, PDFDict).set(PDFName.of('Popup'), ref)
  page.node.addAnnot(ref)
}

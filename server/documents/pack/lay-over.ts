import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
} from '@cantoo/pdf-lib'
import { typeset } from '../../platform/typeset.ts'

type Shown = { width: number; height: number; matrix: [number, number, number, number, number, number] }

/** Lays a stamp and the mark of the copy over every page, upright as the page is shown, whatever its turn and visible box. */
export async function layOver(
  document: PDFDocument,
  { stamps, mark, lang, at }: { stamps: string[]; mark: string; lang: string; at: Date },
  done: (page: number) => void,
): Promise<void> {
  const pages = document.getPages()
  const shown = pages.map(shownOf)
  const sheets = shown.map(({ width, height }, index) => ({ width, height, stamp: stamps[index] ?? '' }))
  const set = typeset(new URL('./pack-overlay.typ', import.meta.url), { pages: sheets, mark, lang }, { at })
  const forms = await document.embedPdf(
    await PDFDocument.load(set),
    pages.map((_, index) => index),
  )
  for (const [index, page] of pages.entries()) {
    const form = forms[index]
    if (!form) continue
    await form.embed()
    const name = page.node.newXObject('Copy', form.ref)
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(...(shown[index] as Shown).matrix),
      drawObject(name),
      popGraphicsState(),
    )
    done(index + 1)
  }
}

/** From the page as it is shown, origin at its lower left corner, to its own points. */
function shownOf(page: PDFPage): Shown {
  const { x, y, width, height } = visible(page)
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  if (turn === 90) return { width: height, height: width, matrix: [0, 1, -1, 0, x + width, y] }
  if (turn === 180) return { width, height, matrix: [-1, 0, 0, -1, x + width, y + height] }
  if (turn === 270) return { width: height, height: width, matrix: [0, -1, 1, 0, x, y + height] }
  return { width, height, matrix: [1, 0, 0, 1, x, y] }
}

/** What viewers show: the crop box within the media box, where anything is left of it. Typst sets no page below a few points. */
function visible(page: PDFPage) {
  const [crop, media] = [page.getCropBox(), page.getMediaBox()]
  const x = Math.max(crop.x, media.x)
  const y = Math.max(crop.y, media.y)
  const width = Math.min(crop.x + crop.width, media.x + media.width) - x
  const height = Math.min(crop.y + crop.height, media.y + media.height) - y
  return width > 1 && height > 1 ? { x, y, width, height } : media
}

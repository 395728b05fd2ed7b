import { type Mark, marksOf } from '../../../app/rules/note-export/marks.ts'
import { annotatePdf } from '../../../server/annotations/export/annotate-pdf.ts'
import { must } from '../../support/body.ts'
import { notesOn, type ReadBack, readByPdfjs, readByPoppler, turnedAndCropped } from '../../support/noted-paper.ts'
import { paperBytes } from '../../support/papers.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

const AUTHOR = 'هدى بنت سالم المرزوقي'
/** The visible box that `turnedAndCropped` gives its pages. */
const BOX = [40, 55, 540, 755] as const
const ANGLES = [0, 90, 180, 270]

export const check: Check = {
  name: 'annotate-export',
  row: 'Exported annotations read back by pdf.js and poppler with author, text (Arabic) and position.',
  bar: 'Every note of every kind: author and words to the letter, its place within 1 pt, on turned and cropped pages too; private notes only by their owner.',
  run: async (say) => {
    const memo = paperBytes('memo-digital-government-v1.pdf') as Uint8Array
    const turned = await turnedAndCropped(memo, ANGLES)
    return allOf([
      await readBack(say, 'memorandum', memo, () => (rect) => rect),
      await readBack(say, 'turned and cropped pages', turned, (page) => shownOn(ANGLES[page - 1] as number)),
      await proveByUnits(say, [
        'tests/rules/note-export.test.ts',
        'tests/server/annotations/export-notes.test.ts',
        'tests/server/cli/annotate-export.test.ts',
      ]),
    ])
  },
}

/** Signs of comments stay upright on a turned page, held by their upper left corner. */
type ToShown = (rect: number[], upright: boolean) => number[]

async function readBack(say: Say, name: string, bytes: Uint8Array, shown: (page: number) => ToShown): Promise<Verdict> {
  const notes = await notesOn(bytes, AUTHOR)
  const marks = marksOf([{ audience: 'body', notes }], { nameOf: (id) => id, layerName: (audience) => audience })
  const made = must(await annotatePdf({ bytes, marks, at: '2026-11-30T08:00:00.000Z', list: null }))
  const verdicts = [compare(say, `${name}, pdf.js`, marks, await readByPdfjs(made.bytes), () => (rect) => rect)]
  const poppler = await readByPoppler(made.bytes)
  if (typeof poppler === 'string') say(`${name}, poppler: not asked, ${poppler}`)
  else verdicts.push(compare(say, `${name}, poppler`, marks, poppler, shown))
  return allOf(verdicts)
}

/** Both in page order; within a page pdf.js and poppler keep the file's order, or draw some kinds later: matched by what they are. */
function compare(
  say: Say,
  reader: string,
  marks: Mark[],
  found: ReadBack[],
  shown: (page: number) => ToShown,
): Verdict {
  let [words, farthest, lost, untold] = [0, 0, 0, 0]
  for (const mark of marks) {
    const one = found.find(
      (each) => each.page === mark.page && kindOf(each.subtype) === KINDS[mark.kind] && isSame(each, mark),
    )
    if (!one) {
      lost += 1
      continue
    }
    if (one.author === null) untold += 1
    if ((one.author ?? AUTHOR) === AUTHOR && one.contents === mark.contents) words += 1
    farthest = Math.max(farthest, apart(one.rect, shown(mark.page)([...mark.rect], KINDS[mark.kind] === 'text')))
    if (one.quads.length > 0)
      farthest = Math.max(farthest, apart(boundsOf(one.quads.flat()), boundsOf(mark.quads.flat())))
    if (one.ink.length > 0) farthest = Math.max(farthest, apart(one.ink, pointsOf(mark)))
  }
  say(
    `${reader}: ${marks.length} notes and replies, ${words} with author and words, ${lost} lost, at most ${farthest.toFixed(3)} pt off${untold > 0 ? `; of ${untold} drawings its interface tells no author` : ''}`,
  )
  const drawings = marks.filter(({ kind }) => kind === 'ink').length
  return verdictIf(
    untold <= drawings && words === marks.length && lost === 0 && found.length === marks.length && farthest <= 1,
    `${reader}: ${words} of ${marks.length}, ${lost} lost, ${farthest.toFixed(3)} pt`,
  )
}

const KINDS: Record<Mark['kind'], string> = {
  highlight: 'highlight',
  underline: 'underline',
  strike: 'strikeout',
  ink: 'ink',
  freetext: 'freetext',
  comment: 'text',
  reply: 'text',
}
const kindOf = (subtype: string) => subtype.toLowerCase().replaceAll('-', '')
/** A comment and its reply share their place and their kind, and differ in their words. */
const isSame = (one: ReadBack, mark: Mark) => one.contents === mark.contents

const apart = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length
    ? Math.max(...a.map((value, index) => Math.abs(value - (b[index] as number))))
    : Number.POSITIVE_INFINITY

function boundsOf(flat: number[]): number[] {
  const [xs, ys] = [flat.filter((_, index) => index % 2 === 0), flat.filter((_, index) => index % 2 === 1)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const pointsOf = ({ stroke }: Mark) => stroke.filter((_, index) => index % 3 !== 2)

/** From the page's own points to those of the page as it is shown, from its lower left corner. */
function shownOn(angle: number): ToShown {
  const [left, bottom, right, top] = BOX
  const turn = (x: number, y: number): number[] => {
    if (angle === 90) return [y - bottom, right - x]
    if (angle === 180) return [right - x, top - y]
    if (angle === 270) return [top - y, x - left]
    return [x - left, y - bottom]
  }
  return ([x1 = 0, y1 = 0, x2 = 0, y2 = 0], upright) => {
    if (!upright) return boundsOf([...turn(x1, y1), ...turn(x2, y2)])
    const [x = 0, y = 0] = turn(x1, y2)
    return [x, y - (y2 - y1), x + (x2 - x1), y]
  }
}

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import type { NoteView } from '../annotations/note-book.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Word } from '../rules/word-boxes/model.ts'
import { PageCanvas } from './page-canvas.tsx'
import type { PageSize, PlacedPage } from './page-layout.ts'
import { PageMarks } from './page-marks.tsx'
import { type PageBox, pageMatrix, toScreen } from './page-matrix.ts'
import { PageText } from './page-text.tsx'
import { type GestureActs, type Tool, useGestures } from './use-gestures.ts'
import type { Selection } from './use-selection.ts'

const NO_QUADS: readonly number[][] = []

export type PageViewProps = {
  pdf: PDFDocumentProxy | null
  placed: PlacedPage
  size: PageSize
  scale: number
  turned: number
  reference: string
  words: readonly Word[] | undefined
  notes: readonly NoteView[]
  numbers: ReadonlyMap<string, number>
  chosenNote: string | null
  draftAt: [number, number] | null
  hits: readonly { quads: readonly number[][]; current: boolean }[]
  tool: Tool
  fingerDraws: boolean
  inkClass: string
  selection: Selection
  acts: GestureActs & { chooseNote: (id: string) => void }
}

/** One page: picture, marks, pins, stamp, the surface for pen and finger, and its text for those who hear it. */
export const PageView = memo(function PageView(props: PageViewProps) {
  const { pdf, placed, size, scale, turned, reference, words, notes, selection, tool } = props
  const t = useT('documents')
  const reader = useReader()
  const [box, setBox] = useState<PageBox>([0, 0, size[0], size[1]])
  const matrix = useMemo(() => pageMatrix(box, size[2] + turned, scale), [box, size, turned, scale])
  const surface = useRef<HTMLDivElement>(null)
  const ink = useRef<SVGPathElement>(null)
  const { page, width, height } = placed
  useGestures(surface, ink, { ...props, page, matrix, words })
  const learnBox = useCallback(
    (_page: number, found: PageBox) => setBox((now) => (now.join() === found.join() ? now : found)),
    [],
  )
  const chosenHere = selection.chosen?.page === page ? selection.quads : NO_QUADS
  const label = t('page.label', { reference: reader.digits(reference) })
  return (
    <article
      className="leaf"
      data-page={page}
      aria-label={label}
      style={{ insetBlockStart: placed.top, inlineSize: width, blockSize: height }}
    >
      {pdf ? <PageCanvas pdf={pdf} page={page} scale={scale} turned={turned} onBox={learnBox} /> : null}
      <PageMarks
        width={width}
        height={height}
        matrix={matrix}
        notes={notes}
        chosenNote={props.chosenNote}
        hits={props.hits}
        selection={chosenHere}
      />
      <svg className="marks" width={width} height={height} aria-hidden="true">
        <path ref={ink} className={props.inkClass} transform={`matrix(${matrix.join(' ')})`} />
      </svg>
      <PageText words={words} label={label} empty={t('page.scanned')} />
      <div className={`surface ${tool}`} ref={surface} />
      <span className="stamp num" aria-hidden="true">
        {reader.digits(reference)}
      </span>
      {notes.map((note) => {
        if (note.kind !== 'comment') return null
        const [x, y] = toScreen(matrix, note.at[0] as number, note.at[1] as number)
        const number = props.numbers.get(note.id) ?? 0
        return (
          <button
            key={note.id}
            type="button"
            className={`pin ${note.audience}${note.id === props.chosenNote ? ' chosen' : ''}`}
            style={{ insetBlockStart: y - 14, left: x - 14 }}
            aria-label={t('page.comment', { number })}
            onClick={() => props.acts.chooseNote(note.id)}
          >
            {reader.number(number)}
          </button>
        )
      })}
      {props.draftAt ? <DraftPin at={toScreen(matrix, ...props.draftAt)} /> : null}
    </article>
  )
})

const DraftPin = ({ at: [x, y] }: { at: [number, number] }) => (
  <span className="pin draft" style={{ insetBlockStart: y - 14, left: x - 14 }} aria-hidden="true" />
)

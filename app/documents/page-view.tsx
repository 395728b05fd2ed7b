import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type ComponentType, type CSSProperties, Fragment, memo, useCallback, useMemo, useRef, useState } from 'react'
import type { NoteView } from '../annotations/note-book.ts'
import { toneOf } from '../annotations/tone.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Word } from '../rules/word-boxes/model.ts'
import { type Hand, Hands } from './hands.tsx'
import { PageCanvas } from './page-canvas.tsx'
import type { PageSize, PlacedPage } from './page-layout.ts'
import { PageMarks } from './page-marks.tsx'
import { type Matrix, type PageBox, pageMatrix, toScreen } from './page-matrix.ts'
import { PageText } from './page-text.tsx'
import { SelectionHandles } from './selection-handles.tsx'
import { type GestureActs, type Tool, useGestures } from './use-gestures.ts'
import type { Draft } from './use-note-acts.ts'
import type { Selection } from './use-selection.ts'

/** CSS pixels across a pin. */
const PIN = 28
const NO_QUADS: readonly number[][] = []

/** What lies over a page: its number, its size as shown, and the way from its points to that. */
export type OverPage = { page: number; matrix: Matrix; width: number; height: number }

export type PageViewProps = {
  pdf: PDFDocumentProxy | null
  placed: PlacedPage
  /** False until the room is known; then the page stands where `unmeasured` puts it. */
  measured: boolean
  unmeasured: CSSProperties
  size: PageSize
  scale: number
  turned: number
  reference: string
  words: readonly Word[] | undefined
  notes: readonly NoteView[]
  numbers: ReadonlyMap<string, number>
  chosenNote: string | null
  draft: Draft | null
  /** Where the hands of others are on this page. */
  hands: readonly Hand[]
  hits: readonly { quads: readonly number[][]; current: boolean }[]
  tool: Tool
  fingerDraws: boolean
  inkClass: string
  selection: Selection
  acts: GestureActs & { chooseNote: (id: string) => void }
  over?: ComponentType<OverPage> | undefined
}

/** One page: picture, marks, pins, stamp, the surface for pen and finger, and its text for those who hear it. */
export const PageView = memo(function PageView(props: PageViewProps) {
  const { pdf, placed, size, scale, turned, reference, words, notes, selection, tool, over: Over } = props
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
  const chosenHere = selection.chosen?.page === page ? selection.quads : (props.draft?.chosen?.quads ?? NO_QUADS)
  const label = t('page.label', { reference: reader.digits(reference) })
  return (
    <article
      className="leaf"
      data-page={page}
      aria-label={label}
      style={props.measured ? { insetBlockStart: placed.top, inlineSize: width, blockSize: height } : props.unmeasured}
    >
      <PageCanvas pdf={props.measured ? pdf : null} page={page} scale={scale} turned={turned} onBox={learnBox} />
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
      <PageText words={words} empty={t('page.scanned')} />
      <div className={`surface ${tool}`} ref={surface}>
        {words && selection.chosen?.page === page && selection.chosen.by !== 'mouse' ? (
          <SelectionHandles chosen={selection.chosen} words={words} matrix={matrix} />
        ) : null}
      </div>
      <span className="stamp num" aria-hidden="true">
        {reader.digits(reference)}
      </span>
      <Pins {...props} matrix={matrix} />
      <Hands hands={props.hands} matrix={matrix} />
      {props.draft && !props.draft.chosen ? <DraftPin at={toScreen(matrix, ...props.draft.at)} /> : null}
      {Over ? <Over page={page} matrix={matrix} width={width} height={height} /> : null}
    </article>
  )
})

/** Pins stand in the margin beside their place, one after the other where several share a height. */
function Pins({ notes, numbers, chosenNote, acts, matrix }: PageViewProps & { matrix: Matrix }) {
  const t = useT('documents')
  const reader = useReader()
  const heights: number[] = []
  return notes.map((note) => {
    const place = placeOf(note)
    if (!place) return null
    const [x, y] = toScreen(matrix, ...place)
    const beside = heights.filter((height) => Math.abs(height - y) < PIN).length
    heights.push(y)
    const number = numbers.get(note.id) ?? 0
    return (
      <Fragment key={note.id}>
        {note.kind === 'comment' ? (
          <span className={`spot ${toneOf(note.audience)}`} style={{ insetBlockStart: y - 4, left: x - 4 }} />
        ) : null}
        <button
          type="button"
          className={`pin ${toneOf(note.audience)}${note.id === chosenNote ? ' chosen' : ''}`}
          style={{ insetBlockStart: y - PIN / 2, left: 6 + beside * (PIN + 4) }}
          aria-label={t('page.comment', { number })}
          onClick={() => acts.chooseNote(note.id)}
        >
          {reader.number(number)}
        </button>
      </Fragment>
    )
  })
}

/** Where a pin points: a comment's own point, or the first line of the words that something is said about. */
function placeOf(note: NoteView): [number, number] | null {
  if (note.kind === 'comment') return [note.at[0] as number, note.at[1] as number]
  const [quad] = 'quads' in note && note.text !== '' ? note.quads : []
  return quad ? [quad[0] as number, ((quad[1] as number) + (quad[5] as number)) / 2] : null
}

const DraftPin = ({ at: [x, y] }: { at: [number, number] }) => (
  <span className="pin draft" style={{ insetBlockStart: y - 14, left: x - 14 }} aria-hidden="true" />
)

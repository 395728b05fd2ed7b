import { memo } from 'react'
import { inkPath } from '../annotations/ink-path.ts'
import type { NoteView } from '../annotations/note-book.ts'
import { type Matrix, polygonOf } from './page-matrix.ts'

type PageMarksProps = {
  width: number
  height: number
  matrix: Matrix
  notes: readonly NoteView[]
  chosenNote: string | null
  hits: readonly { quads: readonly number[][]; current: boolean }[]
  selection: readonly number[][]
}

/** What lies on a page, in its own points: highlights, search hits, the selection, ink. It shades the paper and never hides it. */
export const PageMarks = memo(function PageMarks(props: PageMarksProps) {
  const { width, height, matrix, notes, chosenNote, hits, selection } = props
  return (
    <svg className="marks" width={width} height={height} aria-hidden="true">
      <g transform={`matrix(${matrix.join(' ')})`}>
        {hits.map(({ quads, current }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hits have no name but their place
          <g key={index} className={current ? 'hit now' : 'hit'}>
            <Quads quads={quads} />
          </g>
        ))}
        {notes.map((note) =>
          note.kind === 'highlight' ? (
            <g key={note.id} className={`mark ${note.audience}${note.id === chosenNote ? ' chosen' : ''}`}>
              <Quads quads={note.quads} />
              {note.quads.map((quad) => (
                <line key={quad.join()} x1={quad[4]} y1={quad[5]} x2={quad[6]} y2={quad[7]} />
              ))}
            </g>
          ) : note.kind === 'ink' ? (
            <path
              key={note.id}
              className={`ink ${note.audience}${note.id === chosenNote ? ' chosen' : ''}`}
              d={inkPath(note.stroke, note.width)}
            />
          ) : null,
        )}
        <g className="selection">
          <Quads quads={selection} />
        </g>
      </g>
    </svg>
  )
})

const Quads = ({ quads }: { quads: readonly number[][] }) =>
  quads.map((quad) => <polygon key={quad.join()} points={polygonOf(quad)} />)

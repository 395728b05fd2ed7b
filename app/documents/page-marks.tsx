import { memo } from 'react'
import { inkPath } from '../annotations/ink-path.ts'
import type { NoteView } from '../annotations/note-book.ts'
import { toneOf } from '../annotations/tone.ts'
import { LINE } from '../rules/note-place.ts'
import { type Matrix, polygonOf } from './page-matrix.ts'

/** A place that was found; or one that is other in another version, struck through or underlined. */
export type PageHit = { quads: readonly number[][]; current: boolean; kind?: 'gone' | 'come' | 'moved' }

type PageMarksProps = {
  width: number
  height: number
  matrix: Matrix
  notes: readonly NoteView[]
  chosenNote: string | null
  hits: readonly PageHit[]
  selection: readonly number[][]
}

/** What lies on a page, in its own points: highlights, search hits, the selection, ink. It shades the paper and never hides it. */
export const PageMarks = memo(function PageMarks(props: PageMarksProps) {
  const { width, height, matrix, notes, chosenNote, hits, selection } = props
  return (
    <>
      <svg className="marks" width={width} height={height} aria-hidden="true">
        <g transform={`matrix(${matrix.join(' ')})`}>
          {hits.map(({ quads, current, kind }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hits have no name but their place
            <g key={index} className={['hit', kind, current && 'now'].filter(Boolean).join(' ')}>
              <Quads quads={quads} />
              {kind ? quads.map((quad) => <MarkLine key={quad.join()} quad={quad} strike={kind === 'gone'} />) : null}
            </g>
          ))}
          {notes.map((note) =>
            'quads' in note ? (
              <g
                key={note.id}
                className={`mark ${note.kind} ${toneOf(note.audience)}${note.id === chosenNote ? ' chosen' : ''}`}
              >
                <Quads quads={note.quads} />
                {note.quads.map((quad) => (
                  <MarkLine key={quad.join()} quad={quad} strike={note.kind === 'strike'} />
                ))}
              </g>
            ) : note.kind === 'ink' ? (
              <path
                key={note.id}
                className={`ink ${toneOf(note.audience)}${note.id === chosenNote ? ' chosen' : ''}`}
                d={inkPath(note.stroke, note.width)}
              />
            ) : null,
          )}
          <g className="selection">
            <Quads quads={selection} />
          </g>
        </g>
      </svg>
      <svg className="marks over" width={width} height={height} aria-hidden="true">
        <g transform={`matrix(${matrix.join(' ')})`}>
          {notes.map((note) =>
            note.kind === 'freetext' ? <PageWords key={note.id} note={note} chosen={note.id === chosenNote} /> : null,
          )}
        </g>
      </svg>
    </>
  )
})

/** Below the words, or through the middle of them. */
function MarkLine({ quad, strike }: { quad: readonly number[]; strike: boolean }) {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = quad
  return strike ? (
    <line x1={(ax + cx) / 2} y1={(ay + cy) / 2} x2={(bx + dx) / 2} y2={(by + dy) / 2} />
  ) : (
    <line x1={cx} y1={cy} x2={dx} y2={dy} />
  )
}

/** Words on the page stand upright in it, whichever way their box grows. */
function PageWords({ note, chosen }: { note: Extract<NoteView, { kind: 'freetext' }>; chosen: boolean }) {
  const [left = 0, bottom = 0, right = 0, top = 0] = note.box
  return (
    <foreignObject
      className="page-words"
      width={right - left}
      height={Math.max(0, top - bottom)}
      transform={`translate(${left} ${top}) scale(1 -1)`}
    >
      <p
        dir="auto"
        className={`${toneOf(note.audience)}${chosen ? ' chosen' : ''}`}
        style={{ fontSize: note.size, lineHeight: LINE }}
      >
        {note.text}
      </p>
    </foreignObject>
  )
}

const Quads = ({ quads }: { quads: readonly number[][] }) =>
  quads.map((quad) => <polygon key={quad.join()} points={polygonOf(quad)} />)

import './page-pointer.css'
import { useRef } from 'react'
import { toScreen } from '../documents/page-matrix.ts'
import type { OverPage } from '../documents/page-view.tsx'
import { useReader } from '../i18n/use-reader.ts'
import { usePointing } from './pointing.tsx'
import { usePoint } from './use-point.ts'
import { type Spot, usePointed } from './use-pointed.ts'

/** CSS pixels from the spot to beyond its name. */
const LABEL = 56

type Where = { meetingId: string; versionId: string; page: number }
type Sheet = Omit<OverPage, 'page'>

/** What is pointed at on one page: by the presenter for everybody, or by this reader who presents it. */
export function PagePointer({ page, ...sheet }: OverPage) {
  const pointing = usePointing()
  if (!pointing) return null
  const { meetingId, versionId, held } = pointing
  const where = { meetingId, versionId, page }
  return held === page ? <Held where={where} sheet={sheet} /> : <Seen where={where} sheet={sheet} />
}

function Seen({ where, sheet }: { where: Where; sheet: Sheet }) {
  const spot = usePointed(where.meetingId, where.versionId, where.page)
  return spot ? <SpotAt spot={spot} sheet={sheet} /> : null
}

/** Takes hand and finger for itself while the pointer is held; a wheel still scrolls. */
function Held({ where, sheet }: { where: Where; sheet: Sheet }) {
  const surface = useRef<HTMLDivElement>(null)
  const place = usePoint(surface, sheet.matrix, where)
  return (
    <>
      <div className="pointer-held" ref={surface} />
      {place ? <SpotAt spot={{ trail: [place], by: null }} sheet={sheet} /> : null}
    </>
  )
}

/** Seen and never touched; not read aloud, for it moves all the time. */
function SpotAt({ spot: { trail, by }, sheet }: { spot: Spot; sheet: Sheet }) {
  const reader = useReader()
  const { matrix, width, height } = sheet
  const at = trail.map((place) => toScreen(matrix, ...place))
  const [x, y] = at.at(-1) as [number, number]
  return (
    <div className="pointer" aria-hidden="true">
      <svg aria-hidden="true">
        {at.slice(1).map(([toX, toY], index) => {
          const [fromX, fromY] = at[index] as [number, number]
          const key = `${fromX} ${fromY} ${at.length - index}`
          return <line key={key} x1={fromX} y1={fromY} x2={toX} y2={toY} opacity={(index + 1) / at.length} />
        })}
      </svg>
      <span className="pointer-spot" style={{ insetInlineStart: x, insetBlockStart: y }}>
        {by ? (
          // At an edge the name stands inwards of the spot.
          <bdi style={{ translate: `${(-100 * x) / width}% ${y > height - LABEL ? -LABEL : 0}px` }}>
            {reader.pick(by)}
          </bdi>
        ) : null}
      </span>
    </div>
  )
}

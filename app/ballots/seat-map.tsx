import './vote.css'
import './seat-map.css'
import { Fragment, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { SeatMap as Plan, TableMap } from '../rules/seat-map.ts'
import { initialsOf } from '../ui/initials.ts'
import type { Bilingual } from '../wire/text.ts'
import { nearestSeat } from './nearest-seat.ts'
import { SeatBadge } from './seat-badge.tsx'
import { type Mark, VoteMark } from './vote-mark.tsx'

export type SeatView = {
  id: string
  name: Bilingual
  /** `floor` has the word, `hand` asks for it, `away` is not in the room. */
  presence: 'present' | 'remote' | 'away' | 'recused' | 'floor' | 'hand'
  chair?: boolean
  /** Has voted; how is not said. */
  voted?: boolean
  /** How the seat voted, once that may be shown. */
  mark?: Mark
  /** In place of the mark's or the presence's own word. */
  word?: string
}

type SeatMapProps = {
  /** From app/rules/seat-map.ts; `seats` are in its order. */
  plan: Plan | TableMap
  seats: readonly SeatView[]
  label: string
  onSelect?: (seat: SeatView) => void
  /** Words in the middle of the table. */
  children?: ReactNode
}

/** A drawing of the room, never mirrored. One stop for Tab; arrows walk to the nearest seat on that side. */
export function SeatMap({ plan, seats, label, onSelect, children }: SeatMapProps) {
  const t = useT('parts')
  const reader = useReader()
  const [current, setCurrent] = useState(0)
  const [told, setTold] = useState<number | null>(null)
  const buttons = useRef<(HTMLButtonElement | null)[]>([])
  const table = 'table' in plan ? plan.table : null
  const wordOf = (seat: SeatView) =>
    seat.word ?? (seat.mark ? t(`mark.${seat.mark}`) : t(seat.voted ? 'seat.voted' : `seat.${seat.presence}`))

  const walk = (event: KeyboardEvent) => {
    const next = nearestSeat(plan.seats, current, event.key)
    if (next === null || next >= seats.length) return
    event.preventDefault()
    setCurrent(next)
    buttons.current[next]?.focus()
  }

  return (
    <figure className={table ? 'seat-map table' : 'seat-map'}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame and a legend to a drawing */}
      <div
        className="room-plan"
        role="group"
        aria-label={label}
        onKeyDown={walk}
        style={{ aspectRatio: `${plan.width} / ${plan.height}`, '--plan': plan.width } as React.CSSProperties}
      >
        {table ? (
          <div
            className="room-table"
            style={{
              left: `${percent(table.cx - table.rx, plan.width)}%`,
              top: `${percent(table.cy - table.ry, plan.height)}%`,
              inlineSize: `${percent(2 * table.rx, plan.width)}%`,
              blockSize: `${percent(2 * table.ry, plan.height)}%`,
            }}
          >
            <div dir={reader.direction}>{children}</div>
          </div>
        ) : null}
        {seats.map((seat, index) => {
          const place = plan.seats[index]
          if (!place) return null
          const name = reader.pick(seat.name)
          return (
            <button
              key={seat.id}
              ref={(element) => {
                buttons.current[index] = element
              }}
              type="button"
              className={seatClass(seat)}
              style={{ left: `${percent(place.x, plan.width)}%`, top: `${percent(place.y, plan.height)}%` }}
              tabIndex={index === current ? 0 : -1}
              aria-label={`${name}: ${wordOf(seat)}`}
              onFocus={() => {
                setCurrent(index)
                setTold(index)
              }}
              onMouseEnter={() => setTold(index)}
              onClick={() => onSelect?.(seat)}
            >
              {seat.mark && !table ? (
                <VoteMark mark={seat.mark} size="100%" />
              ) : (
                <span className="disc" lang={reader.language}>
                  {table ? initialsOf(name, reader.language) : null}
                  <SeatBadge seat={seat} />
                </span>
              )}
              {table ? <Who name={name} /> : null}
            </button>
          )
        })}
      </div>
      {/* For eyes: the same words are each seat's name. */}
      <figcaption aria-hidden="true">
        {told !== null && seats[told] ? `${reader.pick(seats[told].name)} · ${wordOf(seats[told])}` : '\u00a0'}
      </figcaption>
    </figure>
  )
}

/** A name may be set in two lines, but is broken only between its words: never at the hyphen of "Al-". */
const Who = ({ name }: { name: string }) => (
  <bdi className="who">
    {name.split(' ').map((word) => (
      <Fragment key={word}>
        <span>{word}</span>{' '}
      </Fragment>
    ))}
  </bdi>
)

const percent = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100

function seatClass({ presence, chair, voted, mark }: SeatView): string {
  return ['seat', presence, chair && 'chair', voted && 'voted', mark].filter(Boolean).join(' ')
}

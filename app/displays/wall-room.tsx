import { useMemo } from 'react'
import type { DisplayRoom } from '../../server/displays/load-display.ts'
import { SeatMap, type SeatView } from '../ballots/seat-map.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { aroundTable, hemicycle } from '../rules/seat-map.ts'

type WallRoomProps = {
  page: DisplayRoom
  /** In place of who is here: seats that voted, or how. */
  seats?: readonly SeatView[]
  /** Above the drawing: what is counted, and how many. */
  count?: { label: string; value: string }
  legend?: readonly (readonly [look: string, word: string])[]
  /** The drawing alone: what stands beside it says the rest. */
  bare?: boolean
}

/** The room as a drawing, with the quorum in its middle or below it. */
export function WallRoom({ page, seats, count, legend, bare = false }: WallRoomProps) {
  const t = useT('displays')
  const reader = useReader()
  const { room, body } = page
  const shown = seats ?? room?.seats.map((seat): SeatView => ({ ...seat, id: seat.seatId })) ?? []
  const plan = useMemo(
    () => (body.plan === 'table' ? aroundTable(shown.length) : hemicycle(shown.length)),
    [body.plan, shown.length],
  )
  if (!room) return null
  const { present, required, met, here, members } = room.quorum
  const { label, value } = count ?? {
    label: t('room.here'),
    value: t('room.of', { part: reader.digits(here), whole: reader.digits(members) }),
  }
  const quorum = (
    <span className="wall-quorum">
      <b>{t(met ? 'room.met' : 'room.short')}</b>
      <span>{t('room.able', { present: reader.digits(present) })}</span>
      <span>{t('room.needed', { required: reader.digits(required) })}</span>
    </span>
  )
  return (
    <section className="sheet wall-room">
      {bare ? null : (
        <>
          <p className="wall-count">
            <span>{label}</span>
            <b className="num">{value}</b>
          </p>
          {quorum}
        </>
      )}
      <div className="wall-plan" style={{ '--ratio': plan.width / plan.height } as React.CSSProperties} {...INERT}>
        <SeatMap plan={plan} seats={shown} label={t('room.label')}>
          {bare ? null : quorum}
        </SeatMap>
      </div>
      {bare ? null : (
        <p className="wall-legend">
          {(legend ?? PRESENCE.map((look) => [look, t(`room.legend.${look}`)] as const)).map(([look, word]) => (
            <span key={look}>
              <i className={look} />
              {word}
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

const PRESENCE = ['present', 'recused', 'away'] as const
/** Nothing on the wall is for pressing. React 18 knows the attribute by its text alone. */
const INERT = { inert: '' } as object

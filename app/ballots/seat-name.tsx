import type { MySeat } from '../../server/ballots/my-seats.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'

export type NamedSeat = Pick<MySeat, 'seatId' | 'title' | 'onBehalfOf'>

/** "For yourself", with the seat where there are several; or "On behalf of …". */
export function SeatName({ seat, titled = false }: { seat: NamedSeat; titled?: boolean }) {
  const t = useT('ballots')
  const reader = useReader()
  return (
    <span>
      {seat.onBehalfOf ? (
        <>
          {t('seats.behalf')} <bdi>{reader.pick(seat.onBehalfOf)}</bdi>
        </>
      ) : (
        t('seats.own')
      )}
      {titled ? (
        <small className="soft">
          {' '}
          · <Text2 of={seat.title} digits />
        </small>
      ) : null}
    </span>
  )
}

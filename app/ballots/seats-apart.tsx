import { UserRoundX } from 'lucide-react'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'
import { SeatName } from './seat-name.tsx'

/** Seats that this person was to vote for and does not, each with the reason. */
export function SeatsApart({ mine }: { mine: MySeat[] }) {
  const t = useT('ballots')
  const apart = mine.flatMap((seat) => {
    const { onBehalfOf, state } = seat
    if (!onBehalfOf || state === 'can_vote' || state === 'cast' || state === 'not_cast') return []
    return [{ seat, state }]
  })
  if (apart.length === 0) return null
  return (
    <ul className="seats-apart small" aria-label={t('seats.apart')}>
      {apart.map(({ seat, state }) => (
        <li key={seat.mandateId} className="row tight">
          <Icon of={UserRoundX} size="sm" />
          <span>
            <SeatName seat={seat} />: <span className="soft">{t(`seats.${state}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

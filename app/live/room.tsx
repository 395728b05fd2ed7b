import { Check, Hand, Video } from 'lucide-react'
import { useMemo } from 'react'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { SeatMap, type SeatView } from '../ballots/seat-map.tsx'
import { useT } from '../i18n/use-reader.ts'
import { aroundTable, hemicycle } from '../rules/seat-map.ts'
import { Icon } from '../ui/icon.tsx'

type RoomProps = {
  sitting: Sitting
  /** Seats whose ballot is in; how they voted is not said. */
  voted?: readonly string[]
  onSelect?: (seatId: string) => void
}

/** The room as it is now: who is here, from where, who is recused, and during a vote who has voted. */
export function Room({ sitting, voted = [], onSelect }: RoomProps) {
  const t = useT('live')
  const { quorum, vote, body } = sitting
  const seats = sitting.seats.filter((seat) => seat.votes)
  const plan = useMemo(
    () => (body.plan === 'table' ? aroundTable(seats.length) : hemicycle(seats.length)),
    [body.plan, seats.length],
  )
  const views = seats.map(
    (seat): SeatView => ({
      id: seat.seatId,
      name: seat.name,
      presence: onFloor(sitting, seat) ?? seat.presence,
      chair: seat.role === 'chair',
      voted: voted.includes(seat.seatId),
    }),
  )
  return (
    <div className="room" style={{ '--ratio': plan.width / plan.height } as React.CSSProperties}>
      <div className="room-fit">
        <SeatMap plan={plan} seats={views} label={t('room.label')} onSelect={(seat) => onSelect?.(seat.id)}>
          <span className="eyebrow">{t(vote ? 'room.voted' : 'room.present')}</span>
          <b className="num">
            {vote
              ? t('room.of', { here: vote.cast, members: vote.electors })
              : t('room.of', { here: quorum.here, members: quorum.members })}
          </b>
          {sitting.current && !vote ? (
            <span className="note muted quiet">{t('room.vote_on_item', { count: quorum.present })}</span>
          ) : null}
        </SeatMap>
      </div>
      <Legend voting={vote !== null} />
    </div>
  )
}

/** Who speaks, and who asks to: said of a seat before where it takes part from. */
function onFloor({ floor }: Sitting, { seatId }: Sitting['seats'][number]): 'floor' | 'hand' | null {
  if (floor.speaker?.seatId === seatId) return 'floor'
  return floor.queue.some((ask) => ask.seatId === seatId) ? 'hand' : null
}

function Legend({ voting }: { voting: boolean }) {
  const t = useT('live')
  return (
    <ul className="legend">
      <li>
        <i className="floor" /> {t('room.legend.floor')}
      </li>
      <li>
        <i /> {t('room.legend.present')}
      </li>
      <li>
        <Icon of={Video} size="sm" /> {t('room.legend.remote')}
      </li>
      <li>
        <Icon of={Hand} size="sm" /> {t('room.legend.hand')}
      </li>
      {voting ? (
        <li>
          <i className="voted">
            <Icon of={Check} strokeWidth={3} />
          </i>{' '}
          {t('room.legend.voted')}
        </li>
      ) : null}
      <li>
        <i className="recused" /> {t('room.legend.recused')}
      </li>
      <li>
        <i className="away" /> {t('room.legend.away')}
      </li>
    </ul>
  )
}

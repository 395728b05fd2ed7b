import { Check, Hand, type LucideIcon, Mic, Video } from 'lucide-react'
import { Icon } from '../ui/icon.tsx'
import type { SeatView } from './seat-map.tsx'
import { VoteMark } from './vote-mark.tsx'

const BADGES: Partial<Record<SeatView['presence'], LucideIcon>> = { floor: Mic, hand: Hand, remote: Video }

/** The small disc at a seat's shoulder: how it voted, that it voted, or what it does. The seat's name says it in words. */
export function SeatBadge({ seat }: { seat: SeatView }) {
  if (seat.mark && seat.mark !== 'absent' && seat.mark !== 'recused')
    return (
      <span className="badge bare">
        <VoteMark mark={seat.mark} size="100%" />
      </span>
    )
  const icon = seat.voted ? Check : BADGES[seat.presence]
  if (!icon) return null
  return (
    <span className="badge">
      <Icon of={icon} strokeWidth={seat.voted ? 3 : 1.75} />
    </span>
  )
}

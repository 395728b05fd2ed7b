import './positions.css'
import { Hand } from 'lucide-react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useFloor } from '../floor/use-floor.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'

/** Who said beforehand that they have something to say on the item under discussion: one press puts them on the list. */
export function Wishes({ page }: { page: Console }) {
  const t = useT('positions')
  const { pick } = useReader()
  const floor = useFloor(page.meeting.id)
  const asked = new Set<string>([
    ...page.floor.queue.map(({ seatId }) => seatId),
    ...page.floor.spoken.map(({ seatId }) => seatId),
    ...(page.floor.speaker ? [page.floor.speaker.seatId] : []),
  ])
  const waiting = page.seats.filter(
    ({ seatId, here, presence }) =>
      here && presence !== 'recused' && page.wishes.includes(seatId) && !asked.has(seatId),
  )
  if (waiting.length === 0 || page.meeting.state !== 'in_session') return null
  return (
    <section className="block consent-wishes" aria-labelledby="wishes">
      <h2 id="wishes">{t('wishes.title')}</h2>
      <div className="row wrap">
        {waiting.map((seat) => (
          <Button
            key={seat.seatId}
            size="small"
            variant="line"
            icon={Hand}
            isPending={floor.sending}
            aria-label={t('wishes.put', { name: pick(seat.name) })}
            onPress={() => void floor.act('ask', { seatId: seat.seatId, kind: 'speak' })}
          >
            {pick(seat.name)}
          </Button>
        ))}
      </div>
    </section>
  )
}

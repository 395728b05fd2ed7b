import { Megaphone } from 'lucide-react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useAct } from './use-act.ts'

/** Who is called by name next, in the order of the room, and who was called and has not answered. */
export function RollCallNext({ page, voteId }: { page: Console; voteId: string }) {
  const t = useT('live')
  const reader = useReader()
  const { act, sending, refusal } = useAct(`/m/${page.meeting.id}/act/call-seat`)
  const { called, awaited, chairLast } = page.ballots
  const here = page.seats.filter((seat) => seat.here && awaited.includes(seat.seatId))
  // Under a rule by which the chair votes last, the chair is called last too.
  const order = chairLast
    ? [...here.filter(({ role }) => role !== 'chair'), ...here.filter(({ role }) => role === 'chair')]
    : here
  const next = order.find(({ seatId }) => !called.includes(seatId))
  const answering = order.find(({ seatId }) => called.includes(seatId))
  return (
    <div className="roll-next stack tight">
      <p className="small" aria-live="polite">
        {answering ? t('roll.awaiting', { name: reader.pick(answering.name) }) : t('roll.nobody')}
      </p>
      {next ? (
        <Button
          variant={answering ? 'plain' : 'primary'}
          icon={Megaphone}
          isPending={sending}
          onPress={() => void act({ voteId, seatId: next.seatId })}
        >
          {t('roll.call', { name: reader.pick(next.name) })}
        </Button>
      ) : (
        <p className="small soft">{t('roll.all')}</p>
      )}
      {refusal ? (
        <Notice tone="danger" title={t('refused')} live>
          {refusal}
        </Notice>
      ) : null}
    </div>
  )
}

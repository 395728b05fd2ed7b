import { Megaphone } from 'lucide-react'
import type { Console } from '../../server/meetings/load-console.ts'
import type { SittingSeat } from '../../server/meetings/sitting-seats.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useAct } from './use-act.ts'

/** Who is called by name next, in the order of the room, and who was called and has not answered. */
export function RollCallNext({ page, voteId }: { page: Console; voteId: string }) {
  const t = useT('live')
  const reader = useReader()
  const { act, sending, refusal } = useAct(`/m/${page.meeting.id}/act/call-seat`)
  const { called, awaited, chairLast, byProxy } = page.ballots
  const inRoom = new Set(page.seats.flatMap((seat) => (seat.here && seat.personId ? [seat.personId] : [])))
  /** Who answers for a member who is away. */
  const holderOf = (seat: SittingSeat) => {
    const holder = seat.here ? undefined : byProxy[seat.seatId]
    return holder && inRoom.has(holder.personId) ? holder.name : null
  }
  // A member who is away and represented is called in the same place, and the holder answers.
  const here = page.seats.filter((seat) => awaited.includes(seat.seatId) && (seat.here || holderOf(seat)))
  const nameOf = (seat: SittingSeat) => {
    const holder = holderOf(seat)
    return holder
      ? t('roll.by_proxy', { name: reader.pick(seat.name), holder: reader.pick(holder) })
      : reader.pick(seat.name)
  }
  // Under a rule by which the chair votes last, the chair is called last too.
  const order = chairLast
    ? [...here.filter(({ role }) => role !== 'chair'), ...here.filter(({ role }) => role === 'chair')]
    : here
  const next = order.find(({ seatId }) => !called.includes(seatId))
  const answering = order.find(({ seatId }) => called.includes(seatId))
  return (
    <div className="roll-next stack tight">
      <p className="small" aria-live="polite">
        {answering ? t('roll.awaiting', { name: nameOf(answering) }) : t('roll.nobody')}
      </p>
      {next ? (
        <Button
          variant={answering ? 'plain' : 'primary'}
          icon={Megaphone}
          isPending={sending}
          onPress={() => void act({ voteId, seatId: next.seatId })}
        >
          {t('roll.call', { name: nameOf(next) })}
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

import { useState } from 'react'
import type { Pack, PackItem } from '../../server/meetings/load-pack.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Select } from '../ui/select.tsx'
import { ReasonForm } from './reason-form.tsx'

export type Declaring = { item: PackItem; own: boolean }

type DeclareProps = { pack: Pack; declaring: Declaring; onClose: () => void }

/** Asks why, says in full what will follow, and then does it. */
export function DeclareInterest({ pack, declaring, onClose }: DeclareProps) {
  const t = useT('interests')
  const { pick, digits } = useReader()
  const { item, own } = declaring
  const mine = pack.mySeats.map((seat) => seat.seatId as string)
  const choices = pack.seats.filter((seat) => mine.includes(seat.seatId) === own)
  const [seatId, setSeatId] = useState<string | null>(own ? (choices[0]?.seatId ?? null) : null)
  const whose = own ? 'mine' : 'theirs'
  return (
    <ReasonForm
      title={t(own ? 'declare.title' : 'declare.title_theirs', { number: digits(item.number) })}
      meetingId={pack.meeting.id}
      words={{
        reason: t('declare.reason'),
        hint: t('declare.reason_hint'),
        submit: t(`declare.submit_${whose}`),
        done: t('declare.done', { number: digits(item.number) }),
      }}
      follows={[
        t(`declare.no_vote_${whose}`),
        t(`declare.hides_${pack.body.conflictHides}_${whose}`),
        t(`declare.recorded_${whose}`),
      ]}
      missing={(reason) =>
        seatId === null ? t('declare.choose_seat') : reason.trim().length < 3 ? t('declare.say_why') : ''
      }
      act={(reason) => ({ act: 'declare', itemId: item.itemId, seatId, reason })}
      onClose={onClose}
    >
      <p className="title">
        <bdi>{pick(item.title)}</bdi>
      </p>
      {choices.length > 1 || !own ? (
        <Select
          label={t('declare.seat')}
          items={choices.map((seat) => ({
            id: seat.seatId,
            label: seat.name ? pick(seat.name) : pick(seat.title),
            note: pick(seat.title),
          }))}
          value={seatId}
          onChange={setSeatId}
        />
      ) : null}
    </ReasonForm>
  )
}

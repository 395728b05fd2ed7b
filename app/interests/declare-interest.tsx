import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Pack, PackItem } from '../../server/meetings/load-pack.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import './interests.css'

export type Declaring = { item: PackItem; own: boolean }

type DeclareProps = { pack: Pack; declaring: Declaring | null; onClose: () => void }

/** Asks why, says in full what will follow, and then does it. */
export function DeclareInterest({ pack, declaring, onClose }: DeclareProps) {
  const t = useT('interests')
  const { digits } = useReader()
  if (!declaring) return null
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t(declaring.own ? 'declare.title' : 'declare.title_theirs', { number: digits(declaring.item.number) })}
    >
      <DeclareForm pack={pack} declaring={declaring} onClose={onClose} />
    </Dialog>
  )
}

function DeclareForm({ pack, declaring, onClose }: DeclareProps & { declaring: Declaring }) {
  const t = useT('interests')
  const { pick, digits } = useReader()
  const fetcher = useFetcher<Answer<unknown>>()
  const showToast = useToast()
  const { item, own } = declaring
  const mine = pack.mySeats.map((seat) => seat.seatId as string)
  const choices = pack.seats.filter((seat) => mine.includes(seat.seatId) === own)
  const [seatId, setSeatId] = useState<string | null>(own ? (choices[0]?.seatId ?? null) : null)
  const [reason, setReason] = useState('')
  const [requestId, setRequestId] = useState(newRequestId)
  const refusal = useRefusal(fetcher.data)
  const done = fetcher.data?.ok === true
  useEffect(() => {
    if (done) {
      showToast({ tone: 'ok', title: t('declare.done', { number: digits(item.number) }) })
      onClose()
    } else if (fetcher.data) setRequestId(newRequestId())
  }, [done, fetcher.data, showToast, t, digits, item.number, onClose])
  const missing = seatId === null ? t('declare.choose_seat') : reason.trim().length < 3 ? t('declare.say_why') : ''
  const send = () =>
    submitJson(fetcher, `/m/${pack.meeting.id}/interest`, {
      act: 'declare',
      requestId,
      itemId: item.itemId,
      seatId,
      reason,
    })
  const whose = own ? 'mine' : 'theirs'
  return (
    <div className="interest-form">
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
      <TextArea
        label={t('declare.reason')}
        hint={t('declare.reason_hint')}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <div className="follows">
        <p className="strong">{t('declare.follows')}</p>
        <ul>
          <li>{t(`declare.no_vote_${whose}`)}</li>
          <li>{t(`declare.hides_${pack.body.conflictHides}_${whose}`)}</li>
          <li>{t(`declare.recorded_${whose}`)}</li>
        </ul>
      </div>
      {refusal ? (
        <Notice tone="danger" title={t('not_done')} live>
          {refusal}
        </Notice>
      ) : null}
      <div className="row between wrap">
        <Button variant="line" onPress={onClose}>
          {t('back')}
        </Button>
        <Button
          variant="primary"
          onPress={send}
          isPending={fetcher.state !== 'idle'}
          {...(missing && { disabledReason: missing })}
        >
          {t(`declare.submit_${whose}`)}
        </Button>
      </div>
    </div>
  )
}

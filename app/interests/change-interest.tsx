import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { PackInterest } from '../../server/meetings/pack-interests.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import './interests.css'

export type Changing = { interest: PackInterest; act: 'withdraw' | 'correct' }

type ChangeProps = { meetingId: string; changing: Changing | null; onClose: () => void }

/** Takes a declared interest back, or says it anew, having said what follows. */
export function ChangeInterest({ meetingId, changing, onClose }: ChangeProps) {
  const t = useT('interests')
  const { digits } = useReader()
  if (!changing) return null
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t(`${changing.act}.title`, { number: digits(changing.interest.number) })}
    >
      <ChangeForm meetingId={meetingId} changing={changing} onClose={onClose} />
    </Dialog>
  )
}

function ChangeForm({ meetingId, changing, onClose }: ChangeProps & { changing: Changing }) {
  const t = useT('interests')
  const { pick, digits } = useReader()
  const fetcher = useFetcher<Answer<unknown>>()
  const showToast = useToast()
  const { act, interest } = changing
  const [reason, setReason] = useState(act === 'correct' ? interest.reason : '')
  const [requestId, setRequestId] = useState(newRequestId)
  const refusal = useRefusal(fetcher.data)
  const done = fetcher.data?.ok === true
  useEffect(() => {
    if (done) {
      showToast({ tone: 'ok', title: t(`${act}.done`, { number: digits(interest.number) }) })
      onClose()
    } else if (fetcher.data) setRequestId(newRequestId())
  }, [done, fetcher.data, showToast, t, digits, act, interest.number, onClose])
  const same = act === 'correct' && reason.trim() === interest.reason
  const missing = reason.trim().length < 3 ? t(`${act}.say_why`) : same ? t('correct.same') : ''
  const { itemId, seatId } = interest
  const send = () => submitJson(fetcher, `/m/${meetingId}/interest`, { act, requestId, itemId, seatId, reason })
  const whose = interest.own ? 'mine' : 'theirs'
  return (
    <div className="interest-form">
      <p>
        {interest.own || !interest.who ? null : (
          <>
            <bdi className="strong">{pick(interest.who)}</bdi>:{' '}
          </>
        )}
        <bdi>{interest.reason}</bdi>
      </p>
      <TextArea
        label={t(`${act}.reason`)}
        hint={t(`${act}.reason_hint`)}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <div className="follows">
        <p className="strong">{t('declare.follows')}</p>
        <ul>
          <li>{t(`${act}.effect_${whose}`)}</li>
          <li>{t(`${act}.recorded_${whose}`)}</li>
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
          {t(`${act}.submit`)}
        </Button>
      </div>
    </div>
  )
}

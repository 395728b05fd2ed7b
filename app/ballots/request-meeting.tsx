import { useRevalidator } from '@remix-run/react'
import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

type RequestMeetingProps = { meetingId: string; voteId: string; seatId: string }

/** Asks that a matter which goes round be taken in a sitting: one request ends its vote. */
export function RequestMeeting({ meetingId, voteId, seatId }: RequestMeetingProps) {
  const t = useT('meetings')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { act, sending, refusal } = useAct(`/m/${meetingId}/act/request-meeting`)
  const { revalidate } = useRevalidator()
  const ask = async () => {
    if (!(await act({ voteId, seatId, reason }))) return
    setAsking(false)
    revalidate()
  }
  return (
    <>
      <Button size="small" variant="line" icon={MessagesSquare} onPress={() => setAsking(true)}>
        {t('circulation.request')}
      </Button>
      <Dialog
        title={t('circulation.request')}
        isOpen={asking}
        onOpenChange={setAsking}
        foot={
          <>
            <Button onPress={() => setAsking(false)}>{t('back')}</Button>
            <Button
              variant="primary"
              onPress={ask}
              isPending={sending}
              disabledReason={reason.trim() === '' ? t('circulation.reason_needed') : undefined}
            >
              {t('circulation.ask')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{t('circulation.request_about')}</p>
          <TextArea label={t('circulation.reason')} value={reason} onChange={setReason} maxLength={2000} isRequired />
          {refusal ? (
            <Notice tone="danger" title={t('form.not_saved')} live>
              {refusal}
            </Notice>
          ) : null}
        </div>
      </Dialog>
    </>
  )
}

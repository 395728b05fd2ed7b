import { useRevalidator } from '@remix-run/react'
import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'

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
      {asking ? (
        <ActDialog
          title={t('circulation.request')}
          submit={t('circulation.ask')}
          missing={reason.trim() === '' ? t('circulation.reason_needed') : ''}
          refusal={refusal}
          sending={sending}
          onSend={ask}
          onClose={() => setAsking(false)}
        >
          <p>{t('circulation.request_about')}</p>
          <TextArea label={t('circulation.reason')} value={reason} onChange={setReason} maxLength={2000} isRequired />
        </ActDialog>
      ) : null}
    </>
  )
}

import { FileCheck, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Signatures } from '../signing/signatures.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { SignMinutes } from './sign-minutes.tsx'
import { useMinutesAct } from './use-minutes-act.ts'

type Props = { page: MinutesPage; text: NonNullable<MinutesPage['text']> }

/** Where the minutes stand: until when members may answer, who approves, who has signed, and what the reader may do about it. */
export function MinutesStanding({ page, text }: Props) {
  const t = useT('minutes')
  const signing = useT('signing')
  const reader = useReader()
  const [reopening, setReopening] = useState(false)
  const { send, refusal, sending } = useMinutesAct(page.meeting.id)
  const { circulation, may, corrections } = page
  if (!circulation) return null
  const open = corrections.filter(({ outcome }) => outcome === null).length
  const approved = circulation.approvedAt !== null
  return (
    <>
      <Sheet title={t(approved ? 'standing.approved' : 'standing.circulated')} className="minutes-standing">
        {approved && circulation.approvedAt ? (
          <p>
            {reader.dates(circulation.approvedAt)} · {reader.time(circulation.approvedAt)}
          </p>
        ) : (
          <>
            <p>
              {t(`standing.until_${circulation.approval}`, {
                day: reader.date(circulation.deadline),
                time: reader.time(circulation.deadline),
              })}
            </p>
            <p className="note muted">{t('standing.corrections', { count: open })}</p>
          </>
        )}
        <p className="note muted">
          {t('standing.digest')}{' '}
          <bdi dir="ltr" className="code">
            {text.digest.slice(0, 16)}…
          </bdi>
        </p>
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {may.approve ? (
          <Button
            variant="primary"
            block
            icon={FileCheck}
            isPending={sending}
            onPress={() => send({ act: 'minutes.approve' })}
            {...(open > 0 ? { disabledReason: t('approve.open', { count: open }) } : {})}
          >
            {t('approve.do')}
          </Button>
        ) : null}
        {may.reopen ? (
          <Button variant="line" block icon={RotateCcw} onPress={() => setReopening(true)}>
            {t('reopen.open')}
          </Button>
        ) : null}
      </Sheet>
      <Sheet title={signing('title')} className="minutes-standing">
        <Signatures of={circulation.signers} />
        {page.signing ? <SignMinutes page={page} signing={page.signing} /> : null}
      </Sheet>
      {reopening ? <ReopenDialog page={page} onClose={() => setReopening(false)} /> : null}
    </>
  )
}

function ReopenDialog({ page, onClose }: { page: MinutesPage; onClose: () => void }) {
  const t = useT('minutes')
  const [reason, setReason] = useState('')
  const { send, refusal, sending } = useMinutesAct(page.meeting.id, onClose)
  return (
    <ActDialog
      title={t('reopen.title')}
      submit={t('reopen.do')}
      missing={reason.trim().length < 3 ? t('reopen.why') : ''}
      refusal={refusal}
      sending={sending}
      onSend={() => send({ act: 'minutes.reopen', reason })}
      onClose={onClose}
    >
      <p>{t('reopen.more')}</p>
      <TextArea label={t('reopen.reason')} rows={3} maxLength={1000} value={reason} onChange={setReason} />
    </ActDialog>
  )
}

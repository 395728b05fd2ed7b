import { Send } from 'lucide-react'
import { useState } from 'react'
import type { MinutesPage } from '../../server/minutes/load-minutes.ts'
import { useT } from '../i18n/use-reader.ts'
import { instantOf, wallOf } from '../rules/zoned-time.ts'
import { SignerOrder } from '../signing/signer-order.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Choices } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { useMinutesAct } from './use-minutes-act.ts'

const A_WEEK_MS = 7 * 24 * 3_600_000

/** To whom it goes is clear: all members. Until when, who approves, and who signs in which order is decided here, and told to them. */
export function CirculateDialog({ page, onClose }: { page: MinutesPage; onClose: () => void }) {
  const t = useT('minutes')
  const signing = useT('signing')
  const showToast = useToast()
  const first = wallOf(new Date(Date.parse(page.now) + A_WEEK_MS), page.zone)
  const [day, setDay] = useState(first.day)
  const [hour, setHour] = useState('12:00')
  const [approval, setApproval] = useState<'chair' | 'silence'>('chair')
  const [signers, setSigners] = useState<string[]>(
    ['secretary', 'chair'].flatMap((role) => page.officers.find((one) => one.role === role)?.seatId ?? []),
  )
  const { send, refusal, sending } = useMinutesAct(page.meeting.id, () => {
    showToast({ tone: 'ok', title: t('circulate.done') })
    onClose()
  })
  const missing = signers.length === 0 ? signing('no_signers') : day === '' || hour === '' ? t('circulate.no_day') : ''
  return (
    <ActDialog
      title={t('circulate.title')}
      submit={t('circulate.do')}
      icon={Send}
      missing={missing}
      refusal={refusal}
      sending={sending}
      onSend={() =>
        send({
          act: 'minutes.circulate',
          deadline: instantOf(day, hour, page.zone).toISOString(),
          approval,
          signers: signers as never,
        })
      }
      onClose={onClose}
    >
      <p>{t('circulate.more')}</p>
      <div className="row wrap">
        <Field label={t('circulate.day')} type="date" value={day} onChange={setDay} />
        <Field label={t('circulate.hour')} type="time" value={hour} onChange={setHour} />
      </div>
      <Choices
        label={t('circulate.approval')}
        value={approval}
        onChange={(id) => setApproval(id as 'chair' | 'silence')}
        items={(['chair', 'silence'] as const).map((id) => ({
          id,
          label: t(`approval.${id}`),
          note: t(`approval.${id}_more`),
        }))}
      />
      <SignerOrder officers={page.officers} signers={signers} onChange={setSigners} />
    </ActDialog>
  )
}

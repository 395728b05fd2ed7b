import { useState } from 'react'
import type { MinutesPage, ShownParagraph } from '../../server/minutes/load-minutes.ts'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { useMinutesAct } from './use-minutes-act.ts'

type Props = { page: MinutesPage; paragraph: ShownParagraph; onClose: () => void }

/** How a member would have a paragraph read, and why. */
export function CorrectionDialog({ page, paragraph, onClose }: Props) {
  const t = useT('minutes')
  const showToast = useToast()
  const [ar, setAr] = useState(paragraph.ar)
  const [en, setEn] = useState(paragraph.en)
  const [why, setWhy] = useState('')
  const { send, refusal, sending } = useMinutesAct(page.meeting.id, () => {
    showToast({ tone: 'ok', title: t('correct.done') })
    onClose()
  })
  const [seatId] = page.may.correct
  const same = ar.trim() === paragraph.ar && en.trim() === paragraph.en
  const missing = same ? t('correct.same') : why.trim().length < 3 ? t('correct.say_why') : ''
  return (
    <ActDialog
      title={t('correct.title')}
      submit={t('correct.do')}
      wide
      missing={missing}
      refusal={refusal}
      sending={sending}
      onSend={() => seatId && send({ act: 'minutes.correct', seatId, place: paragraph.place, after: { ar, en }, why })}
      onClose={onClose}
    >
      <TextArea label={t('side.ar')} language="ar" record rows={4} maxLength={8000} value={ar} onChange={setAr} />
      <TextArea label={t('side.en')} language="en" record rows={4} maxLength={8000} value={en} onChange={setEn} />
      <TextArea label={t('correct.why')} rows={2} maxLength={1000} value={why} onChange={setWhy} />
    </ActDialog>
  )
}

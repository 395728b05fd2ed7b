import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Checkbox, TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import type { MemorandumId } from '../wire/ids.ts'
import { useMemorandumAct } from './use-memorandum-act.ts'

/** Fit for the agenda; that it came late is decided here, in so many words. */
export function AcceptDialog({ page, onClose }: { page: MemorandumPage; onClose: () => void }) {
  const t = useT('memoranda')
  const showToast = useToast()
  const { memorandumId, version, late } = page.memorandum
  const [read] = useState(version)
  const [admitLate, setAdmitLate] = useState(false)
  const [words, setWords] = useState('')
  const act = useMemorandumAct(() => {
    showToast({ tone: 'ok', title: t('accept.done') })
    onClose()
  })
  const reason = page.versions.at(-1)?.lateReason
  return (
    <ActDialog
      title={t('accept.title')}
      submit={t('accept.send')}
      icon={CircleCheck}
      missing={late && !admitLate ? t('accept.late_first') : ''}
      refusal={act.refusal}
      sending={act.sending}
      onClose={onClose}
      onSend={() =>
        act.send({
          act: 'accept',
          memorandumId: memorandumId as MemorandumId,
          version: read,
          admitLate,
          words: words.trim(),
        })
      }
    >
      <p>{t('accept.about')}</p>
      {late ? (
        <>
          <Notice tone="alert" title={t('late.title')}>
            {reason ? (
              <>
                {t('late.because')} <span dir="auto">{reason}</span>
              </>
            ) : null}
          </Notice>
          <Checkbox isSelected={admitLate} onChange={setAdmitLate}>
            {t('accept.admit_late')}
          </Checkbox>
        </>
      ) : null}
      <TextArea label={t('accept.words')} value={words} onChange={setWords} maxLength={4000} rows={2} />
    </ActDialog>
  )
}

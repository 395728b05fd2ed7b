import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage, ShownObservation } from '../../server/memoranda/load-memorandum.ts'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Choices } from '../ui/choices.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import type { ObservationId } from '../wire/ids.ts'
import { FilePicker, type LodgedFile } from './lodged-file.tsx'
import { useMemorandumAct } from './use-memorandum-act.ts'

type ObserveDialogProps = { one: ShownObservation; page: MemorandumPage; onClose: () => void }

/** What the unit has to say, with or without a paper; or that it has nothing to say. It stays in the trail as it is sent. */
export function ObserveDialog({ one, page, onClose }: ObserveDialogProps) {
  const t = useT('memoranda')
  const showToast = useToast()
  const [says, setSays] = useState('given')
  const [words, setWords] = useState('')
  const [file, setFile] = useState<LodgedFile | null>(null)
  const act = useMemorandumAct(() => {
    showToast({ tone: 'ok', title: t('observe.done') })
    onClose()
  })
  // Of the version that stood on the screen when it was opened.
  const [ofVersion] = useState(page.memorandum.filed)
  const given = says === 'given'
  return (
    <ActDialog
      title={t('observe.title')}
      submit={t('observe.send')}
      icon={MessageSquarePlus}
      missing={given && !words.trim() && !file ? t('observe.missing') : ''}
      refusal={act.refusal}
      sending={act.sending}
      onClose={onClose}
      onSend={() =>
        act.send({
          act: 'observe',
          observationId: one.observationId as ObservationId,
          ofVersion,
          words: given ? words.trim() : '',
          fileId: given ? (file?.fileId ?? null) : null,
        })
      }
    >
      {one.question ? (
        <p className="memo-said" dir="auto">
          {one.question}
        </p>
      ) : null}
      <Choices
        label={t('observe.what')}
        value={says}
        onChange={setSays}
        items={[
          { id: 'given', label: t('observe.given') },
          { id: 'none', label: t('observe.none'), note: t('observe.none_more') },
        ]}
      />
      {given ? (
        <>
          <TextArea label={t('observe.words')} value={words} onChange={setWords} maxLength={4000} rows={5} />
          <FilePicker unitId={one.unit.unitId} label={t('observe.paper')} file={file} onChange={setFile} optional />
        </>
      ) : null}
    </ActDialog>
  )
}

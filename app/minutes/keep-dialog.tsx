import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Found } from './editor/review-plugin.ts'

type Props = { found: Found; reason: string; onKeep: (reason: string) => void; onClose: () => void }

/** Why a paragraph stays though the ledger says otherwise: its readers are told. */
export function KeepDialog({ found, reason, onKeep, onClose }: Props) {
  const t = useT('minutes')
  const { language } = useReader()
  const [words, setWords] = useState(reason)
  return (
    <ActDialog
      title={t('keep.title')}
      submit={t('keep.do')}
      missing={words.trim().length < 3 ? t('keep.why') : ''}
      refusal={null}
      sending={false}
      onSend={() => onKeep(words)}
      onClose={onClose}
    >
      <p>{t('keep.more')}</p>
      <blockquote className="says">{found.sentence[language]}</blockquote>
      <TextArea label={t('keep.reason')} rows={3} maxLength={1000} value={words} onChange={setWords} />
    </ActDialog>
  )
}

import { RotateCw, X } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { PaperChip } from './paper-chip.tsx'
import type { Upload } from './use-uploads.ts'

/** A file on its way, or why it was not taken. What is wrong with the file itself is not mended by sending it again. */
export function UploadRow({ upload }: { upload: Upload }) {
  const t = useT('documents')
  const reader = useReader()
  const words = useRefusalWords()
  const { stage, refused } = upload
  if (refused)
    return (
      <Notice
        tone="danger"
        live
        title={t('upload.refused', { fileName: upload.fileName })}
        action={
          <span className="row tight">
            {refused.code.startsWith('paper_') ? null : (
              <Button size="small" icon={RotateCw} onPress={upload.retry}>
                {t('upload.retry')}
              </Button>
            )}
            <Button variant="quiet" size="small" icon={X} aria-label={t('upload.dismiss')} onPress={upload.drop} />
          </span>
        }
      >
        {refused.code.startsWith('upload_') ? t(refused.code) : words(refused.code, refused.params)}
      </Notice>
    )
  const meta =
    stage.stage === 'sending'
      ? t('upload.sending', { sent: reader.bytes(stage.sent), all: reader.bytes(stage.bytes) })
      : t(`upload.${stage.stage}`, { page: stage.page, pages: stage.pages })
  const progress =
    stage.stage === 'sending' ? { value: stage.sent, max: stage.bytes } : { value: stage.page, max: stage.pages }
  return (
    <PaperChip
      title={<bdi>{upload.fileName}</bdi>}
      meta={meta}
      state="uploading"
      progress={progress}
      acts={<Button variant="quiet" size="small" icon={X} aria-label={t('upload.cancel')} onPress={upload.drop} />}
    />
  )
}

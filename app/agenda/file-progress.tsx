import './proposal.css'
import { CircleCheck, RotateCw, X } from 'lucide-react'
import type { FileQueue, QueuedFile } from '../documents/use-file-queue.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'

/** Files on their way to their items: one line in all, one for each that is moving, and one for each that failed. */
export function FileProgress({ queue }: { queue: FileQueue }) {
  const t = useT('agenda')
  const documents = useT('documents')
  const words = useRefusalWords()
  const { digits } = useReader()
  const { files } = queue
  if (files.length === 0) return null
  const done = files.filter(({ state }) => state === 'done').length
  const failed = files.filter(({ state }) => state === 'failed')
  if (done === files.length)
    return (
      <div className="file-progress" role="status">
        <span className="row tight">
          <Icon of={CircleCheck} size="sm" /> {t('files.all_done', { count: done })}
        </span>
        <Button
          variant="quiet"
          size="small"
          icon={X}
          aria-label={documents('upload.dismiss')}
          onPress={() => queue.forget()}
        />
      </div>
    )
  return (
    <div className="file-progress">
      <ProgressBar
        label={t('files.sending')}
        value={done}
        max={files.length}
        words={t('files.of', { done: digits(done), count: files.length })}
      />
      {files
        .filter(({ state }) => state === 'sending')
        .map((file) => (
          <ProgressBar key={file.id} label={file.file.name} value={shareOf(file)} max={1} />
        ))}
      {failed.map(({ id, file, refused }) => (
        <Notice
          key={id}
          tone="danger"
          live
          title={documents('upload.refused', { fileName: file.name })}
          action={
            <span className="row tight">
              <Button size="small" icon={RotateCw} onPress={() => queue.retry(id)}>
                {documents('upload.retry')}
              </Button>
              <Button
                variant="quiet"
                size="small"
                icon={X}
                aria-label={documents('upload.dismiss')}
                onPress={() => queue.forget(id)}
              />
            </span>
          }
        >
          {refused?.code.startsWith('upload_')
            ? documents(refused.code)
            : refused
              ? words(refused.code, refused.params)
              : ''}
        </Notice>
      ))}
    </div>
  )
}

/** Sending is half of the way, reading the pages the other. */
function shareOf({ stage }: QueuedFile): number {
  if (!stage) return 0
  if (stage.stage === 'sending') return stage.bytes === 0 ? 0 : (0.5 * stage.sent) / stage.bytes
  return stage.pages === 0 ? 0.5 : 0.5 + (0.5 * stage.page) / stage.pages
}

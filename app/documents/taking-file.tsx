import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Taking } from './use-taken-file.ts'

/** How far the file is, that it is there, or why it is not. */
export function TakingFile({ taking: { busy, stage, answer } }: { taking: Taking }) {
  const t = useT('documents')
  const reader = useReader()
  const refused = useRefusal(answer)
  if (refused) return <Notice tone="danger" title={refused} live />
  if (answer) return <Notice tone="ok" title={t('taking.done')} live />
  if (!busy) return null
  const words =
    stage && stage.of > 1 ? t('taking.of', { done: reader.number(stage.done), of: reader.number(stage.of) }) : ''
  return (
    <div role="status">
      <ProgressBar
        label={t(`taking.${stage?.stage ?? 'asking'}`)}
        value={stage?.done ?? 0}
        max={Math.max(1, stage?.of ?? 1)}
        words={words}
      />
    </div>
  )
}

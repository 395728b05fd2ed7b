import './reading.css'
import { BookOpenCheck, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import type { ReadingLog } from './use-reading-log.ts'

/** In the reader: how far one has read, who can see it, and the word that one has read the paper. */
export function ReadingButton({ log, pages }: { log: ReadingLog; pages: number }) {
  const t = useT('reading')
  const reader = useReader()
  const [open, setOpen] = useState(false)
  const [state, setState] = useState<'still' | 'sending' | 'failed'>('still')
  const { reading } = log
  if (!reading) return null
  const done = reading.acknowledgedAt
  const show = (now: boolean) => {
    setOpen(now)
    if (now) void log.send().catch(() => {})
  }
  const say = async () => {
    setState('sending')
    await log.acknowledge().then(
      () => setState('still'),
      () => setState('failed'),
    )
  }
  return (
    <>
      <Button
        variant="quiet"
        icon={done ? CircleCheck : BookOpenCheck}
        aria-label={t('mine.open')}
        onPress={() => show(true)}
      />
      <Dialog
        title={t('mine.title')}
        isOpen={open}
        onOpenChange={show}
        foot={
          <>
            <Button onPress={() => show(false)}>{t('mine.close')}</Button>
            {done ? null : (
              <Button variant="primary" icon={CircleCheck} isPending={state === 'sending'} onPress={() => void say()}>
                {t('mine.say')}
              </Button>
            )}
          </>
        }
      >
        <div className="stack">
          <ProgressBar
            label={t('mine.progress', { seen: reading.pages, count: pages })}
            value={reading.pages}
            max={pages}
          />
          {done ? (
            <Notice tone="ok" title={t('mine.said')} live>
              {reader.day(done)} · {reader.time(done)}
            </Notice>
          ) : (
            <p>{t('mine.what')}</p>
          )}
          <p className="soft">{t('recorded.on')}</p>
          {state === 'failed' ? (
            <Notice tone="danger" title={t('mine.failed')} live>
              {t('mine.failed_more')}
            </Notice>
          ) : null}
        </div>
      </Dialog>
    </>
  )
}

import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { TakePackCopy } from '../wire/downloads.ts'
import { TakingFile } from './taking-file.tsx'
import { useTakenFile } from './use-taken-file.ts'

/** A copy of the pack to take away: whoever takes it reads before that their name will stand on every page. */
export function TakePack({ meetingId }: { meetingId: TakePackCopy['meetingId'] }) {
  const t = useT('documents')
  const reader = useReader()
  const [open, setOpen] = useState(false)
  const { taking, take, reset } = useTakenFile()
  const close = () => {
    reset()
    setOpen(false)
  }
  const start = () =>
    void take('/packs', { requestId: crypto.randomUUID(), meetingId, language: reader.language } satisfies TakePackCopy)
  return (
    <>
      <Button variant="line" icon={FileDown} onPress={() => setOpen(true)}>
        {t('take.open')}
      </Button>
      <Dialog
        title={t('take.title')}
        isOpen={open}
        onOpenChange={(now) => (now ? setOpen(true) : close())}
        foot={
          <>
            <Button onPress={close}>{t('take.close')}</Button>
            <Button variant="primary" onPress={start} {...(taking.busy && { disabledReason: t('take.busy') })}>
              {t('take.do')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{t('take.what')}</p>
          <p className="soft">{t('take.named')}</p>
          <TakingFile taking={taking} />
        </div>
      </Dialog>
    </>
  )
}

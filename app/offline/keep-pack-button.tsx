import { CloudDownload } from 'lucide-react'
import { type ComponentType, useEffect, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { useActor } from '../ui/use-root.ts'
import type { KeepDialogProps } from './keep-dialog.tsx'
import { hasKept } from './kept-flag.ts'

/** Keeps this pack on the device; what does it is loaded when somebody wants it. */
export function KeepPack({ meetingId }: { meetingId: string }) {
  const t = useT('offline')
  const actor = useActor()
  const [kept, setKept] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<KeepDialogProps> | null>(null)
  const [looked, look] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when the dialog is closed
  useEffect(() => {
    if (!hasKept() || !actor) return setKept(false)
    void import('./keep-dialog.tsx').then(({ isKept }) => isKept(actor.personId, meetingId)).then(setKept, () => {})
  }, [actor?.personId, meetingId, looked])
  if (!actor) return null
  const open = async () => {
    const { KeepDialog } = await import('./keep-dialog.tsx')
    setDialog(() => KeepDialog)
  }
  return (
    <>
      <Button variant="line" icon={CloudDownload} onPress={() => void open()}>
        {t(kept ? 'keep.opened' : 'keep.open')}
      </Button>
      {Dialog ? (
        <Dialog
          meetingId={meetingId}
          personId={actor.personId}
          onClose={() => {
            setDialog(null)
            look((n) => n + 1)
          }}
        />
      ) : null}
    </>
  )
}

import { DoorClosed, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'

/** At the foot of the console: the sitting is closed, or reopened. */
export function ClosedControls({ page, now }: { page: Console; now: number }) {
  const t = useT('closed')
  const [asked, setAsked] = useState(false)
  const { may, vote } = page
  if (!may.close && !may.reopen) return null
  const act = may.close ? ('close' as const) : ('reopen' as const)
  const close = () => setAsked(false)
  return (
    <>
      <Button
        variant="line"
        icon={act === 'close' ? DoorClosed : DoorOpen}
        onPress={() => setAsked(true)}
        {...(vote && { disabledReason: t('control.vote_running') })}
      >
        {t(`control.${act}`)}
      </Button>
      {asked && act === 'close' ? <CloseDialog page={page} now={now} onClose={close} /> : null}
      {asked && act === 'reopen' ? <ReopenDialog page={page} onClose={close} /> : null}
    </>
  )
}

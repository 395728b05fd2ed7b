import { DoorClosed, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { ClosedNotice } from './closed-notice.tsx'
import { ReopenDialog } from './reopen-dialog.tsx'

/** At the foot of the console: the sitting is closed. */
export function CloseControl({ page, now }: { page: Console; now: number }) {
  const t = useT('closed')
  const [asked, setAsked] = useState(false)
  if (!page.may.close) return null
  return (
    <>
      <Button
        variant="line"
        icon={DoorClosed}
        aria-label={t('control.close')}
        onPress={() => setAsked(true)}
        {...(page.vote && { disabledReason: t('control.vote_running') })}
      />
      {asked ? <CloseDialog page={page} now={now} onClose={() => setAsked(false)} /> : null}
    </>
  )
}

/** While it is closed: that it is, and the way back. */
export function ClosedBand({ page }: { page: Console }) {
  const t = useT('closed')
  const [asked, setAsked] = useState(false)
  return (
    <>
      <ClosedNotice
        closed={page.closed}
        action={
          page.may.reopen ? (
            <Button
              size="small"
              icon={DoorOpen}
              onPress={() => setAsked(true)}
              {...(page.vote && { disabledReason: t('control.vote_running') })}
            >
              {t('control.reopen')}
            </Button>
          ) : null
        }
      />
      {asked && page.may.reopen ? <ReopenDialog page={page} onClose={() => setAsked(false)} /> : null}
    </>
  )
}

import { CalendarCheck, CalendarX2, CircleCheck, FileX2, type LucideIcon, MessagesSquare, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { MemorandumPage } from '../../server/memoranda/load-memorandum.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { AcceptDialog } from './accept-dialog.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'

const SHOWN = ['accept', 'schedule', 'ask', 'return', 'take_off', 'withdraw'] as const
type Shown = (typeof SHOWN)[number]

const ICONS: Record<Shown, LucideIcon> = {
  accept: CircleCheck,
  schedule: CalendarCheck,
  ask: MessagesSquare,
  return: Undo2,
  take_off: CalendarX2,
  withdraw: FileX2,
}

/** What this reader may do of the memorandum now, the next thing first. */
export function MemorandumActs({ page }: { page: MemorandumPage }) {
  const t = useT('memoranda')
  const [open, setOpen] = useState<Shown | null>(null)
  // While its item stands, it is the agenda's; nothing else is to be done of it.
  const acts = SHOWN.filter((act) => page.acts.includes(act) && (act !== 'take_off' || page.placed?.gone))
  const close = () => setOpen(null)
  if (acts.length === 0 && open === null) return null
  return (
    <div className="memo-acts">
      {acts.map((act) => (
        <Button
          key={act}
          variant={act === 'accept' || act === 'schedule' || act === 'take_off' ? 'primary' : 'line'}
          icon={ICONS[act]}
          iconFlip={act === 'return'}
          onPress={() => setOpen(act)}
        >
          {t(act === 'withdraw' && page.memorandum.filed === 0 ? 'withdraw.discard' : `${act}.open`)}
        </Button>
      ))}
      {open === 'accept' ? <AcceptDialog page={page} onClose={close} /> : null}
      {open === 'schedule' ? <ScheduleDialog page={page} onClose={close} /> : null}
      {open === 'ask' ? <AskDialog page={page} onClose={close} /> : null}
      {open === 'return' || open === 'take_off' || open === 'withdraw' ? (
        <ReasonDialog act={open} page={page} onClose={close} />
      ) : null}
    </div>
  )
}

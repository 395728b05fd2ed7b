import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ACT_ICONS, attendanceActs, useAttendance } from './attendance-acts.ts'
import { useAttendanceWords } from './attendance-words.ts'

type RecordProps = { sitting: Sitting; seatId: string | null; onClose: () => void }

/** What an officer records for a seat whose member has not done it on a device of their own. */
export function RecordAttendance({ sitting, seatId, onClose }: RecordProps) {
  const t = useT('live')
  const reader = useReader()
  const words = useAttendanceWords()
  const { record, sending, refusal, forget } = useAttendance(sitting.meeting.id)
  const seat = sitting.seats.find((one) => one.seatId === seatId)
  const close = () => {
    forget()
    onClose()
  }
  return (
    <Dialog
      title={seat ? t('attendance.record', { name: reader.pick(seat.name) }) : ''}
      isOpen={seat !== undefined}
      onOpenChange={(open) => !open && close()}
    >
      {seat ? (
        <div className="stack">
          <p className="soft">
            <Text2 of={seat.title} /> · {words(seat)}
          </p>
          {!sitting.may.record || !seat.personId ? (
            <p className="small muted">{t('attendance.closed')}</p>
          ) : (
            attendanceActs(seat).map((act) => (
              <Button
                key={act}
                block
                icon={ACT_ICONS[act]}
                iconFlip={act !== 'remotely' && act !== 'to_remote'}
                isPending={sending}
                onPress={async () => (await record(act, seat)) && close()}
              >
                {t(`attendance.${act}`)}
              </Button>
            ))
          )}
          {sitting.may.record ? <p className="note muted">{t('attendance.by_officer')}</p> : null}
          {refusal ? (
            <Notice tone="danger" title={t('refused')} live>
              {refusal}
            </Notice>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

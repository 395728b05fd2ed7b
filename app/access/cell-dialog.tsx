import { useFetcher } from '@remix-run/react'
import { DoorClosed, DoorOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { AccessMatrix, MatrixCell } from '../../server/exclusions/load-access-matrix.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Field } from '../ui/field.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { Chosen } from './matrix-screen.tsx'

/** One seat and one item: why it sees what it sees, and the exclusion that an officer makes or lifts. */
export function CellDialog({ page, chosen, onClose }: { page: AccessMatrix; chosen: Chosen; onClose: () => void }) {
  const t = useT('access')
  const { pick, digits, day } = useReader()
  const toast = useToast()
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const [requestId] = useState(newRequestId)
  const [reason, setReason] = useState('')
  const at = page.seats.findIndex(({ seatId }) => seatId === chosen.seatId)
  const item = page.items.find(({ itemId }) => itemId === chosen.itemId)
  const seat = page.seats[at]
  const cell = item?.cells?.[at] as MatrixCell | undefined
  const act = cell?.excluded ? 'readmit' : 'exclude'
  // The page is asked again before the dialog closes: what was done is remembered here.
  const [first] = useState(act)
  const done = useRef(() => {})
  done.current = () => {
    toast({ tone: 'ok', title: t(`${first}.done`) })
    onClose()
  }
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) done.current()
  }, [fetcher.state, fetcher.data])
  if (!item?.title || !seat || !cell) return null
  const name = pick(seat.name ?? seat.title)
  const title = `${digits(item.number)} ${digits(pick(item.title))}`
  return (
    <ActDialog
      title={t(`${first}.title`, { name })}
      submit={t(`${first}.do`)}
      icon={first === 'exclude' ? DoorClosed : DoorOpen}
      missing={reason.trim().length < 3 ? t('reason_needed') : ''}
      refusal={refusal}
      sending={fetcher.state !== 'idle'}
      onSend={() =>
        submitJson(fetcher, `/m/${page.meeting.id}/access`, {
          act: first,
          requestId,
          itemId: chosen.itemId,
          seatId: chosen.seatId,
          reason: reason.trim(),
        })
      }
      onClose={onClose}
    >
      <p>
        <b>
          <bdi>{title}</bdi>
        </b>
      </p>
      <p className="soft">
        {t('then_of', { level: t(`level.${cell.soon.level}`), reason: t(`reason.${cell.soon.reason}`) })}
      </p>
      {cell.excluded ? (
        <p>
          {t('excluded_since', { date: day(cell.excluded.at) })} <bdi>{cell.excluded.reason}</bdi>
        </p>
      ) : null}
      <p>{t(`${first}.what`)}</p>
      <Field label={t('reason_label')} value={reason} onChange={setReason} maxLength={500} autoFocus />
      <p className="note muted">{t('entry')}</p>
    </ActDialog>
  )
}

import { useReader, useT } from '../i18n/use-reader.ts'
import { Select } from '../ui/select.tsx'
import type { Bilingual } from '../wire/text.ts'

type Props = { seats: readonly { seatId: string; title: Bilingual }[]; value: string; onChange: (id: string) => void }

/** Asked only of whoever holds several. */
export function WhichSeat({ seats, value, onChange }: Props) {
  const t = useT('results')
  const { pick } = useReader()
  if (seats.length < 2) return null
  return (
    <Select
      label={t('seat')}
      items={seats.map(({ seatId, title }) => ({ id: seatId, label: pick(title) }))}
      value={value}
      onChange={onChange}
    />
  )
}

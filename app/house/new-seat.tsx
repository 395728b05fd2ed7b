import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { SeatRole } from '../wire/bodies.ts'
import type { BodyId } from '../wire/ids.ts'
import { useHouseAct } from './use-house-act.ts'

const VOTING: SeatRole[] = ['chair', 'deputy', 'member']

export function NewSeat({ bodyId, onClose }: { bodyId: string; onClose: () => void }) {
  const t = useT('house')
  const [title, setTitle] = useState({ ar: '', en: '' })
  const [role, setRole] = useState<SeatRole>('member')
  const [votes, setVotes] = useState(true)
  const { send, refusal, sending } = useHouseAct(onClose)
  const chooseRole = (id: string) => {
    setRole(id as SeatRole)
    setVotes(VOTING.includes(id as SeatRole))
  }
  const create = () => send({ act: 'seat.create', bodyId: bodyId as BodyId, seat: { title, role, votes, weight: '1' } })
  return (
    <ActDialog
      title={t('seat.new')}
      submit={t('seat.create')}
      refusal={refusal}
      sending={sending}
      onSend={create}
      onClose={onClose}
    >
      <Field
        label={t('seat.title_ar')}
        language="ar"
        value={title.ar}
        onChange={(ar) => setTitle({ ...title, ar })}
        isRequired
      />
      <Field
        label={t('seat.title_en')}
        language="en"
        value={title.en}
        onChange={(en) => setTitle({ ...title, en })}
        isRequired
      />
      <Select
        label={t('seat.role')}
        items={SeatRole.options.map((id) => ({ id, label: t(`role.${id}`) }))}
        value={role}
        onChange={chooseRole}
      />
      <Checkbox isSelected={votes} onChange={setVotes}>
        {t('seat.may_vote')}
      </Checkbox>
    </ActDialog>
  )
}

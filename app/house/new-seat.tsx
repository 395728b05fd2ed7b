import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { SeatRole } from '../wire/bodies.ts'
import type { BodyId } from '../wire/ids.ts'
import { useHouseAct } from './use-house-act.ts'

const VOTING: SeatRole[] = ['chair', 'deputy', 'member']

export function NewSeat({ bodyId, isOpen, onClose }: { bodyId: string; isOpen: boolean; onClose: () => void }) {
  const t = useT('house')
  const [title, setTitle] = useState({ ar: '', en: '' })
  const [role, setRole] = useState<SeatRole>('member')
  const [votes, setVotes] = useState(true)
  const { send, refusal, sending } = useHouseAct(() => {
    setTitle({ ar: '', en: '' })
    onClose()
  })
  const chooseRole = (id: string) => {
    setRole(id as SeatRole)
    setVotes(VOTING.includes(id as SeatRole))
  }
  const create = () => send({ act: 'seat.create', bodyId: bodyId as BodyId, seat: { title, role, votes, weight: '1' } })
  return (
    <Dialog
      title={t('seat.new')}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      foot={
        <Button variant="primary" onPress={create} isPending={sending}>
          {t('seat.create')}
        </Button>
      }
    >
      <div className="stack">
        {refusal ? (
          <Notice tone="danger" title={t('refused')} live>
            {refusal}
          </Notice>
        ) : null}
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
      </div>
    </Dialog>
  )
}

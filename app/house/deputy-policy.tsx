import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { House } from '../../server/bodies/load-house.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { LedgerPolicy } from '../wire/bodies.ts'
import type { PersonId, SeatId } from '../wire/ids.ts'

type Deputies = NonNullable<LedgerPolicy['deputies']>
type Props = {
  seats: House['bodies'][number]['seats']
  people: House['people']
  value: Deputies
  onChange: (deputies: Deputies) => void
}

/** Who may sit in a member's seat for one meeting: nobody, anybody of the house, or those registered for the seat. */
export function DeputyPolicyFields({ seats, people, value, onChange }: Props) {
  const t = useT('house')
  const reader = useReader()
  const [seat, setSeat] = useState<string | null>(null)
  const nameOf = (id: string) => {
    const found = people.find((person) => person.id === id)
    return found ? reader.pick(found.name) : id
  }
  const titleOf = (id: string) => {
    const found = seats.find(({ seatId }) => seatId === id)
    return found ? reader.pick(found.title) : id
  }
  const add = (personId: string) => {
    if (seat === null || value.registered.some((one) => one.seat === seat && one.person === personId)) return
    const one = { seat: seat as SeatId, person: personId as PersonId }
    onChange({ ...value, registered: [...value.registered, one] })
  }
  return (
    <>
      <Choices
        label={t('deputies.who')}
        items={(['none', 'registered', 'house'] as const).map((id) => ({ id, label: t(`deputies.${id}`) }))}
        value={value.who}
        onChange={(who) => onChange({ ...value, who: who as Deputies['who'] })}
      />
      {value.who === 'none' ? null : (
        <Checkbox isSelected={value.officers} onChange={(officers) => onChange({ ...value, officers })}>
          {t('deputies.officers')}
        </Checkbox>
      )}
      {value.who === 'registered' ? (
        <>
          <ul className="deputies-registered">
            {value.registered.map((one) => (
              <li key={`${one.seat} ${one.person}`} className="row between">
                <span>
                  <bdi className="strong">{nameOf(one.person)}</bdi> · <bdi>{titleOf(one.seat)}</bdi>
                </span>
                <Button
                  variant="quiet"
                  icon={Trash2}
                  aria-label={t('deputies.remove', { name: nameOf(one.person) })}
                  onPress={() => onChange({ ...value, registered: value.registered.filter((other) => other !== one) })}
                />
              </li>
            ))}
          </ul>
          <Select
            label={t('deputies.seat')}
            items={seats.map(({ seatId, title }) => ({ id: seatId, label: reader.pick(title) }))}
            value={seat}
            onChange={setSeat}
          />
          {seat === null ? null : (
            <Select
              label={t('deputies.person')}
              items={people.map(({ id, name, username }) => ({ id, label: reader.pick(name), note: username }))}
              value={null}
              onChange={add}
            />
          )}
        </>
      ) : null}
    </>
  )
}

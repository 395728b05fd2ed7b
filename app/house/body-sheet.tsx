import { Armchair, BookOpenCheck } from 'lucide-react'
import { useState } from 'react'
import type { House } from '../../server/bodies/load-house.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { BodyId, PersonId, SeatId } from '../wire/ids.ts'
import { LedgerPolicyDialog } from './ledger-policy.tsx'
import { NewSeat } from './new-seat.tsx'
import { useHouseAct } from './use-house-act.ts'

type Props = { body: House['bodies'][number]; people: House['people'] }

/** A body's seats and who holds them; a vacant seat is given by choosing a person. */
export function BodySheet({ body, people }: Props) {
  const t = useT('house')
  const reader = useReader()
  const [adding, setAdding] = useState(false)
  const [deciding, setDeciding] = useState(false)
  return (
    <section data-body={body.accent}>
      <Sheet
        title={
          <span className="both-names">
            <bdi lang="ar">{body.name.ar}</bdi>{' '}
            <bdi lang="en" className="muted">
              {body.name.en}
            </bdi>
          </span>
        }
        aside={
          <span className="aside">
            <Button size="small" variant="line" icon={BookOpenCheck} onPress={() => setDeciding(true)}>
              {t('ledger.open')}
            </Button>
            <Button size="small" variant="line" icon={Armchair} onPress={() => setAdding(true)}>
              {t('seat.new')}
            </Button>
          </span>
        }
        padded={false}
      >
        {body.seats.length === 0 ? <p className="muted seats-none">{t('seat.none')}</p> : null}
        <ul className="seats">
          {body.seats.map((seat) => (
            <li key={seat.seatId}>
              <div>
                <bdi className="strong">{reader.pick(seat.title)}</bdi>
                <span className="chips">
                  <Chip tone="outline">{t(`role.${seat.role}`)}</Chip>
                  {seat.votes ? <Chip>{t('seat.votes')}</Chip> : null}
                </span>
              </div>
              {seat.holder ? (
                <bdi>{reader.pick(seat.holder)}</bdi>
              ) : (
                <GiveSeat bodyId={body.id} seatId={seat.seatId} people={people} />
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      {/* Made anew each time, so that it shows what is decided now. */}
      {deciding ? <LedgerPolicyDialog body={body} people={people} onClose={() => setDeciding(false)} /> : null}
      {adding ? <NewSeat bodyId={body.id} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function GiveSeat({ bodyId, seatId, people }: { bodyId: string; seatId: string; people: Props['people'] }) {
  const t = useT('house')
  const reader = useReader()
  const { send } = useHouseAct(() => {})
  return (
    <Select
      label={t('seat.vacant')}
      items={people.map((person) => ({ id: person.id, label: reader.pick(person.name), note: person.username }))}
      value={null}
      onChange={(personId) =>
        send({
          act: 'mandate.start',
          bodyId: bodyId as BodyId,
          seatId: seatId as SeatId,
          personId: personId as PersonId,
        })
      }
    />
  )
}

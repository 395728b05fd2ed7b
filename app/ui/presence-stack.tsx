import { useReader } from '../i18n/use-reader.ts'
import type { Bilingual } from '../wire/text.ts'
import { Face } from './face.tsx'

export type PresentPerson = { id: string; name: Bilingual; live?: boolean; presenting?: boolean; place?: string }

type PresenceStackProps = { people: readonly PresentPerson[]; label: string; max?: number; size?: 'sm' | 'md' }

/** Who is here: a disc each, a dot for "now", and a number for the rest, whose names are read with it. */
export function PresenceStack({ people, label, max = 4, size = 'md' }: PresenceStackProps) {
  const reader = useReader()
  const shown = people.slice(0, max)
  const rest = people.slice(max)
  const said = ({ name, place }: PresentPerson) => (place ? `${reader.pick(name)} · ${place}` : reader.pick(name))
  return (
    <ul className="faces" aria-label={label}>
      {shown.map((person) => (
        <li key={person.id} title={said(person)}>
          <Face {...person} size={size} named />
          {person.place ? <span className="spoken">{person.place}</span> : null}
        </li>
      ))}
      {rest.length > 0 ? (
        <li title={rest.map(said).join('\n')}>
          <span className={size === 'sm' ? 'face more num sm' : 'face more num'} aria-hidden="true">
            +{reader.number(rest.length)}
          </span>
          <span className="spoken">{rest.map(said).join(' · ')}</span>
        </li>
      ) : null}
    </ul>
  )
}

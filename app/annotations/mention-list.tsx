import { useReader, useT } from '../i18n/use-reader.ts'
import { Face } from '../ui/face.tsx'
import type { People } from './mentions.ts'

type MentionListProps = {
  id: string
  found: readonly string[]
  people: People
  active: number
  choose: (person: string) => void
}

/** Who may be meant by what stands after the `@`; the keys stay in the field. */
export function MentionList({ id, found, people, active, choose }: MentionListProps) {
  const t = useT('annotations')
  const reader = useReader()
  return (
    <div role="listbox" id={id} className="mention-list" aria-label={t('mention.who')}>
      {found.map((person, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses
        <div
          key={person}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          <Face id={person} name={people[person] ?? { ar: '', en: '' }} size="sm" />
          <bdi className="clip">{reader.pick(people[person] ?? { ar: '', en: '' })}</bdi>
        </div>
      ))}
    </div>
  )
}

import { useReader } from '../i18n/use-reader.ts'
import { type People, partsOf } from './mentions.ts'

type NoteTextProps = { text: string; mentions: readonly string[] | undefined; people: People }

/** The words of a note, with the names in them as the reader's language has them. */
export function NoteText({ text, mentions, people }: NoteTextProps) {
  const reader = useReader()
  const parts = partsOf(text, mentions ?? [], people)
  return (
    <p dir="auto" className="note-text">
      {parts.map((part, index) =>
        'person' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
          <bdi key={index} className="mention">
            @{reader.pick(people[part.person] ?? { ar: '', en: '' })}
          </bdi>
        ) : (
          part.text
        ),
      )}
    </p>
  )
}

import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { readChoice } from '../rules/elections/choice.ts'
import { type ElectionTerms, KIND_OF } from '../rules/elections/terms.ts'

/** What a ballot says, one line a candidate; the best first. */
export function ChoiceList({ choice, election }: { choice: string; election: ElectionTerms }) {
  const t = useT('elections')
  const reader = useReader()
  const read = readChoice(choice, election, true)
  if (!read.ok) return <bdi className="code">{choice}</bdi>
  if (!read.value) return <span>{t('paper.blank_ballot')}</span>
  const kind = KIND_OF[election.method]
  const lines = read.value.flatMap((group, place) => group.map((number) => ({ id: String(number), place })))
  const List = kind === 'ranked' ? 'ol' : 'ul'
  return (
    <List className="choice-list">
      {lines.map(({ id, place }) => (
        <li key={id}>
          {kind === 'ranked' ? <span className="place num">{reader.number(place + 1)}</span> : null}
          <Text2 of={election.candidates.find((one) => one.id === id)?.names ?? { ar: id, en: id }} />
          {kind === 'graded' ? <b>{reader.pick(election.grades?.[place] ?? { ar: '', en: '' })}</b> : null}
        </li>
      ))}
    </List>
  )
}

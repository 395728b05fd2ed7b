import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { RoundRecord } from '../rules/elections/count-record.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'

/** How many ballots gave each candidate each grade, and which is the middle one. */
export function GradeTable({ round, election }: { round: RoundRecord; election: ElectionTerms }) {
  const t = useT('elections')
  const reader = useReader()
  const grades = election.grades ?? []
  const middle = new Map(round.votes.map(({ candidate, votes }) => [candidate, grades[Number(votes) - 1]]))
  return (
    <table aria-label={t('sheet.grades')}>
      <thead>
        <tr>
          <th scope="col">{t('sheet.candidate')}</th>
          {grades.map((grade) => (
            <th key={grade.en} scope="col" className="num">
              <Text2 of={grade} />
            </th>
          ))}
          <th scope="col">{t('sheet.middle')}</th>
        </tr>
      </thead>
      <tbody>
        {election.candidates.map(({ id, names }) => {
          const given = (round.params[id] ?? '').split(' ')
          const grade = middle.get(id)
          return (
            <tr key={id} className={round.elected.includes(id) ? 'won' : ''}>
              <th scope="row">
                <Text2 of={names} />
              </th>
              {grades.map((each, place) => (
                <td key={each.en} className="num">
                  {reader.digits(given[place] ?? '0')}
                </td>
              ))}
              <td>{grade ? <Text2 of={grade} /> : null}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

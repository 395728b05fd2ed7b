import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { RoundRecord } from '../rules/elections/count-record.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'

/** Each candidate in a row against each in a column: how many ballots, or how strong a chain, put the row's before the column's. */
export function PairTable({ round, election }: { round: RoundRecord; election: ElectionTerms }) {
  const t = useT('elections')
  const reader = useReader()
  const { candidates } = election
  return (
    <div className="scroll">
      <table aria-label={t(`sheet.${round.code}`)}>
        <thead>
          <tr>
            <th scope="col">{t(`sheet.${round.code}`)}</th>
            {candidates.map(({ id, names }) => (
              <th key={id} scope="col" className="num">
                <Text2 of={names} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Text2 of={row.names} />
              </th>
              {candidates.map(({ id }) => (
                <td key={id} className="num">
                  {id === row.id ? '—' : reader.digits(round.params[`${row.id}>${id}`] ?? '0')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

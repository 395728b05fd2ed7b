import { useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { Cell } from './cell.tsx'
import { measuresOf, ROWS, type Row, type Trial, usesStatutory } from './trial.ts'

type CountsTableProps = { rule: Rule; counts: Trial['counts']; onChange: (counts: Trial['counts']) => void }

/** How many there are, came, and voted which way; by weight or population too where the rule counts them. */
export function CountsTable({ rule, counts, onChange }: CountsTableProps) {
  const t = useT('procedure')
  const measures = measuresOf(rule)
  const rows = ROWS.filter(
    (row) => (row !== 'statutory' || usesStatutory(rule)) && (row !== 'abstain' || rule.choices.includes('abstain')),
  )
  const named = (row: Row) => t(row === 'members' ? 'try.members_in_office' : `try.${row}`)
  return (
    <table className="trial-table">
      <thead>
        <tr>
          <th scope="col">{t('try.row')}</th>
          {measures.map((measure) => (
            <th key={measure} scope="col">
              {t(`try.${measure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">
              {named(row)}
              {row === 'present' && counts.present.seats === '' ? <small>{t('try.of_seats_empty')}</small> : null}
            </th>
            {measures.map((measure) => (
              <td key={measure}>
                <Cell
                  label={t('try.cell', { row: named(row), column: t(`try.${measure}`) })}
                  value={counts[row][measure]}
                  onChange={(value) => onChange({ ...counts, [row]: { ...counts[row], [measure]: value } })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

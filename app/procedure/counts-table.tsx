import { useT } from '../i18n/use-reader.ts'
import type { Measure, Rule } from '../rules/engine-2/rule.ts'
import { Cell } from './cell.tsx'
import { NumberField } from './number-field.tsx'
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
  const put = (row: Row, measure: Measure, value: string) =>
    onChange({ ...counts, [row]: { ...counts[row], [measure]: value } })
  if (measures.length === 1)
    return (
      <div className="trial-counts">
        {rows.map((row) => (
          <NumberField
            key={row}
            label={named(row)}
            value={counts[row].seats}
            onChange={(value) => put(row, 'seats', value)}
          />
        ))}
      </div>
    )
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
            <th scope="row">{named(row)}</th>
            {measures.map((measure) => (
              <td key={measure}>
                <Cell
                  label={t('try.cell', { row: named(row), column: t(`try.${measure}`) })}
                  value={counts[row][measure]}
                  onChange={(value) => put(row, measure, value)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

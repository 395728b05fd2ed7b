import { Plus, X } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { Button } from '../ui/button.tsx'
import { Cell } from './cell.tsx'
import { type Answer, measuresOf, type TrialMember } from './trial.ts'

const ANSWERS: Answer[] = ['yes', 'no', 'abstain', 'silent', 'absent', 'recused']

type MembersTableProps = { rule: Rule; members: TrialMember[]; onChange: (members: TrialMember[]) => void }

/** The body's own seats, or any others: what each carries and how each votes. */
export function MembersTable({ rule, members, onChange }: MembersTableProps) {
  const t = useT('procedure')
  const reader = useReader()
  const weighed = measuresOf(rule).filter((measure) => measure !== 'seats')
  const answers = ANSWERS.filter((answer) => answer !== 'abstain' || rule.choices.includes('abstain'))
  const nameOf = ({ name }: TrialMember, place: number) =>
    name ? reader.pick(name) : t('try.nth', { number: place + 1 })
  const put = (place: number, fields: Partial<TrialMember>) =>
    onChange(members.map((member, at) => (at === place ? { ...member, ...fields } : member)))
  return (
    <div className="stack">
      <table className="trial-table">
        <thead>
          <tr>
            <th scope="col">{t('try.name')}</th>
            {weighed.map((measure) => (
              <th key={measure} scope="col">
                {t(`try.${measure}`)}
              </th>
            ))}
            <th scope="col">{t('try.vote')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {members.map((member, place) => {
            const name = nameOf(member, place)
            return (
              <tr key={member.seat}>
                <th scope="row">
                  <bdi>{name}</bdi>
                  {hasVote(member, rule) ? null : <small>{t('try.no_vote')}</small>}
                </th>
                {weighed.map((measure) => (
                  <td key={measure}>
                    <Cell
                      label={t('try.cell', { row: name, column: t(`try.${measure}`) })}
                      value={member[measure]}
                      onChange={(value) => put(place, { [measure]: value })}
                    />
                  </td>
                ))}
                <td>
                  <select
                    className="input"
                    aria-label={t('try.cell', { row: name, column: t('try.vote') })}
                    value={answers.includes(member.answer) ? member.answer : 'silent'}
                    onChange={(event) => put(place, { answer: event.target.value as Answer })}
                  >
                    {answers.map((answer) => (
                      <option key={answer} value={answer}>
                        {t(`try.${answer}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <Button
                    variant="quiet"
                    size="small"
                    icon={X}
                    aria-label={t('try.remove', { name })}
                    onPress={() => onChange(members.filter((_, at) => at !== place))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div>
        <Button variant="line" size="small" icon={Plus} onPress={() => onChange([...members, another(members)])}>
          {t('try.add')}
        </Button>
      </div>
    </div>
  )
}

const hasVote = ({ role }: TrialMember, { excluded_roles, chair }: Rule): boolean =>
  !excluded_roles.includes(role) && !(role === 'chair' && (chair === 'never' || chair === 'only_on_tie'))

function another(members: TrialMember[]): TrialMember {
  let number = members.length + 1
  while (members.some(({ seat }) => seat === `added-${number}`)) number += 1
  return { seat: `added-${number}`, name: null, role: 'member', weight: '1', population: '', answer: 'silent' }
}

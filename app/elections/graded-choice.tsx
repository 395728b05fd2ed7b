import { Label, Radio, RadioGroup } from 'react-aria-components'
import { Text2 } from '../i18n/text2.tsx'
import { useReader } from '../i18n/use-reader.ts'
import { choiceOfGrades } from '../rules/elections/choice.ts'
import type { PaperProps } from './election-choice.tsx'

/** A grade for each candidate, the best first. */
export function GradedChoice({ election, value, onChange, unavailable }: PaperProps) {
  const reader = useReader()
  const given = new Map(
    (value === '' ? [] : value.split(',')).map((part): [string, number] => {
      const [id = '', grade] = part.split(':')
      return [id, Number(grade)]
    }),
  )
  return (
    <div className="grading">
      {election.candidates.map(({ id, names }) => (
        <RadioGroup
          key={id}
          className="graded"
          value={given.has(id) ? String(given.get(id)) : null}
          onChange={(grade) => onChange(choiceOfGrades(new Map([...given, [id, Number(grade)]])))}
          isDisabled={unavailable}
        >
          <Label>
            <Text2 of={names} />
          </Label>
          <div className="grades">
            {(election.grades ?? []).map((grade, place) => (
              <Radio key={grade.en} value={String(place)} className="grade">
                {reader.pick(grade)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ))}
    </div>
  )
}

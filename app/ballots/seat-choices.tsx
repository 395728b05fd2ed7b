import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { MySeat } from '../../server/ballots/my-seats.ts'
import { useT } from '../i18n/use-reader.ts'
import type { Choice } from '../rules/rule.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Button } from '../ui/button.tsx'
import { markOf } from './choice.ts'
import { SeatName } from './seat-name.tsx'
import type { SeatAnswer } from './use-cast.ts'
import { useChoiceWord } from './use-choice-word.ts'
import { offered } from './vote-choices.tsx'
import { VoteMark } from './vote-mark.tsx'

type SeatChoicesProps = {
  seats: MySeat[]
  rule: AnyRule
  unavailable: boolean
  onGoOn: (answers: Omit<SeatAnswer, 'reason'>[]) => void
  onTogether: () => void
}

/** An answer for each seat: a member may have said how their proxy is to vote. A seat without one is not cast. */
export function SeatChoices({ seats, rule, unavailable, onGoOn, onTogether }: SeatChoicesProps) {
  const t = useT('ballots')
  const [chosen, setChosen] = useState<Record<string, Choice>>({})
  const answers = seats.flatMap((seat) => {
    const choice = chosen[seat.seatId]
    return choice ? [{ seat, choice }] : []
  })
  return (
    <div className="seat-choices">
      {seats.map((seat) => (
        <SeatChoice
          key={seat.seatId}
          seat={seat}
          rule={rule}
          value={chosen[seat.seatId] ?? null}
          onChange={(choice) => setChosen((now) => ({ ...now, [seat.seatId]: choice }))}
          unavailable={unavailable}
        />
      ))}
      <p className="small soft">{t('seats.each_more')}</p>
      {unavailable ? null : (
        <div className="seat-choices-act">
          <Button
            variant="primary"
            block
            onPress={() => onGoOn(answers)}
            {...(answers.length === 0 && { disabledReason: t('seats.none_chosen') })}
          >
            {t('seats.go_on')}
          </Button>
          <Button variant="quiet" size="small" onPress={onTogether}>
            {t('seats.same')}
          </Button>
        </div>
      )}
    </div>
  )
}

type SeatChoiceProps = {
  seat: MySeat
  rule: AnyRule
  value: Choice | null
  onChange: (choice: Choice) => void
  unavailable: boolean
}

/** The answer for one seat among several. */
function SeatChoice({ seat, rule, value, onChange, unavailable }: SeatChoiceProps) {
  const wordOf = useChoiceWord(rule)
  return (
    <RadioGroup
      className="seat-choice"
      value={value}
      onChange={(choice) => onChange(choice as Choice)}
      isDisabled={unavailable}
      orientation="horizontal"
    >
      <Label>
        <SeatName seat={seat} />
      </Label>
      <div className="seat-choice-marks">
        {offered(rule).map((choice) => (
          <Radio key={choice} value={choice} className={`seat-answer ${markOf(choice)}`}>
            <VoteMark mark={markOf(choice)} size={22} />
            {wordOf(markOf(choice))}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

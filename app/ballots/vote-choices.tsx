import { useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import type { Choice } from '../rules/rule.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Button } from '../ui/button.tsx'
import { markOf } from './choice.ts'
import { VoteButton } from './vote-button.tsx'

type VoteChoicesProps = {
  rule: AnyRule
  chosen: string | null
  onChoose: (choice: Choice) => void
  /** Why none can be pressed stands beside them. */
  unavailable: boolean
  /** Offered where one answer goes for several seats. */
  onApart?: () => void
}

/** The answers that the rule offers: for one seat, or the same for several. */
export function VoteChoices({ rule, chosen, onChoose, unavailable, onApart }: VoteChoicesProps) {
  const t = useT('ballots')
  return (
    <>
      {offered(rule).map((choice) => (
        <VoteButton
          key={choice}
          choice={markOf(choice)}
          {...(isSilence(rule) && { word: t('ask.object') })}
          chosen={chosen === choice}
          onPress={() => onChoose(choice)}
          unavailable={unavailable}
        />
      ))}
      {onApart && !unavailable && offered(rule).length > 1 ? (
        <Button variant="quiet" size="small" onPress={onApart}>
          {t('seats.each')}
        </Button>
      ) : null}
    </>
  )
}

/** Whoever has nothing to object to in silence has nothing to do. */
export const offered = (rule: AnyRule): Choice[] => (isSilence(rule) ? ['no'] : rule.choices)

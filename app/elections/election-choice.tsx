import './elections.css'
import { FileX2 } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { BLANK } from '../rules/elections/choice.ts'
import { type ElectionTerms, KIND_OF } from '../rules/elections/terms.ts'
import { Button } from '../ui/button.tsx'
import { GradedChoice } from './graded-choice.tsx'
import { OneChoice } from './one-choice.tsx'
import { RankedChoice } from './ranked-choice.tsx'
import { SeveralChoice } from './several-choice.tsx'

export type PaperProps = {
  election: ElectionTerms
  /** As a ballot writes it; "" while nothing is chosen, and short of a whole choice on the way to one. */
  value: string
  onChange: (choice: string) => void
  unavailable: boolean
}

const PAPERS = { one: OneChoice, several: SeveralChoice, ranked: RankedChoice, graded: GradedChoice }

/** The paper of one seat: whom it names, in what order, or with which grades. */
export function ElectionChoice({ mayBeBlank, ...paper }: PaperProps & { mayBeBlank: boolean }) {
  const t = useT('elections')
  const { value, onChange, unavailable } = paper
  const blank = value === BLANK
  const Paper = PAPERS[KIND_OF[paper.election.method]]
  return (
    <div className="election-paper">
      <Paper {...paper} value={blank ? '' : value} />
      {mayBeBlank && !unavailable ? (
        <Button
          variant="quiet"
          size="small"
          icon={FileX2}
          aria-pressed={blank}
          onPress={() => onChange(blank ? '' : BLANK)}
        >
          {t(blank ? 'paper.blank_chosen' : 'paper.blank')}
        </Button>
      ) : null}
    </div>
  )
}

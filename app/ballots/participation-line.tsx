import './vote-words.css'
import type { Participation } from '../../server/ballots/participation.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { markOf } from './choice.ts'
import { VoteMark } from './vote-mark.tsx'

/** How many have voted and, only where the rule allows, the running tally. */
export function ParticipationLine({ participation }: { participation: Participation }) {
  const t = useT('ballots')
  const parts = useT('parts')
  const reader = useReader()
  const { cast, electors, tally } = participation
  return (
    <div className="vote-taking-part" aria-live="polite">
      <ProgressBar
        label={t('participation.label')}
        value={cast}
        max={electors}
        words={t('participation.words', { cast, electors })}
      />
      {tally ? (
        <ul className="row wrap" aria-label={t('participation.tally')}>
          {(['yes', 'no', 'abstain'] as const).map((choice) => (
            <li key={choice} className="row tight">
              <VoteMark mark={markOf(choice)} size={20} /> {parts(`mark.${markOf(choice)}`)}{' '}
              <b className="num">{reader.number(tally[choice])}</b>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

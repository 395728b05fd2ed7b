import './vote-words.css'
import type { Participation } from '../../server/ballots/participation-queries.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { markOf } from './choice.ts'
import { VoteMark } from './vote-mark.tsx'

type ParticipationLineProps = { participation: Participation; election?: ElectionTerms | null }

/** How many have voted and, only where the rule allows, the running tally. */
export function ParticipationLine({ participation, election = null }: ParticipationLineProps) {
  const t = useT('ballots')
  const parts = useT('parts')
  const reader = useReader()
  const { cast, electors, tally, candidates } = participation
  return (
    <div className="vote-taking-part" aria-live="polite">
      <ProgressBar
        label={t('participation.label')}
        value={cast}
        max={electors}
        words={t('participation.words', { cast, electors })}
      />
      {candidates && election ? (
        <ul className="row wrap" aria-label={t('participation.tally')}>
          {candidates.map(({ id, votes }) => (
            <li key={id} className="row tight">
              <Text2 of={election.candidates.find((one) => one.id === id)?.names ?? { ar: id, en: id }} />{' '}
              <b className="num">{reader.number(votes)}</b>
            </li>
          ))}
        </ul>
      ) : null}
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

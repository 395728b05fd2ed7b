import type { WallResult } from '../../server/displays/load-wall-vote.ts'
import { markOfSeat } from '../ballots/seat-views.ts'
import { useChoiceWord } from '../ballots/use-choice-word.ts'
import { type Mark, VoteMark } from '../ballots/vote-mark.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { choiceWords } from '../rules/elections/choice-words.ts'

const MARKS: Mark[] = ['for', 'against', 'abstain', 'absent', 'recused']

/** Who voted how, by name, and for whom somebody else cast the vote. In an election, whom each named. */
export function WallNames({ vote: { seats, election, rule } }: { vote: NonNullable<WallResult> }) {
  const t = useT('displays')
  const reader = useReader()
  const wordOf = useChoiceWord(rule)
  type Seat = (typeof seats)[number]
  const proxyOf = ({ proxy }: Seat) => (proxy ? ` (${t('result.by_proxy', { name: reader.pick(proxy) })})` : '')
  const comma = reader.language === 'ar' ? '، ' : ', '
  if (election)
    return (
      <ul className="wall-names">
        {seats.flatMap((seat) =>
          seat.names === null ? (
            []
          ) : (
            <li key={seat.seatId}>
              <bdi className="strong">{reader.pick(seat.name)}</bdi>
              {proxyOf(seat)}: {reader.digits(choiceWords(seat.names, election, reader.language))}
            </li>
          ),
        )}
      </ul>
    )
  return (
    <ul className="wall-names">
      {MARKS.map((mark) => {
        const those = seats.filter((seat) => markOfSeat(seat) === mark)
        return those.length === 0 ? null : (
          <li key={mark} className={mark}>
            <VoteMark mark={mark} size="1.1em" />{' '}
            <b>{t('result.names', { choice: wordOf(mark), seats: reader.digits(those.length) })}</b>{' '}
            {those.map((seat, at) => (
              <span key={seat.seatId}>
                {at > 0 ? comma : null}
                <bdi>{reader.pick(seat.name)}</bdi>
                {proxyOf(seat)}
              </span>
            ))}
          </li>
        )
      })}
    </ul>
  )
}

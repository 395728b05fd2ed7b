import type { VoteResult } from '../../server/ballots/load-result.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { markOfSeat } from './seat-views.ts'
import { useChoiceWord } from './use-choice-word.ts'
import type { Mark } from './vote-mark.tsx'

const ORDER: Mark[] = ['for', 'against', 'abstain', 'absent', 'recused']

/** How each group of a chamber voted, as bars to one scale; nothing where the body has none. */
export function BlocBars({ page }: { page: VoteResult }) {
  const t = useT('ballots')
  const wordOf = useChoiceWord(page.vote.rule)
  const reader = useReader()
  const blocs = page.blocs
    .map((bloc) => ({ ...bloc, seats: page.seats.filter((seat) => seat.bloc === bloc.key) }))
    .filter((bloc) => bloc.seats.length > 0)
    .sort((a, b) => b.seats.length - a.seats.length)
  if (blocs.length === 0) return null
  const most = blocs[0]?.seats.length ?? 1
  return (
    <div className="blocs">
      <h3 className="eyebrow">{t('result.by_bloc')}</h3>
      <ul>
        {blocs.map((bloc) => {
          const counts = ORDER.map((mark) => ({
            mark,
            count: bloc.seats.filter((seat) => markOfSeat(seat) === mark).length,
          })).filter(({ count }) => count > 0)
          return (
            <li key={bloc.key}>
              <Text2 of={bloc.name} />
              <span className="vbar" aria-hidden="true">
                {counts.map(({ mark, count }) => (
                  <i key={mark} className={mark} style={{ flexGrow: count }} />
                ))}
                <span style={{ flexGrow: most - bloc.seats.length }} />
              </span>
              <span className="num strong" aria-hidden="true">
                {reader.number(bloc.seats.length)}
              </span>
              <span className="spoken">
                {counts.map(({ mark, count }) => `${wordOf(mark)}: ${reader.number(count)}`).join(' · ')}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

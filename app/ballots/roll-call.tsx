import type { VoteResult } from '../../server/ballots/load-result.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import { choiceWords } from '../rules/elections/choice-words.ts'
import { SignedLine } from './recorded-words.tsx'
import { markOfSeat } from './seat-views.ts'
import { useChoiceWord } from './use-choice-word.ts'
import { VoteMark } from './vote-mark.tsx'

/** Every name with its answer: what the drawing says, for those who read rather than look, and for paper. */
export function RollCall({ page }: { page: VoteResult }) {
  const t = useT('ballots')
  const wordOf = useChoiceWord(page.vote.rule)
  const silence = isSilence(page.vote.rule)
  const reader = useReader()
  if (!page.result && !page.participation?.names) return null
  const blocs = new Map(page.blocs.map((bloc) => [bloc.key, bloc.name]))
  return (
    <details className="sheet fold roll-call" id="roll-call">
      <summary>{t('names.title', { count: page.seats.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('names.member')}</th>
            <th scope="col">{t('names.seat')}</th>
            {blocs.size > 0 ? <th scope="col">{t('names.bloc')}</th> : null}
            <th scope="col">{t('names.vote')}</th>
          </tr>
        </thead>
        <tbody>
          {page.seats.map((seat) => {
            const mark = markOfSeat(seat)
            const bloc = seat.bloc ? blocs.get(seat.bloc) : undefined
            return (
              <tr key={seat.seatId}>
                <th scope="row">
                  <bdi>{reader.pick(seat.name)}</bdi>
                </th>
                <td>
                  <Text2 of={seat.title} digits />
                </td>
                {blocs.size > 0 ? <td>{bloc ? <Text2 of={bloc} /> : null}</td> : null}
                <td>
                  {seat.names !== null && page.vote.election ? (
                    <bdi>{reader.digits(choiceWords(seat.names, page.vote.election, reader.language))}</bdi>
                  ) : mark ? (
                    <span className="row tight">
                      <VoteMark mark={mark} size={20} />
                      {mark === 'absent' && seat.present && !silence ? t('names.not_voted') : wordOf(mark)}
                    </span>
                  ) : (
                    t('names.unknown')
                  )}
                  <SignedLine seat={seat} />
                  {seat.deputy ? (
                    <span className="small soft by-deputy">
                      {t('names.by_deputy')} <bdi>{reader.pick(seat.deputy)}</bdi>
                    </span>
                  ) : null}
                  {seat.proxy ? (
                    <span className="small soft by-proxy">
                      {t('names.by_proxy')} <bdi>{reader.pick(seat.proxy)}</bdi>
                    </span>
                  ) : null}
                  {seat.reason ? <bdi className="small soft reason">{seat.reason}</bdi> : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}

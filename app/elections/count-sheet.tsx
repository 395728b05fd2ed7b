import './result.css'
import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { CountRecord, RoundRecord } from '../rules/elections/count-record.ts'
import { roundOfRecord } from '../rules/elections/count-record.ts'
import { lotWords, roundWords } from '../rules/elections/count-words.ts'
import { plain, type SheetRound, sheetRounds } from '../rules/elections/sheet-rows.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import { Button } from '../ui/button.tsx'
import { GradeTable } from './grade-table.tsx'
import { PairTable } from './pair-table.tsx'

type CountSheetProps = { count: CountRecord; election: ElectionTerms; seed: string }

/** Every round as a sentence and a table: what each candidate has, what came and went, who is in and who is out. */
export function CountSheet({ count, election, seed }: CountSheetProps) {
  const t = useT('elections')
  const reader = useReader()
  const details = useRef<HTMLDetailsElement>(null)
  const names = namesFor(election, reader.language)
  return (
    <details className="sheet fold count-sheet" ref={details}>
      <summary>{t('sheet.title', { rounds: reader.number(count.rounds.length) })}</summary>
      <div>
        {count.quota ? <p>{t('sheet.quota', { quota: reader.decimal(plain(count.quota)) })}</p> : null}
        {sheetRounds(count).map((sheet) => (
          <Round key={sheet.round.round} sheet={sheet} count={count} election={election} names={names} />
        ))}
        <p className="note muted">
          {t('sheet.seed')} <bdi className="code">{seed}</bdi>
        </p>
        <div>
          <Button
            icon={Printer}
            onPress={() => {
              if (details.current) details.current.open = true
              window.print()
            }}
          >
            {t('sheet.print')}
          </Button>
        </div>
      </div>
    </details>
  )
}

type RoundProps = { sheet: SheetRound; count: CountRecord; election: ElectionTerms; names: string[] }

function Round({ sheet, count, election, names }: RoundProps) {
  const t = useT('elections')
  const reader = useReader()
  const { round } = sheet
  const words = roundWords(readable(round, reader.decimal), { candidates: names })[reader.language]
  const lots = count.lots.filter((lot) => lot.round === round.round)
  const id = `round-${round.round}`
  return (
    <section className="round" aria-labelledby={id}>
      <h3 id={id} className="strong">
        {t('sheet.round', { round: reader.digits(round.round) })}: {words}
      </h3>
      <div className="scroll">
        {round.code === 'grades' ? (
          <GradeTable round={round} election={election} />
        ) : (
          <VotesTable sheet={sheet} election={election} labelledBy={id} />
        )}
      </div>
      {round.code === 'pairs' || round.code === 'paths' ? <PairTable round={round} election={election} /> : null}
      {lots.map((lot) => (
        <p key={lot.order.join()} className="small strong">
          {
            lotWords(
              { round: 0, candidates: lot.candidates.map(Number), order: lot.order.map(Number) },
              { candidates: names },
            )[reader.language]
          }
        </p>
      ))}
    </section>
  )
}

type VotesTableProps = { sheet: SheetRound; election: ElectionTerms; labelledBy: string }

function VotesTable({ sheet: { round, rows, exhausted }, election, labelledBy }: VotesTableProps) {
  const t = useT('elections')
  const reader = useReader()
  const moved = rows.some(({ change }) => change !== '')
  const nameOf = (id: string) => election.candidates.find((one) => one.id === id)?.names ?? { ar: id, en: id }
  return (
    <table aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('sheet.candidate')}</th>
          <th scope="col" className="num">
            {t(`sheet.column.${columnOf(round)}`)}
          </th>
          {moved ? (
            <th scope="col" className="num">
              {t('sheet.change')}
            </th>
          ) : null}
          <th scope="col">{t('sheet.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ candidate, votes, change, state }) => (
          <tr key={candidate} className={state.endsWith('elected') ? 'won' : state.endsWith('out') ? 'gone' : ''}>
            <th scope="row">
              <Text2 of={nameOf(candidate)} />
            </th>
            <td className="num">
              <bdi>{reader.decimal(votes)}</bdi>
            </td>
            {moved ? (
              <td className="num">
                <bdi dir="ltr">{reader.decimal(change)}</bdi>
              </td>
            ) : null}
            <td>{state === 'running' ? '' : t(`sheet.states.${state}`)}</td>
          </tr>
        ))}
        {exhausted ? (
          <tr>
            <th scope="row">{t('sheet.exhausted')}</th>
            <td className="num">
              <bdi>{reader.decimal(exhausted.votes)}</bdi>
            </td>
            {moved ? (
              <td className="num">
                <bdi dir="ltr">{reader.decimal(exhausted.change)}</bdi>
              </td>
            ) : null}
            <td />
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}

const columnOf = ({ code }: RoundRecord): string =>
  code === 'scores' ? 'points' : code === 'pairs' || code === 'paths' ? 'beaten' : 'votes'

/** Figures in a sentence without the zeros that say nothing. */
const readable = (round: RoundRecord, decimal: (text: string) => string) => ({
  ...roundOfRecord(round),
  params: Object.fromEntries(Object.entries(round.params).map(([name, value]) => [name, decimal(plain(value))])),
})

/** By number, for sentences; whoever does not stand in this round has no name here. */
function namesFor({ candidates }: ElectionTerms, language: 'ar' | 'en'): string[] {
  const names: string[] = []
  for (const { id, names: words } of candidates) names[Number(id) - 1] = words[language]
  return names
}

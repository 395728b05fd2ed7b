import '../ballots/result.css'
import type { DisplayItem, DisplayRoom } from '../../server/displays/load-display.ts'
import type { WallResult as Declared } from '../../server/displays/load-wall-vote.ts'
import { seatViews } from '../ballots/seat-views.ts'
import { TallyBar } from '../ballots/tally-bar.tsx'
import { useChoiceWord } from '../ballots/use-choice-word.ts'
import { ElectedList } from '../elections/elected-list.tsx'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { isElected, wordsOf } from '../rules/decide-vote.ts'
import { listOfNames } from '../rules/elections/election-words.ts'
import { Seal } from '../ui/seal.tsx'
import { BothTexts } from './both-texts.tsx'
import { Pages } from './pages.tsx'
import { WallNames } from './wall-names.tsx'
import { WallRoom } from './wall-room.tsx'

type WallResultProps = {
  page: DisplayRoom
  item: Extract<DisplayItem, { closed: false }>
  result: NonNullable<Declared>
}

/** What was decided, as a drawing of the room and in sentences: the rule, the working, who voted how, and how it stands. */
export function WallResult({ page, item, result: vote }: WallResultProps) {
  const t = useT('displays')
  const b = useT('ballots')
  const reader = useReader()
  const wordOf = useChoiceWord(vote.rule)
  const { result, standing, election } = vote
  const annulled = standing?.state === 'annulled'
  const final = result.outcome !== 'tied' && (standing === null || standing.state === 'final')
  const elected = isElected(result) ? result : null
  const named = elected && [elected.elected, elected.run_off].find((ids) => ids.length > 0)
  const [above] = wordsOf(result, vote).slice(-1)
  const key = `${vote.voteId} ${standing?.state} ${vote.statements.length}`
  return (
    <div className="wall declared" data-plan={page.body.plan}>
      <section className="sheet wall-say">
        <div className="wall-verdict">
          <Seal state={final ? 'verified' : 'waiting'} size={96} />
          <div>
            <p className="eyebrow">{t('result.of', { number: reader.digits(item.number) })}</p>
            <h1 className="record">{b(annulled ? 'verdict.annulled' : `verdict.${result.outcome}`)}</h1>
            {named && election ? (
              <p className="strong">
                <Text2 of={listOfNames(named, election)} />
              </p>
            ) : null}
            <p className="wall-standing">{t(`result.standing.${standingKey(vote)}`, timeIn(vote, reader))}</p>
          </div>
        </div>
        <Pages of={key}>
          <h2>
            <Text2 of={item.title} digits />
          </h2>
          <ol className="wall-working">
            {wordsOf(result, vote).map((sentence) => (
              <li key={sentence.key} className={sentence === above ? 'end' : undefined}>
                {sentence[reader.language]}
              </li>
            ))}
          </ol>
          {elected && election ? <ElectedList result={elected} election={election} /> : null}
          {vote.question ? <BothTexts of={vote.question} /> : null}
          <WallNames vote={vote} />
          {vote.statements.length > 0 ? (
            <p>
              {t('result.statements', { count: vote.statements.length })}{' '}
              {vote.statements.map((name) => reader.pick(name)).join(reader.language === 'ar' ? '، ' : ', ')}
            </p>
          ) : null}
        </Pages>
      </section>
      <aside className="wall-aside">
        {elected ? null : <TallyBar result={result as never} rule={vote.rule} />}
        <WallRoom page={page} seats={seatViews({ vote, seats: vote.seats }, b, reader, wordOf)} bare />
      </aside>
    </div>
  )
}

function standingKey({ result, standing }: NonNullable<Declared>): string {
  if (result.outcome === 'tied') return 'tied'
  if (!standing) return 'at_once'
  if (standing.state === 'provisional' && standing.disputed) return 'disputed'
  return standing.state
}

const timeIn = ({ standing }: NonNullable<Declared>, { clockTime }: { clockTime: (at: string) => string }) =>
  standing ? { time: clockTime(standing.until) } : {}

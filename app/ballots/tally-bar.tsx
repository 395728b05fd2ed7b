import { useReader, useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import { neededOf, type TextDecision } from '../rules/decide-vote.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { markOf } from './choice.ts'
import { useChoiceWord } from './use-choice-word.ts'
import { offered } from './vote-choices.tsx'
import { VoteMark } from './vote-mark.tsx'

type TallyBarProps = { result: TextDecision; rule: AnyRule }

/** Counts with their shapes, and one bar with the line that had to be reached. Patterns carry it; colour repeats it. */
export function TallyBar({ result, rule }: TallyBarProps) {
  const t = useT('ballots')
  const wordOf = useChoiceWord(rule)
  const reader = useReader()
  const { counts } = result
  const cells = [
    ...offered(rule).map((choice) => ({ key: choice, mark: markOf(choice), count: BigInt(counts[choice]) })),
    { key: 'not_voted', mark: 'absent' as const, count: BigInt(counts.not_voted) },
  ]
  const whole = cells.reduce((sum, cell) => sum + cell.count, 0n)
  const share = (count: bigint) => (whole === 0n ? 0 : Number((10_000n * count) / whole) / 100)
  // The line is drawn on the votes for, which start the bar: that is where it was or was not reached.
  const needed = isSilence(rule) ? null : neededOf(result)
  const line = needed ? share(BigInt(needed.required)) : 0
  return (
    <div className="tally">
      <dl>
        {cells.map(({ key, mark, count }) => (
          <div key={key} className={mark}>
            <dt>
              <VoteMark mark={mark} size="var(--mark, 2.25rem)" />
              <span className="w">{mark === 'absent' && !isSilence(rule) ? t('names.not_voted') : wordOf(mark)}</span>
            </dt>
            <dd className="num">{reader.number(count)}</dd>
          </div>
        ))}
      </dl>
      <div className="bar-frame">
        <div className="vbar" aria-hidden="true">
          {cells.map(({ key, mark, count }) =>
            count > 0n ? <i key={key} className={mark} style={{ flexGrow: share(count) }} /> : null,
          )}
          {needed ? (
            <span className={line > 60 ? 'need far' : 'need'} style={{ insetInlineStart: `${Math.min(line, 100)}%` }}>
              <span>{t('result.needed', { count: Number(needed.required) })}</span>
            </span>
          ) : null}
        </div>
        {needed ? <p className="spoken">{t('result.needed', { count: Number(needed.required) })}</p> : null}
      </div>
    </div>
  )
}

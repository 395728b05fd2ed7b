import './result.css'
import { BadgeCheck, Repeat } from 'lucide-react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { ElectionDecision } from '../rules/elections/decide-election.ts'
import { plain } from '../rules/elections/sheet-rows.ts'
import { type ElectionTerms, KIND_OF } from '../rules/elections/terms.ts'
import { Chip } from '../ui/chip.tsx'

/** Every candidate with what the first round gave, as figures and as bars to one scale; the elected say so. */
export function ElectedList({ result, election }: { result: ElectionDecision; election: ElectionTerms }) {
  const t = useT('elections')
  const reader = useReader()
  const { valid, blank, not_voted } = result.counts
  const first = result.count?.rounds[0]
  // Where a ballot names one candidate there is no first preference: only votes.
  const oneName = KIND_OF[election.method] === 'one' && first?.code === 'first_preferences'
  const graded = first?.code === 'grades'
  const votesOf = (id: string) => plain(first?.votes.find(({ candidate }) => candidate === id)?.votes ?? '0')
  const most = Math.max(1, ...election.candidates.map(({ id }) => Number(votesOf(id))))
  return (
    <section className="elected-section" aria-label={t('result.candidates')}>
      {first ? <p className="eyebrow">{t(`result.of.${oneName ? 'exclusion' : first.code}`)}</p> : null}
      <ul className="elected-list">
        {election.candidates.map(({ id, names }) => {
          const won = result.elected.includes(id)
          const votes = votesOf(id)
          const grade = graded ? election.grades?.[Number(votes) - 1] : undefined
          return (
            <li key={id} className={won ? 'won' : ''}>
              <span className="name">
                <Text2 of={names} />
                {won ? (
                  <Chip tone="ok" icon={BadgeCheck}>
                    {t('result.elected')}
                  </Chip>
                ) : null}
                {result.run_off.includes(id) ? (
                  <Chip tone="accent" icon={Repeat}>
                    {t('result.second_round')}
                  </Chip>
                ) : null}
              </span>
              {result.count === null ? null : grade ? (
                <Text2 of={grade} />
              ) : (
                <b className="num">{reader.decimal(votes)}</b>
              )}
              {result.count === null || graded ? null : (
                <span className="bar" aria-hidden="true">
                  <i style={{ inlineSize: `${(100 * Number(votes)) / most}%` }} />
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="small soft elected-counts">
        {t('result.ballots', {
          valid: reader.digits(valid),
          blank: reader.digits(blank),
          not_voted: reader.digits(not_voted),
        })}
      </p>
    </section>
  )
}

import './vote-words.css'
import { Eye, Scale, UsersRound } from 'lucide-react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/rule.ts'
import { Icon } from '../ui/icon.tsx'

/** Rule, quorum and openness as sentences that can be read aloud. */
export function RuleWords({ vote }: { vote: VoteSheet['vote'] }) {
  const t = useT('ballots')
  const reader = useReader()
  const { rule, quorum, recused } = vote
  const sentences = [
    `${rule.names[reader.language]}.`,
    t(abstentionOf(rule)),
    ...(tieMatters(rule) ? [t(`tie.${rule.tie}`)] : []),
  ]
  const present = { present: Number(quorum.present), base: Number(quorum.base), required: Number(quorum.required) }
  return (
    <div className="vote-rule">
      <div>
        <Icon of={Scale} />
        <span>{sentences.join(' ')}</span>
      </div>
      <div>
        <Icon of={UsersRound} />
        <span>
          {t('quorum.met', present)} {recused > 0 ? t('quorum.recused', { count: recused }) : null}
        </span>
      </div>
      <div>
        <Icon of={Eye} />
        <span>{t(rule.live === 'names' ? 'open.names' : 'open.minutes')}</span>
      </div>
    </div>
  )
}

function abstentionOf(rule: Rule): string {
  if (rule.abstain !== 'ignored') return `abstain.${rule.abstain}`
  return rule.base === 'cast' ? 'abstain.ignored' : 'abstain.in_base'
}

/** Against any other base both sides can be equal without anything hanging on it. */
const tieMatters = ({ base, threshold }: Rule): boolean =>
  base === 'cast' &&
  threshold.comparison === 'more_than' &&
  threshold.numerator === '1' &&
  threshold.denominator === '2'

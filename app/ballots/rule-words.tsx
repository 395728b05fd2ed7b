import './vote-words.css'
import { Eye, Scale, UsersRound } from 'lucide-react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ENGINE_2 } from '../rules/engine-2/rule.ts'
import { ruleWords } from '../rules/engine-2/rule-words.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Icon } from '../ui/icon.tsx'

/** Rule, quorum and openness as sentences that can be read aloud. */
export function RuleWords({ vote }: { vote: VoteSheet['vote'] }) {
  const t = useT('ballots')
  const reader = useReader()
  const { rule, quorum, recused } = vote
  const present = { present: Number(quorum.present), base: Number(quorum.base), required: Number(quorum.required) }
  return (
    <div className="vote-rule">
      <div>
        <Icon of={Scale} />
        <span>{[`${rule.names[reader.language]}.`, ...whatDecides(rule, reader.language)].join(' ')}</span>
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

/** What a voter must know before choosing; the quorum and what is seen meanwhile stand beside it. */
const SAID = ['all', 'expressed', 'tie', 'abstain', 'chair', 'reasons', 'change']

function whatDecides(rule: AnyRule, language: 'ar' | 'en'): string[] {
  if (rule.engine !== ENGINE_2) return []
  const plain = (field: string) =>
    (field === 'chair' && rule.chair === 'votes') || (field === 'reasons' && rule.reasons === 'none')
  return ruleWords(rule)
    .filter(({ field }) => SAID.includes(field) && !plain(field))
    .map((sentence) => sentence[language])
}

import './vote-words.css'
import { Eye, Scale, UsersRound } from 'lucide-react'
import type { VoteSheet } from '../../server/ballots/load-vote.ts'
import { type Reader, useReader, useT } from '../i18n/use-reader.ts'
import { isSilence } from '../rules/circulation.ts'
import { methodSentences } from '../rules/elections/method-words.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
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
        <span>
          {[
            ...(vote.election ? [] : [`${rule.names[reader.language]}.`]),
            ...whatDecides(rule, vote.election, reader),
          ].join(' ')}
        </span>
      </div>
      {/* Nobody has to be there for silence to decide. */}
      {isSilence(rule) ? null : (
        <div>
          <Icon of={UsersRound} />
          <span>
            {t('quorum.met', present)} {recused > 0 ? t('quorum.recused', { count: recused }) : null}
          </span>
        </div>
      )}
      <div>
        <Icon of={Eye} />
        <span>{t(rule.live === 'names' ? 'open.names' : 'open.minutes')}</span>
      </div>
    </div>
  )
}

/** What a voter must know before choosing; the quorum and what is seen meanwhile stand beside it. */
const SAID = ['all', 'expressed', 'tie', 'abstain', 'chair', 'reasons', 'change']

/** In an election the method decides, and of the rule only how the vote is taken. */
const SAID_OF_ELECTIONS = ['chair', 'form', 'change']

function whatDecides(rule: AnyRule, election: ElectionTerms | null, { language, digits }: Reader): string[] {
  if (rule.engine !== ENGINE_2) return []
  const methods = election ? methodSentences(election, rule.choices.includes('abstain')) : []
  const plain = (field: string) =>
    (field === 'chair' && rule.chair === 'votes') ||
    (field === 'form' && rule.form === 'open') ||
    (field === 'reasons' && rule.reasons === 'none')
  const said = election ? SAID_OF_ELECTIONS : SAID
  return [
    ...methods.map((sentence) => digits(sentence[language])),
    ...ruleWords(rule)
      .filter(({ field }) => said.includes(field) && !plain(field))
      .map((sentence) => sentence[language]),
  ]
}

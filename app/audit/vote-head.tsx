import { Check, Minus, X } from 'lucide-react'
import type { ChosenVote } from '../../server/ledger/load-audit.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { isElected, neededOf, type TextDecision } from '../rules/decide-vote.ts'
import type { ElectionDecision } from '../rules/elections/decide-election.ts'
import { listOfNames } from '../rules/elections/election-words.ts'
import { OUTCOME_WORDS } from '../rules/verify/vote-words.ts'
import { Chip } from '../ui/chip.tsx'

/** The vote's name, its rule, and what was counted. */
export function VoteHead({ vote }: { vote: ChosenVote }) {
  const t = useT('audit')
  const reader = useReader()
  const { decision, rule, title } = vote
  return (
    <div className="hd">
      <div className="eyebrow">
        {t('open_vote')} · <Text2 of={rule.names} />
      </div>
      <h1>
        <Text2 of={title} digits />
      </h1>
      {decision ? (
        <div className="row tight wrap">
          {isElected(decision) ? <Elected vote={vote} decision={decision} /> : <Counts decision={decision} />}
          <span className="small strong">{OUTCOME_WORDS[decision.outcome][reader.language]}</span>
        </div>
      ) : (
        <p className="small muted">{t(vote.state === 'open' ? 'state.open' : 'no_result')}</p>
      )}
    </div>
  )
}

function Counts({ decision }: { decision: TextDecision }) {
  const t = useT('audit')
  const reader = useReader()
  const needed = neededOf(decision)
  return (
    <>
      <Chip tone="for" icon={Check}>
        {t('tally.yes')} {reader.number(BigInt(decision.counts.yes))}
      </Chip>
      <Chip tone="against" icon={X}>
        {t('tally.no')} {reader.number(BigInt(decision.counts.no))}
      </Chip>
      <Chip tone="abstain" icon={Minus}>
        {t('tally.abstain')} {reader.number(BigInt(decision.counts.abstain))}
      </Chip>
      {needed ? (
        <span className="small muted num">
          {t('needed', {
            required: reader.number(BigInt(needed.required)),
            base: reader.number(BigInt(needed.base)),
          })}
        </span>
      ) : null}
    </>
  )
}

function Elected({ vote, decision }: { vote: ChosenVote; decision: ElectionDecision }) {
  const { election } = vote
  if (!election) return null
  const named = decision.elected.length > 0 ? decision.elected : decision.run_off
  return named.length > 0 ? (
    <Chip tone="ok" icon={Check}>
      <Text2 of={listOfNames(named, election)} />
    </Chip>
  ) : null
}

import { useReader } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import type { RuleSentence } from '../rules/engine-2/rule-words.ts'
import { Conditions } from './condition-fields.tsx'
import { AbstentionFields, ExcludedFields, NameFields, OneOf, ProxyFields } from './other-fields.tsx'
import { ExpressedFields, QuorumFields } from './presence-fields.tsx'
import { Question } from './question.tsx'
import type { Wrong } from './wrong.ts'

type QuestionsProps = {
  rule: Rule
  onChange: (rule: Rule) => void
  /** Of the last rule that was whole. */
  sentences: RuleSentence[]
  wrong: Wrong | null
}

/** Every part of a rule as a question; what matters most stands first and open. */
export function Questions({ rule, onChange, sentences, wrong }: QuestionsProps) {
  const { language } = useReader()
  const set = (fields: Partial<Rule>) => onChange({ ...rule, ...fields })
  const of = { sentences, wrong }
  const part = { rule, set, wrong }
  const one = { rule, set }
  return (
    <div className="questions">
      <Question {...of} name="names" fields={[]} answered={rule.names[language]}>
        <NameFields {...part} />
      </Question>
      <Question {...of} name="form" fields={['form']}>
        <OneOf {...one} field="form" ids={['open', 'roll_call', 'silence']} noted={['open', 'roll_call', 'silence']} />
      </Question>
      {rule.form === 'silence' ? null : (
        <>
          <Question {...of} name="all" fields={['all']} open>
            <Conditions all={rule.all} onChange={(all) => set({ all })} wrong={wrong} />
          </Question>
          <Question {...of} name="quorum" fields={['quorum', 'remote']}>
            <QuorumFields {...part} />
          </Question>
          <Question {...of} name="abstain" fields={['abstain']}>
            <AbstentionFields {...part} />
          </Question>
          <Question {...of} name="tie" fields={['tie']}>
            <OneOf
              {...one}
              field="tie"
              ids={['fails', 'chair_casting_vote', 'chairs_side', 'revote', 'lot']}
              noted={['chair_casting_vote', 'lot']}
            />
          </Question>
          <Question {...of} name="chair" fields={['chair']}>
            <OneOf {...one} field="chair" ids={['votes', 'last', 'only_on_tie', 'never']} noted={['only_on_tie']} />
          </Question>
          <Question {...of} name="recused" fields={['recused']}>
            <OneOf {...one} field="recused" ids={['out_of_base', 'in_base']} noted={['in_base']} />
          </Question>
          <Question {...of} name="expressed" fields={['expressed']}>
            <ExpressedFields {...part} />
          </Question>
          <Question {...of} name="proxies" fields={['proxies']}>
            <ProxyFields {...part} />
          </Question>
          <Question {...of} name="reasons" fields={['reasons']}>
            <OneOf {...one} field="reasons" ids={['none', 'against', 'abstain', 'against_and_abstain']} />
          </Question>
          <Question {...of} name="change" fields={['change', 'live']}>
            <OneOf {...one} field="change" ids={['final', 'until_close']} />
            <OneOf {...one} field="live" ids={['participation', 'tally', 'names']} />
          </Question>
        </>
      )}
      <Question {...of} name="excluded" fields={['excluded_roles']}>
        <ExcludedFields {...part} />
      </Question>
    </div>
  )
}

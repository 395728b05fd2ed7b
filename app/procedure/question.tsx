import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import type { RuleSentence } from '../rules/engine-2/rule-words.ts'
import { Icon } from '../ui/icon.tsx'
import type { Question as Name, Wrong } from './wrong.ts'

type QuestionProps = {
  name: Name
  /** The parts of the rule it asks for: closed, their sentences are the answer. */
  fields: (keyof Rule)[]
  sentences: RuleSentence[]
  wrong: Wrong | null
  /** Where the answer is no sentence of the rule. */
  answered?: string
  open?: boolean
  children: ReactNode
}

/** A question in plain words with its present answer; opened, the answer can be changed. */
export function Question({ name, fields, sentences, wrong, answered, open = false, children }: QuestionProps) {
  const t = useT('procedure')
  const { language } = useReader()
  const said = sentences.filter(({ field }) => fields.includes(field)).map((sentence) => sentence[language])
  const answer = answered ?? said.join(' ')
  const mine = wrong?.question === name ? wrong : null
  return (
    <details className={mine ? 'question wrong' : 'question'} open={open}>
      <summary>
        <span className="asked">{t(`question.${name}`)}</span>
        {mine ? (
          <span className="wrong-answer" role="status">
            <Icon of={CircleAlert} size="sm" /> {t(mine.words, { most: mine.most })}
          </span>
        ) : answer ? (
          <bdi className="answer">{answer}</bdi>
        ) : null}
      </summary>
      <div className="stack in">{children}</div>
    </details>
  )
}

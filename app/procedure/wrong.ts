// Which answer a refused field belongs to, and the sentence that says what is wrong with it.
import { NAME_LENGTH, SOURCE_LENGTH } from '../rules/engine-2/own-rule.ts'

export type Question =
  | 'names'
  | 'form'
  | 'all'
  | 'quorum'
  | 'expressed'
  | 'abstain'
  | 'tie'
  | 'chair'
  | 'recused'
  | 'excluded'
  | 'proxies'
  | 'reasons'
  | 'change'

/** `field` is the path as the rule was refused at it. */
export type Wrong = { field: string; question: Question; words: string; most?: number }

export function wrongAt(field: string): Wrong {
  const [head = ''] = field.split('.')
  switch (head) {
    case 'names':
      return { field, question: 'names', words: 'wrong.names', most: NAME_LENGTH }
    case 'source':
      return { field, question: 'names', words: 'wrong.source', most: SOURCE_LENGTH }
    case 'all':
      return { field, question: 'all', words: field === 'all' ? 'wrong.all' : numberOf(field) }
    case 'quorum':
    case 'expressed':
    case 'proxies':
      return { field, question: head, words: numberOf(field) }
    case 'tie':
    case 'chair':
      return { field, question: head, words: `wrong.${head}` }
    case 'excluded_roles':
      return { field, question: 'excluded', words: 'wrong.other' }
    default:
      return { field, question: 'abstain', words: 'wrong.other' }
  }
}

const numberOf = (field: string): string => (/threshold|share/.test(field) ? 'wrong.share' : 'wrong.count')

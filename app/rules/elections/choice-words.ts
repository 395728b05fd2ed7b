// What a ballot of an election says, in the reader's words: "1. Salma, 2. Nasser", "Salma: good". Nothing is judged here: a choice
// that is none is given back as it stands.
import type { Words } from '../rule.ts'
import { BLANK, readChoice } from './choice.ts'
import { type ElectionTerms, KIND_OF } from './terms.ts'

export const BLANK_WORDS: Words = { ar: 'ورقة بيضاء', en: 'blank' }

export function choiceWords(choice: string, election: ElectionTerms, language: keyof Words): string {
  if (choice === BLANK) return BLANK_WORDS[language]
  const read = readChoice(choice, election, true)
  if (!read.ok || !read.value) return choice
  const name = (number: number) => election.candidates.find(({ id }) => id === String(number))?.names[language] ?? ''
  const comma = language === 'ar' ? '، ' : ', '
  switch (KIND_OF[election.method]) {
    case 'ranked':
      return read.value.map(([number], place) => `${place + 1}. ${name(number as number)}`).join(comma)
    case 'graded':
      return read.value
        .flatMap((group, grade) => group.map((number) => ({ number, grade })))
        .map(({ number, grade }) => `${name(number)}: ${election.grades?.[grade]?.[language] ?? ''}`)
        .join(comma)
    default:
      return read.value.flat().map(name).join(comma)
  }
}

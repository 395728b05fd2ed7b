import type { Language } from '../i18n/language.ts'

// A letter that would join its neighbour is kept apart by a non-joiner and a space.
const ARABIC_GAP = '\u200c '
const ARTICLE = /^(?:ال|al-)/i

/** Two letters of a name: first and last word, without title ("د.", "Dr.") and without the article. */
export function initialsOf(name: string, language: Language): string {
  const words = name.split(/\s+/).filter((word) => word && !word.endsWith('.'))
  const first = words[0]
  const last = words.length > 1 ? words[words.length - 1] : undefined
  const letters = [first, last].flatMap((word) => (word ? [letterOf(word)] : []))
  return letters.join(language === 'ar' ? ARABIC_GAP : '').toUpperCase()
}

/** The same person has the same colour on every screen. */
export function toneOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997
  return sum % 6
}

function letterOf(word: string): string {
  const bare = word.length > 3 ? word.replace(ARTICLE, '') : word
  return [...bare][0] ?? ''
}

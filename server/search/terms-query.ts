import { SHORTEST_BEGINNING } from '../../app/rules/search-terms.ts'

/** A tsquery that wants what `isFound` wants. Stems hold nothing but letters, marks and digits, so that none needs escaping. */
export function termsQuery(sought: readonly string[][]): string {
  const term = (stem: string) => (stem.length < SHORTEST_BEGINNING ? `'${stem}'` : `'${stem}':*`)
  return sought.map((either) => `(${either.map(term).join(' | ')})`).join(' & ')
}

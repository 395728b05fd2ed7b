import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'search',
  row: 'Search over papers, agendas and decisions: Arabic folding and light stemming, the same in TypeScript and SQL; permission; results that open at the words.',
  bar: 'The vectors of folding and of terms hold in both, 300 random texts give the same terms in both, and nobody finds what is masked from them.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/arabic.test.ts',
      'tests/rules/search-terms.test.ts',
      'tests/rules/word-boxes.test.ts',
      'tests/server/search/terms.test.ts',
      'tests/server/search/search-house.test.ts',
      'tests/server/cli/search.test.ts',
    ]),
}

import { paperBytes, paperText } from '../../support/papers.ts'
import { type Check, notProved } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'papers',
  row: 'Every file of the papers’ collection meets what expected.json says of it, with those codes.',
  bar: 'Every paper meets its expected outcome.',
  run: (say) => {
    const absent = Object.keys(JSON.parse(paperText('expected.json'))).filter((name) => !paperBytes(name))
    if (absent.length > 0)
      return Promise.resolve(notProved(`${absent.join(', ')} not at hand: MAJLIS_PAPERS names a folder`))
    const [reading, storing] = [
      'tests/server/documents/read-pdf.test.ts',
      'tests/server/documents/attach-paper.test.ts',
    ]
    return proveByUnits(say, [reading, storing, 'tests/server/cli/read.test.ts'])
  },
}

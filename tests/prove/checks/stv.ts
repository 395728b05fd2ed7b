import { readFileSync } from 'node:fs'
import { parseBlt } from '../../../app/rules/elections/blt.ts'
import { countElection } from '../../../app/rules/elections/count-election.ts'
import { type Check, verdictIf } from '../check.ts'

const FOLDER = 'tests/vectors/stv/'

export const check: Check = {
  name: 'stv',
  row: 'Twenty Scottish council elections, counted by the Scottish rules and by Meek’s method.',
  bar: '20 of 20 elections with the recorded winners, by both methods.',
  run: async (say) => {
    const winners = JSON.parse(readFileSync(`${FOLDER}winners.json`, 'utf8')) as Record<
      string,
      Record<string, number[]>
    >
    const files = Object.keys(winners)
    let agreed = 0
    for (const method of ['scottish-stv', 'meek-stv'] as const) {
      const started = performance.now()
      const same = files.filter((file) => {
        const election = parseBlt(readFileSync(FOLDER + file, 'utf8'))
        if (!election.ok) return false
        const count = countElection(method, election.value, { seats: election.value.seats, seed: file })
        const elected = count.ok ? [...count.value.elected].sort((a, b) => a - b) : []
        return String(elected) === String(winners[file]?.[method])
      })
      say(`${method}: ${same.length} of ${files.length} elections, ${Math.round(performance.now() - started)} ms`)
      agreed += same.length
    }
    return verdictIf(files.length === 20 && agreed === 40, `${agreed} of ${2 * files.length} counts agree`)
  },
}

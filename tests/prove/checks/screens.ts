import { existsSync, globSync, statSync } from 'node:fs'
import { type Check, notProved, verdictIf } from '../check.ts'
import { run } from '../run-tests.ts'

export const check: Check = {
  name: 'screens',
  row: 'Every screen at 1024×768, 1440×900 and 390×844, right-to-left and left-to-right, light and dark.',
  bar: 'All of them are taken without an error; whether they are calm and clear is for eyes: docs/screens.',
  run: async (say) => {
    if (!existsSync('tests/screens/run.ts')) return notProved('tests/screens/run.ts is not there')
    const began = Date.now()
    const code = await run(process.execPath, ['server/main.mjs', 'screens'])
    const taken = globSync('docs/screens/**/*.png').filter((file) => statSync(file).mtimeMs >= began)
    say(`${taken.length} pictures taken into docs/screens`)
    return verdictIf(code === 0 && taken.length > 0, `exit ${code}, ${taken.length} pictures`)
  },
}

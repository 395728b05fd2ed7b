import { spawnSync } from 'node:child_process'
import { type Check, notProved, verdictIf } from '../check.ts'

export const check: Check = {
  name: 'un-replay',
  row: 'The 218 roll calls of sessions 68 to 70 of the UN General Assembly, put through the real commands with signed ballots.',
  bar: '218 of 218 counts equal what was recorded, and the bundle verifies.',
  run: async (say) => {
    const args = ['server/main.mjs', 'cli', 'replay', 'db/seeds/un-general-assembly', '--json']
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (!stdout) return notProved(stderr.trim().slice(-500))
    const { rollCalls, ballots, mismatches, seconds, entries, bundle } = JSON.parse(stdout)
    say(
      `${rollCalls} roll calls, ${ballots} signed ballots, ${entries} entries, ${seconds} s (${Math.round(ballots / seconds)} ballots/s)`,
    )
    say(`${rollCalls - mismatches} of ${rollCalls} counts equal; the bundle is ${bundle}`)
    const holds = status === 0 && rollCalls === 218 && mismatches === 0 && bundle === 'clean'
    return verdictIf(holds, `${mismatches} counts differ, bundle ${bundle}. ${stderr.slice(-300)}`)
  },
}

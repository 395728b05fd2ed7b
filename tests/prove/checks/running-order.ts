import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'running-order',
  row: 'The running order: planned and actual times, deferral and taking up again, a call taken back, a suspension with its end.',
  bar: 'The rules and the commands with every refusal; then the story in both languages.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, ['tests/rules/running-order.test.ts', 'tests/server/meetings/running-order.test.ts']),
      await proveByStories(say, ['tests/e2e/running-order.story.ts']),
    ]),
}

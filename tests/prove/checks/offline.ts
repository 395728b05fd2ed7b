import type { Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'offline',
  row: 'A chosen pack is kept encrypted on the device, read and annotated without a network, and merged on return; loss of access, wrong PINs, the end of its lease and signing out destroy it, and no note is lost.',
  bar: 'Sealing, tries, leases, the outbox and the server’s answers by themselves; then the story in both languages, with the server really stopped.',
  run: async (say) => {
    const units = await proveByUnits(say, [
      'tests/rules/keeping.test.ts',
      'tests/offline/vault.test.ts',
      'tests/offline/kept-notes.test.ts',
      'tests/server/documents/kept.test.ts',
      'tests/server/annotations/set-aside.test.ts',
    ])
    return units.proved ? proveByStories(say, ['tests/e2e/offline.story.ts']) : units
  },
}

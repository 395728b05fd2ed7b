import { allOf, type Check } from '../check.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'passkey-vote',
  row: 'A member enrols a passkey or a security key, casts with one gesture, and the receipt and the bundle say so and verify; without user verification nothing is recorded.',
  bar: 'The story passes in both languages; every refusal of the commands and of the verifier is asserted on PostgreSQL and on altered ledgers.',
  run: async (say) =>
    allOf([
      await proveByUnits(say, [
        'tests/server/identity/enrol-passkey.test.ts',
        'tests/server/ballots/passkey-ballot.test.ts',
        'tests/rules/signed-by.test.ts',
        'tests/rules/verify/passkeys.test.ts',
      ]),
      await proveByStories(say, ['tests/e2e/passkey.story.ts']),
    ]),
}

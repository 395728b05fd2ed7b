import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'fido-peer',
  row: 'An independent verifier, fido2-assert of libfido2, accepts the assertions of our tests’ authenticator and refuses altered ones, as we do.',
  bar: 'Both say the same of every case, for ES256, EdDSA and RS256. Needs fido2-tools.',
  run: (say) => proveByUnits(say, ['tests/rules/webauthn/fido-peer.test.ts']),
}

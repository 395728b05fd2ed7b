import type { Check } from '../check.ts'
import { proveByUnits } from '../run-tests.ts'

export const check: Check = {
  name: 'webauthn-vectors',
  row: 'Passkeys: the vectors of WebAuthn Level 3 §16, two of them refused as crossOrigin and topOrigin; Wycheproof for P-256 (DER and P1363) and Ed25519.',
  bar: 'Every vector has the verdict recorded for it, by OpenSSL, WebCrypto and portable code alike.',
  run: (say) =>
    proveByUnits(say, [
      'tests/rules/webauthn/w3c.test.ts',
      'tests/rules/webauthn/wycheproof.test.ts',
      'tests/rules/webauthn/check-assertion.test.ts',
      'tests/rules/webauthn/cbor.test.ts',
    ]),
}

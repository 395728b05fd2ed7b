import type { Json } from '../../../../app/rules/canonical.ts'
import type { SignedByPasskey } from '../../../../app/rules/signed-by.ts'
import { FLAGS } from '../../../../app/rules/webauthn/authenticator-data.ts'
import { HOUSE } from '../../../support/ledger-builder.ts'
import { passkeyDevice, type Said, signedBy } from '../../../support/passkey.ts'
import type { Attack, Scene } from './attack.ts'

const amal = passkeyDevice(HOUSE)
const dana = passkeyDevice(HOUSE, { level: 'B', synced: false, transports: ['usb'] })
const devices = { amal, dana }

const proofOf = (scene: Scene, name: string): SignedByPasskey =>
  scene.ballotOf(name).payload.proof as unknown as SignedByPasskey

/** Amal's ballot, signed by her own passkey in another way. */
function sealAgain(scene: Scene, said: Said): void {
  const client = JSON.parse(Buffer.from(proofOf(scene, 'amal').client_data, 'base64url').toString())
  const challenge = new Uint8Array(Buffer.from(client.challenge, 'base64url'))
  scene.ballotOf('amal').payload.proof = signedBy(
    'A',
    amal.passkey,
    amal.passkey.get(challenge, said),
  ) as unknown as Json
}

const signedAs = (name: string, by: Attack['by'], said: Said): Attack => ({
  name,
  by,
  devices,
  rule: 'ballot.passkey_refused',
  tamper: (scene) => sealAgain(scene, said),
})

export const passkeyAttacks: Attack[] = [
  {
    ...signedAs('a ballot that a member signed on a page which looks like the house’s', 'outsider', {
      origin: 'https://majlis-test.example',
    }),
    // Signed again as it should be, it is the same ballot.
    twin: (scene) => sealAgain(scene, {}),
  },
  signedAs('a ballot that a member signed in somebody else’s frame', 'outsider', { clientData: { crossOrigin: true } }),
  signedAs('a ballot that a member signed below another site', 'outsider', {
    clientData: { topOrigin: 'https://elsewhere.test' },
  }),
  signedAs('a ballot signed by a passkey of another site', 'outsider', { rpId: 'elsewhere.test' }),
  signedAs('a ballot signed on a found tablet, without its PIN', 'outsider', { flags: FLAGS.userPresent }),
  signedAs('a ballot signed by a device with nobody before it', 'outsider', { flags: FLAGS.userVerified }),
  signedAs('a registration passed off as a signature', 'operator', { clientData: { type: 'webauthn.create' } }),
  signedAs('a signature over another ballot', 'operator', { clientData: { challenge: 'AAAA' } }),
  {
    name: 'a ballot signed without a PIN, and the flag set afterwards',
    by: 'operator',
    devices,
    rule: 'ballot.signature_invalid',
    tamper: (scene) => {
      sealAgain(scene, { flags: FLAGS.userPresent })
      const proof = proofOf(scene, 'amal')
      const data = Buffer.from(proof.authenticator_data, 'base64url')
      data[32] = (data[32] as number) | FLAGS.userVerified
      proof.authenticator_data = data.toString('base64url')
    },
  },
  {
    name: 'a passkey’s signature moved to another member’s ballot',
    by: 'operator',
    devices,
    rule: 'ballot.signature_invalid',
    tamper: (scene) => {
      scene.ballotOf('dana').payload.proof = scene.ballotOf('amal').payload.proof as Json
    },
  },
  {
    name: 'a passkey called a security key',
    by: 'operator',
    devices,
    rule: 'ballot.signature_invalid',
    tamper: (scene) => void Object.assign(proofOf(scene, 'amal'), { level: 'B' }),
  },
  {
    name: 'the name of another passkey beside a ballot',
    by: 'operator',
    devices,
    rule: 'ballot.credential_differs',
    tamper: (scene) => void Object.assign(proofOf(scene, 'amal'), { credential: proofOf(scene, 'dana').credential }),
  },
  {
    name: 'an address of the house that is none, at which a ballot was signed',
    by: 'operator',
    devices,
    rule: 'ballot.passkey_refused',
    tamper: (scene) => {
      scene.draft('body.constituted').payload.web_origins = [HOUSE, 'anywhere']
      sealAgain(scene, { origin: 'anywhere', rpId: 'anywhere' })
    },
  },
  {
    name: 'a key of the browser whose enrolment is signed by a passkey',
    by: 'operator',
    devices,
    rule: 'key.malformed',
    tamper: (scene) => {
      const enrolled = scene.ledger.drafts.filter(({ type }) => type === 'key.enrolled')
      const of = (name: string) => enrolled.find(({ payload }) => payload.person === `person-${name}`)!
      of('basim').payload.proof = of('amal').payload.proof as Json
    },
  },
]

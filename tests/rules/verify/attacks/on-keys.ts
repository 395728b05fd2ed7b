import type { Attack, Scene } from './attack.ts'

const enrolmentOf = (scene: Scene, name: string) =>
  scene.ledger.drafts.find(({ type, payload }) => type === 'key.enrolled' && payload.person === `person-${name}`)!

/** Dana's key, by the entry of somebody who says to be this. */
const revoke = (scene: Scene, by: string, as: 'self' | 'officer') => {
  const { key, person } = scene.member('dana')
  scene.ledger.append('key.revoked', { key, person, by: as, cause: 'lost', note: '' }, `person-${by}`)
}

export const keyAttacks: Attack[] = [
  {
    name: 'a key that does not sign its own enrolment',
    by: 'operator',
    rule: 'key.signature_invalid',
    tamper: (scene) => {
      enrolmentOf(scene, 'amal').payload.proof = enrolmentOf(scene, 'basim').payload.proof!
    },
  },
  {
    name: 'a key entered under the name of another member',
    by: 'operator',
    rule: 'key.malformed',
    tamper: (scene) => {
      enrolmentOf(scene, 'amal').payload.person = 'person-basim'
    },
  },
  {
    name: 'a key entered under another id',
    by: 'operator',
    rule: 'key.id_differs',
    tamper: (scene) => {
      enrolmentOf(scene, 'auditor').payload.key = 'b'.repeat(64)
    },
  },
  {
    name: 'a member’s key swapped for the operator’s before the vote was opened',
    by: 'operator',
    rule: 'electorate.key_differs',
    tamper: async (scene) => {
      await scene.ledger.enrol('person-dana')
      const swapped = scene.ledger.drafts.pop()!
      enrolmentOf(scene, 'dana').payload = swapped.payload
    },
  },
  {
    name: 'a ballot signed with a key enrolled while the vote was open',
    by: 'operator',
    rule: 'ballot.key_late',
    tamper: async (scene) => {
      const { key, seal } = await scene.ledger.enrol('person-dana')
      scene.moveLastBefore('ballot.cast')
      const forged = { ...scene.member('dana'), key, seal }
      Object.assign(scene.ballotOf('dana').payload, await scene.ledger.ballot(scene.terms, forged, 'yes'))
    },
    // A new device after the opening is lawful; it is only for the next vote.
    twin: async (scene) => {
      await scene.ledger.enrol('person-dana')
      scene.moveLastBefore('ballot.cast')
    },
  },
  {
    name: 'a ballot signed with a key revoked before it',
    by: 'operator',
    rule: 'ballot.key_revoked',
    tamper: (scene) => {
      scene.ledger.append('key.revoked', { key: scene.member('dana').key, person: 'person-dana' }, 'person-dana')
      scene.moveLastBefore('ballot.cast')
    },
    twin: (scene) => {
      scene.ledger.append('key.revoked', { key: scene.member('dana').key, person: 'person-dana' }, 'person-dana')
      scene.moveLastBefore('vote.closed')
    },
  },
  {
    name: 'one key enrolled for two people',
    by: 'operator',
    rule: 'key.twice',
    tamper: (scene) => {
      scene.ledger.drafts.push(structuredClone({ ...enrolmentOf(scene, 'amal'), at: scene.ledger.now }))
    },
  },
  {
    name: 'a key of somebody without a seat',
    by: 'operator',
    rule: 'key.no_mandate',
    tamper: async (scene) => void (await scene.ledger.enrol('person-nobody')),
    twin: async (scene) => void (await scene.ledger.enrol('person-amal')),
  },
  {
    name: 'keys enrolled on a site that is not the house’s',
    by: 'outsider',
    rule: 'key.other_house',
    tamper: (scene) => {
      scene.draft('body.constituted').payload.web_origins = ['https://elsewhere.test']
    },
    twin: (scene) => {
      scene.ledger.append('origin.adopted', { web_origin: 'https://second.test' })
    },
  },
  {
    name: 'a site adopted only after its keys were enrolled',
    by: 'operator',
    rule: 'key.other_house',
    tamper: (scene) => {
      const { payload } = scene.draft('body.constituted')
      const [house] = payload.web_origins as string[]
      payload.web_origins = []
      scene.ledger.append('origin.adopted', { web_origin: house! })
    },
  },
  {
    name: 'the revocation of a key that was never enrolled',
    by: 'operator',
    rule: 'key.revoked_unknown',
    tamper: (scene) =>
      void scene.ledger.append('key.revoked', { key: 'c'.repeat(64), person: 'person-dana' }, 'person-dana'),
  },
  {
    name: 'the revocation of another member’s key',
    by: 'operator',
    rule: 'key.revoked_unknown',
    tamper: (scene) =>
      void scene.ledger.append('key.revoked', { key: scene.member('dana').key, person: 'person-basim' }),
  },
  {
    name: 'a member’s key taken out of force by a colleague before the vote',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => void revoke(scene, 'basim', 'officer'),
    twin: (scene) => void revoke(scene, 'chair', 'officer'),
  },
  {
    name: 'a revocation in its member’s own name that somebody else entered',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => void revoke(scene, 'chair', 'self'),
    twin: (scene) => void revoke(scene, 'dana', 'self'),
  },
  {
    name: 'keys without the confirmation that the body asks for',
    by: 'operator',
    rule: 'key.confirmation_missing',
    tamper: (scene) => {
      scene.draft('body.constituted').payload.confirmation = 'officer'
    },
  },
  {
    name: 'a key of the operator’s own, enrolled for a member before the vote was opened',
    by: 'operator',
    // Nothing in the ledger tells it from the member's: only the member, who is shown every key of theirs, can.
    rule: 'key.unconfirmed',
    severity: 'warning',
    tamper: async (scene) => void (await scene.ledger.enrol('person-dana')),
  },
  {
    name: 'a key entered in the first shape, which says of itself that an officer confirmed it',
    by: 'operator',
    rule: 'key.old_shape',
    tamper: (scene) => {
      const { payload } = enrolmentOf(scene, 'dana')
      const { signature = '' } = payload.proof as { signature?: string }
      delete payload.proof
      delete payload.authority
      Object.assign(payload, { signature, confirmation: 'officer' })
    },
  },
  {
    name: 'a key of the browser entered as a passkey',
    by: 'operator',
    rule: 'key.id_differs',
    tamper: (scene) => void Object.assign(enrolmentOf(scene, 'auditor').payload, { level: 'A' }),
  },
]

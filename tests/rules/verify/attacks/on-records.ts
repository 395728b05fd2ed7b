import { ballotId, ballotText } from '../../../../app/rules/ballot.ts'
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import { confirmationChallenge, recordChallenge } from '../../../../app/rules/recorded-ballot.ts'
import type { VoteTerms2 } from '../../../../app/rules/vote-terms.ts'
import type { Attack, Scene } from './attack.ts'
import { playing, vote } from './proxy-scene.ts'

const WHY = 'The tablet has no power'

type Changes = {
  /** Who signs as the clerk, and as the second officer. */
  clerk?: string
  officer?: string
  /** Whose keys sign instead, under those names. */
  clerkSigns?: string
  officerSigns?: string
  officerSays?: typeof confirmationChallenge
  /** The entry's own actor. */
  entered?: string
  ballot?: Record<string, string>
  /** Without, in the first shape: over the ballot's text alone. */
  why?: string | undefined
}

/** Dana's ballot, recorded by the clerk and confirmed by the chair, but for the changes. */
async function record(scene: Scene, terms: VoteTerms2, name = 'dana', changes: Changes = {}): Promise<void> {
  const { clerk = 'clerk', officer = 'chair', clerkSigns = clerk, officerSigns = officer } = changes
  const { officerSays = confirmationChallenge, entered = officer } = changes
  const why = 'why' in changes ? changes.why : WHY
  const { ledger } = scene
  const voter = { ...scene.member(name), key: scene.member(clerk).key }
  const text = ballotText(ledger.fields(terms, voter, 'yes', changes.ballot))
  const proof = {
    level: 'D' as const,
    clerk: await word(scene, clerk, recordChallenge(text, why), clerkSigns),
    officer: await word(scene, officer, officerSays(text, why), officerSigns),
    ...(why !== undefined && { why }),
  }
  const cast = { vote: terms.vote, seat: voter.seat, ballot_id: ballotId(text), ballot: text, proof }
  ledger.append('ballot.cast', cast, `person-${entered}`)
}

const word = async (scene: Scene, name: string, challenge: Uint8Array, signs: string) => ({
  person: `person-${name}`,
  key: scene.member(name).key,
  proof: await scene.member(signs).seal(challenge),
})

/** A second vote in a body with a clerk and a deputy, both with keys. */
const play = (cast: Act, before?: (scene: Scene) => unknown) => playUnder({}, cast, before)

type Act = (scene: Scene, terms: VoteTerms2) => Promise<unknown>

function playUnder(rule: Partial<Rule>, cast: Act, before?: (scene: Scene) => unknown) {
  return (scene: Scene): Promise<void> =>
    playing(scene, async () => {
      await scene.ledger.seatMember('clerk', { role: 'secretary', votes: false })
      await scene.ledger.seatMember('deputy', { role: 'deputy', votes: false })
      await before?.(scene)
      await vote(scene, (terms) => cast(scene, terms), '1', rule)
    })
}

const interest = ({ ledger }: Scene, name: string) =>
  ledger.append(
    'interest.declared',
    { meeting: 'meeting-1', item: 'item-2', seat: `seat-${name}`, reason: 'A relative' },
    `person-${name}`,
  )

const lawful = play((scene, terms) => record(scene, terms))

/** The last ballot's entry as it stands, to be altered after both have signed it. */
const lastCast = (scene: Scene) => scene.ledger.drafts.findLast(({ type }) => type === 'ballot.cast')!.payload

export const recordAttacks: Attack[] = [
  {
    name: 'a ballot recorded in the clerk’s name, signed by a key of the operator’s',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { clerkSigns: 'auditor' })),
    twin: lawful,
  },
  {
    name: 'the second officer’s word for a recorded ballot, signed by another key',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { officerSigns: 'deputy' })),
  },
  {
    name: 'a word that records, passed off as one that confirms',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { officerSays: recordChallenge })),
  },
  {
    name: 'a recorded ballot turned round after both had signed it',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: play(async (scene, terms) => {
      await record(scene, terms)
      const cast = lastCast(scene)
      cast.ballot = String(cast.ballot).replace('"choice":"yes"', '"choice":"no"')
      cast.ballot_id = ballotId(cast.ballot)
    }),
  },
  {
    name: 'another reason for recording a ballot than both had signed',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: play(async (scene, terms) => {
      await record(scene, terms)
      Object.assign(lastCast(scene).proof as object, { why: 'She asked for it' })
    }),
  },
  {
    name: 'the reason for recording a ballot, struck out after both had signed it',
    by: 'operator',
    rule: 'ballot.signature_invalid',
    tamper: play(async (scene, terms) => {
      await record(scene, terms)
      delete (lastCast(scene).proof as { why?: string }).why
    }),
    twin: play((scene, terms) => record(scene, terms, 'dana', { why: undefined })),
  },
  {
    name: 'a recorded ballot confirmed by the clerk who recorded it',
    by: 'member',
    rule: 'ballot.recorded_by_one',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { officer: 'clerk' })),
  },
  {
    name: 'a ballot recorded by an officer who is not the clerk',
    by: 'member',
    rule: 'ballot.recorded_by_no_officer',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { clerk: 'deputy' })),
  },
  {
    name: 'a recorded ballot confirmed by a member',
    by: 'member',
    rule: 'ballot.recorded_by_no_officer',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { officer: 'amal' })),
  },
  {
    name: 'a recorded ballot confirmed by an officer whose seat had passed to another',
    by: 'member',
    rule: 'ballot.recorded_by_no_officer',
    tamper: play(
      (scene, terms) => record(scene, terms, 'dana', { officer: 'deputy' }),
      (scene) => {
        const next = { mandate: 'mandate-next', seat: 'seat-deputy', person: 'person-next' }
        scene.ledger.append('mandate.started', { ...next, name: { ar: 'next', en: 'next' }, capacity: 'holder' })
      },
    ),
    twin: play((scene, terms) => record(scene, terms, 'dana', { officer: 'deputy' })),
  },
  {
    name: 'an officer’s own ballot, recorded with their own word',
    by: 'member',
    rule: 'ballot.recorded_by_voter',
    tamper: play((scene, terms) => record(scene, terms, 'chair')),
    twin: play((scene, terms) => record(scene, terms, 'chair', { officer: 'deputy' })),
  },
  {
    name: 'a ballot recorded with a key of the clerk’s enrolled while the vote was open',
    by: 'operator',
    rule: 'ballot.key_late',
    tamper: play(async (scene, terms) => {
      const { key, seal } = await scene.ledger.enrol('person-clerk')
      Object.assign(scene.member('clerk'), { key, seal })
      await record(scene, terms)
    }),
  },
  {
    name: 'a ballot recorded with a key of the clerk’s that had been revoked',
    by: 'operator',
    rule: 'ballot.key_revoked',
    tamper: play(async (scene, terms) => {
      scene.ledger.append('key.revoked', { key: scene.member('clerk').key, person: 'person-clerk' }, 'person-clerk')
      await record(scene, terms)
    }),
  },
  {
    name: 'a recorded ballot beside the member’s own',
    by: 'operator',
    rule: 'ballot.out_of_sequence',
    tamper: play(async (scene, terms) => {
      await scene.ledger.cast(terms, 'person-dana', 'no')
      const prev = String(lastCast(scene).ballot_id)
      await record(scene, terms, 'dana', { ballot: { seq: '2', prev } })
    }),
  },
  {
    name: 'a recorded ballot in place of the member’s own, where members may change theirs',
    by: 'operator',
    rule: 'ballot.out_of_sequence',
    tamper: playUnder({ change: 'until_close' }, async (scene, terms) => {
      await scene.ledger.cast(terms, 'person-dana', 'no')
      const prev = String(lastCast(scene).ballot_id)
      await record(scene, terms, 'dana', { ballot: { seq: '2', prev } })
    }),
    twin: playUnder({ change: 'until_close' }, async (scene, terms) => {
      await record(scene, terms)
      const prev = String(lastCast(scene).ballot_id)
      await scene.ledger.cast(terms, 'person-dana', 'no', { seq: '2', prev })
    }),
  },
  {
    name: 'a ballot recorded for a member whose seat had passed to another while the vote was open',
    by: 'operator',
    rule: 'ballot.not_eligible',
    tamper: play(async (scene, terms) => {
      const next = { mandate: 'mandate-next', seat: 'seat-dana', person: 'person-next' }
      scene.ledger.append('mandate.started', { ...next, name: { ar: 'next', en: 'next' }, capacity: 'holder' })
      await record(scene, terms)
    }),
  },
  {
    name: 'a ballot recorded by a clerk who is recused from the item',
    by: 'member',
    rule: 'ballot.recorded_by_recused',
    tamper: play(async (scene, terms) => {
      interest(scene, 'clerk')
      await record(scene, terms)
    }),
  },
  {
    name: 'a recorded ballot confirmed by an officer who is recused from the item',
    by: 'member',
    rule: 'ballot.recorded_by_recused',
    tamper: play(async (scene, terms) => {
      interest(scene, 'deputy')
      await record(scene, terms, 'dana', { officer: 'deputy' })
    }),
    twin: play(async (scene, terms) => {
      interest(scene, 'deputy')
      await record(scene, terms)
    }),
  },
  {
    name: 'a recorded ballot that somebody else entered than the officer who confirmed it',
    by: 'operator',
    rule: 'ballot.not_the_holder',
    tamper: play((scene, terms) => record(scene, terms, 'dana', { entered: 'clerk' })),
  },
  {
    name: 'a ballot recorded by the clerk in a body that refuses such ballots',
    by: 'operator',
    rule: 'ballot.level_refused',
    tamper: play(
      (scene, terms) => record(scene, terms),
      (scene) => void Object.assign(scene.draft('body.constituted').payload, { levels: ['A', 'B', 'C'] }),
    ),
    twin: play(
      (scene, terms) => scene.ledger.cast(terms, 'person-dana', 'yes'),
      (scene) => void Object.assign(scene.draft('body.constituted').payload, { levels: ['A', 'B', 'C'] }),
    ),
  },
]

import type { BallotSignature } from '../../../../app/rules/ballot.ts'
import type { Json } from '../../../../app/rules/canonical.ts'
import { sealBallots } from '../../../../app/rules/seal-ballots.ts'
import type { VoteTerms } from '../../../../app/rules/vote-terms.ts'
import { HOUSE } from '../../../support/ledger-builder.ts'
import { passkeyDevice } from '../../../support/passkey.ts'
import type { Attack, Scene } from './attack.ts'
import { give, nameSeat, playing, vote } from './proxy-scene.ts'

/** Amal votes with a passkey, for herself and for Dana. */
const devices = { amal: passkeyDevice(HOUSE) }

type Cast = Awaited<ReturnType<typeof batchOf>>[number]
type Batched = Extract<BallotSignature, { batch: string[] }>

/** Of one gesture, in the order of `choices`, which are by whose seat it is. */
async function batchOf(scene: Scene, terms: VoteTerms, choices: Record<string, string>) {
  const amal = scene.member('amal')
  const fields = Object.entries(choices).map(([name, choice]) =>
    scene.ledger.fields(
      terms,
      amal,
      choice,
      name === 'amal' ? {} : { seat: `seat-${name}`, mandate: `proxy-${name}-amal` },
    ),
  )
  const sealed = await sealBallots(fields, { level: 'A', seal: amal.seal })
  return sealed.map(({ text, id, proof }, at) => {
    const seat = `seat-${Object.keys(choices)[at]}`
    return { vote: terms.vote, seat, ballot_id: id, ballot: text, proof }
  })
}

async function castTogether(scene: Scene, terms: VoteTerms, choices: Record<string, string>): Promise<void> {
  for (const ballot of await batchOf(scene, terms, choices)) scene.ledger.append('ballot.cast', ballot, 'person-amal')
}

/** Both ballots of the second vote stand, then the scene is altered as `act` says. */
const together = (scene: Scene, act: (terms: VoteTerms) => Promise<void> | void = () => undefined) =>
  playing(scene, async () => {
    give(scene, 'dana', 'amal')
    const terms = await vote(scene, (open) => castTogether(scene, open, { amal: 'no', dana: 'yes' }))
    await act(terms)
  })

const proofOf = (scene: Scene, name: string) => scene.ballotOf(name, 'vote-2').payload.proof as unknown as Batched

export const batchAttacks: Attack[] = [
  {
    name: 'a ballot moved to another batch of its member',
    by: 'operator',
    devices,
    rule: 'ballot.not_in_batch',
    tamper: (scene) =>
      together(scene, async (terms) => {
        const [other] = await batchOf(scene, terms, { amal: 'yes', dana: 'yes' })
        scene.ballotOf('dana', 'vote-2').payload.proof = (other as Cast).proof as unknown as Json
      }),
    twin: (scene) => together(scene),
  },
  {
    name: 'a ballot written into the list of a batch',
    by: 'operator',
    devices,
    rule: 'ballot.passkey_refused',
    tamper: (scene) =>
      together(scene, async (terms) => {
        const dana = scene.ballotOf('dana', 'vote-2')
        const [forged] = (await batchOf(scene, terms, { dana: 'no', amal: 'no' })) as [Cast]
        const proof = proofOf(scene, 'dana')
        const batch = proof.batch.map((id) => (id === dana.payload.ballot_id ? forged.ballot_id : id)).sort()
        Object.assign(dana.payload, forged, { proof: { ...proof, batch } })
        scene.countAgain(terms)
      }),
  },
  {
    name: 'the list of a batch lengthened',
    by: 'operator',
    devices,
    rule: 'ballot.passkey_refused',
    tamper: (scene) => together(scene, () => void proofOf(scene, 'amal').batch.push('ff'.repeat(32))),
  },
  {
    name: 'the list of a batch in another order',
    by: 'operator',
    devices,
    rule: 'ballot.batch_malformed',
    tamper: (scene) => together(scene, () => void proofOf(scene, 'amal').batch.reverse()),
  },
  {
    name: 'a ballot of a batch left out, and the vote counted without it',
    by: 'operator',
    devices,
    rule: 'ballot.batch_incomplete',
    severity: 'warning',
    tamper: (scene) =>
      together(scene, (terms) => {
        scene.ledger.drafts.splice(scene.ledger.drafts.indexOf(scene.ballotOf('dana', 'vote-2')), 1)
        scene.countAgain(terms)
      }),
  },
  {
    name: 'a proxy’s ballot that overrules the seat’s own holder, who had voted',
    by: 'operator',
    rule: 'ballot.holder_voted',
    tamper: (scene) => changing(scene, 'dana'),
    // The holder may overrule whom they sent.
    twin: (scene) => changing(scene, 'amal'),
  },
]

/** Under a rule by which ballots may be changed, Dana and her proxy Amal vote one after the other. */
function changing(scene: Scene, first: 'dana' | 'amal'): Promise<void> {
  return playing(scene, async () => {
    give(scene, 'dana', 'amal')
    const cast = async (terms: VoteTerms, who: 'dana' | 'amal', changes: Record<string, string>) => {
      const proxy = { seat: 'seat-dana', mandate: who === 'dana' ? 'mandate-dana' : 'proxy-dana-amal' }
      await scene.ledger.cast(terms, `person-${who}`, who === 'dana' ? 'yes' : 'no', { ...proxy, ...changes })
      nameSeat(scene, 'dana')
    }
    await vote(
      scene,
      async (terms) => {
        await cast(terms, first, {})
        const { ballot_id } = scene.ballotOf('dana', 'vote-2').payload as { ballot_id: string }
        await cast(terms, first === 'dana' ? 'amal' : 'dana', { seq: '2', prev: ballot_id })
      },
      '1',
      { change: 'until_close' },
    )
  })
}

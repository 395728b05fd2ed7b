import { type Elector, electorateRoot } from '../../../../app/rules/electorate.ts'
import { type VoteTerms2, voteHash } from '../../../../app/rules/vote-terms.ts'
import type { Attack, Scene } from './attack.ts'
import { castFor, end, give, nameSeat, playing, vote } from './proxy-scene.ts'

async function lawful(scene: Scene): Promise<void> {
  await playing(scene, async () => {
    give(scene, 'dana', 'amal')
    await vote(scene, async (terms) => {
      await scene.ledger.cast(terms, 'person-amal', 'no')
      await castFor(scene, terms, 'dana', 'amal')
      nameSeat(scene, 'dana')
    })
  })
}

/** The electors of the second vote are altered, and all that follows from them put right before anybody casts. */
function putIn(scene: Scene, terms: VoteTerms2, seat: string, mandate: string, key: string): void {
  const opened = scene.ledger.drafts.findLast(({ type }) => type === 'vote.opened')!.payload
  const electors = opened.electors as unknown as Elector[]
  const elector = electors.find((each) => each.seat === seat)!
  elector.mandates = [...elector.mandates, mandate].sort()
  elector.keys = [...elector.keys, key].sort()
  terms.electorate_root = electorateRoot(electors)
  Object.assign(opened, { terms, vote_hash: voteHash(terms) })
}

export const proxyAttacks: Attack[] = [
  {
    name: 'a proxy over the rule’s limit, counted',
    by: 'operator',
    rule: 'electorate.mandate_differs',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        const mandate = give(scene, 'basim', 'amal')
        await vote(scene, async (terms) => {
          putIn(scene, terms, 'seat-basim', mandate, scene.member('amal').key)
          await castFor(scene, terms, 'basim', 'amal')
          nameSeat(scene, 'basim')
        })
      }),
    twin: lawful,
  },
  {
    name: 'a proxy that nobody gave',
    by: 'operator',
    rule: 'electorate.mandate_differs',
    tamper: (scene) =>
      playing(scene, async () => {
        await vote(scene, async (terms) => {
          putIn(scene, terms, 'seat-dana', 'proxy-dana-amal', scene.member('amal').key)
          await castFor(scene, terms, 'dana', 'amal')
          nameSeat(scene, 'dana')
        })
      }),
  },
  {
    name: 'a proxy given by somebody else than the seat’s holder',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => playing(scene, async () => void give(scene, 'dana', 'amal', 'basim')),
    twin: (scene) => playing(scene, async () => void give(scene, 'dana', 'amal')),
  },
  {
    name: 'a proxy withdrawn by somebody it does not concern',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        end(scene, 'dana', 'amal', 'basim')
      }),
    twin: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        end(scene, 'dana', 'amal', 'amal')
      }),
  },
  {
    name: 'a proxy of others, ended under the name of one’s own seat',
    by: 'member',
    rule: 'mandate.ended_unknown',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        scene.ledger.append(
          'mandate.ended',
          { mandate: 'proxy-dana-amal', seat: 'seat-basim', person: 'person-basim' },
          'person-basim',
        )
      }),
  },
  {
    name: 'a proxy ended that nobody gave',
    by: 'operator',
    rule: 'mandate.ended_unknown',
    tamper: (scene) => playing(scene, async () => void end(scene, 'dana', 'amal')),
  },
  {
    name: 'a proxy ended twice',
    by: 'operator',
    rule: 'mandate.ended_unknown',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        end(scene, 'dana', 'amal')
        end(scene, 'dana', 'amal', 'amal')
      }),
  },
  {
    name: 'a ballot under a proxy that was withdrawn before the vote',
    by: 'member',
    rule: 'ballot.not_eligible',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        end(scene, 'dana', 'amal')
        await vote(scene, async (terms) => {
          await castFor(scene, terms, 'dana', 'amal')
          nameSeat(scene, 'dana')
        })
      }),
  },
  {
    name: 'a ballot under a proxy that was given after the opening',
    by: 'member',
    rule: 'ballot.not_eligible',
    tamper: (scene) =>
      playing(scene, async () => {
        await vote(scene, async (terms) => {
          give(scene, 'dana', 'amal')
          await castFor(scene, terms, 'dana', 'amal')
          nameSeat(scene, 'dana')
        })
      }),
  },
  {
    name: 'a ballot under a proxy that was ended while the vote was open',
    by: 'operator',
    rule: 'ballot.not_the_holder',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        await vote(scene, async (terms) => {
          end(scene, 'dana', 'amal')
          await castFor(scene, terms, 'dana', 'amal')
          nameSeat(scene, 'dana')
        })
      }),
  },
  {
    name: 'the holder’s own key under the mandate of the proxy',
    by: 'member',
    rule: 'ballot.key_unknown',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        await vote(scene, (terms) => scene.ledger.cast(terms, 'person-dana', 'yes', { mandate: 'proxy-dana-amal' }))
      }),
  },
  {
    name: 'a ballot for another by a member who is recused from the item',
    by: 'member',
    rule: 'ballot.recused',
    tamper: (scene) =>
      playing(scene, async () => {
        give(scene, 'dana', 'amal')
        await vote(scene, async (terms) => {
          scene.ledger.append(
            'interest.declared',
            { meeting: 'meeting-1', item: 'item-2', seat: 'seat-amal', reason: 'A relative' },
            'person-amal',
          )
          await castFor(scene, terms, 'dana', 'amal')
          nameSeat(scene, 'dana')
        })
      }),
  },
]

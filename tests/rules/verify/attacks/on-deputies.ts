import { type Elector, electorateRoot } from '../../../../app/rules/electorate.ts'
import { voteHash } from '../../../../app/rules/vote-terms.ts'
import type { Attack, Scene } from './attack.ts'
import { allow, arrive, DEPUTY, end, HOUSE, leave, nameDeputy, playing, substitute, vote } from './deputy-scene.ts'

/** Rami sits for Dana, checks in, and casts her seat's one ballot with his own key. */
const lawful = (scene: Scene) =>
  playing(scene, async () => {
    await substitute(scene)
    await vote(scene, (terms) => scene.ledger.cast(terms, DEPUTY, 'yes'))
  })

export const deputyAttacks: Attack[] = [
  {
    name: 'a deputy in a body that has none',
    by: 'operator',
    rule: 'deputy.not_allowed',
    tamper: (scene) =>
      playing(scene, () => {
        leave(scene, 'dana')
        nameDeputy(scene, 'dana')
      }),
    twin: lawful,
  },
  {
    name: 'a deputy who is not registered for the seat',
    by: 'member',
    rule: 'deputy.not_allowed',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene, { who: 'registered', officers: false, registered: [{ seat: 'seat-omar', person: DEPUTY }] })
        leave(scene, 'dana')
        nameDeputy(scene, 'dana')
      }),
    twin: (scene) =>
      playing(scene, () => {
        allow(scene, { who: 'registered', officers: false, registered: [{ seat: 'seat-dana', person: DEPUTY }] })
        leave(scene, 'dana')
        nameDeputy(scene, 'dana')
      }),
  },
  {
    name: 'a deputy in the chair’s seat, which the policy keeps from one',
    by: 'operator',
    rule: 'deputy.not_allowed',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene)
        leave(scene, 'chair')
        nameDeputy(scene, 'chair')
      }),
    twin: (scene) =>
      playing(scene, () => {
        allow(scene, { ...HOUSE, officers: true })
        leave(scene, 'chair')
        nameDeputy(scene, 'chair')
      }),
  },
  {
    name: 'a member with a vote who sits in a second seat',
    by: 'operator',
    rule: 'deputy.not_allowed',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene)
        leave(scene, 'dana')
        nameDeputy(scene, 'dana', { person: 'person-amal' })
      }),
  },
  {
    name: 'a deputy named by somebody else than the seat’s holder',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene)
        leave(scene, 'dana')
        nameDeputy(scene, 'dana', { by: 'basim' })
      }),
  },
  {
    name: 'a deputy in the seat of a member who is there',
    by: 'operator',
    rule: 'deputy.not_allowed',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene)
        nameDeputy(scene, 'dana')
      }),
  },
  {
    name: 'two deputies in one seat',
    by: 'operator',
    rule: 'deputy.beside_another',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene)
        leave(scene, 'dana')
        nameDeputy(scene, 'dana')
        nameDeputy(scene, 'dana', { person: 'person-other' })
      }),
  },
  {
    name: 'one deputy in two seats of a meeting',
    by: 'operator',
    rule: 'deputy.beside_another',
    tamper: (scene) =>
      playing(scene, () => {
        allow(scene)
        for (const name of ['dana', 'omar']) {
          leave(scene, name)
          nameDeputy(scene, name)
        }
      }),
  },
  {
    name: 'a proxy for a seat in which a deputy sits',
    by: 'operator',
    rule: 'deputy.beside_another',
    tamper: (scene) =>
      playing(scene, async () => {
        await substitute(scene)
        scene.ledger.append(
          'mandate.started',
          {
            mandate: 'proxy-dana-amal',
            seat: 'seat-dana',
            person: 'person-amal',
            name: { ar: 'أمل', en: 'Amal' },
            capacity: 'proxy',
            meeting: 'meeting-1',
          },
          'person-dana',
        )
      }),
  },
  {
    name: 'a deputy named while a vote is open',
    by: 'operator',
    rule: 'deputy.vote_open',
    tamper: (scene) =>
      playing(scene, async () => {
        allow(scene)
        leave(scene, 'dana')
        await vote(scene, async () => void nameDeputy(scene, 'dana'), false)
      }),
  },
  {
    name: 'a deputy who gives the seat back while a vote is open',
    by: 'operator',
    rule: 'deputy.vote_open',
    tamper: (scene) =>
      playing(scene, async () => {
        const mandate = await substitute(scene)
        await vote(scene, async () => void end(scene, 'dana', mandate))
      }),
    twin: (scene) =>
      playing(scene, async () => {
        const mandate = await substitute(scene)
        await vote(scene, (terms) => scene.ledger.cast(terms, DEPUTY, 'no'))
        end(scene, 'dana', mandate)
        scene.ledger.append('attendance.left', { meeting: 'meeting-1', seat: 'seat-dana', by: 'self' }, 'person-dana')
        arrive(scene, 'dana', 'person-dana')
      }),
  },
  {
    name: 'a deputy for a meeting that is over',
    by: 'operator',
    rule: 'deputy.no_sitting',
    tamper: (scene) => {
      allow(scene)
      nameDeputy(scene, 'dana')
    },
  },
  {
    name: 'the holder’s ballot while a deputy sits in the seat',
    by: 'member',
    rule: 'ballot.not_eligible',
    tamper: (scene) =>
      playing(scene, async () => {
        await substitute(scene)
        await vote(scene, (terms) => scene.ledger.cast(terms, 'person-dana', 'no'))
      }),
  },
  {
    name: 'a deputy’s ballot after the holder came back',
    by: 'member',
    rule: 'ballot.not_eligible',
    tamper: (scene) =>
      playing(scene, async () => {
        const mandate = await substitute(scene)
        end(scene, 'dana', mandate)
        await vote(scene, (terms) => scene.ledger.cast(terms, DEPUTY, 'yes'))
      }),
  },
  {
    name: 'electors with two mandates for one seat, its holder’s and its deputy’s',
    by: 'operator',
    rule: 'electorate.mandate_differs',
    tamper: (scene) =>
      playing(scene, async () => {
        await substitute(scene)
        await vote(scene, async (terms) => {
          const opened = scene.ledger.drafts.findLast(({ type }) => type === 'vote.opened')!.payload
          const electors = opened.electors as unknown as Elector[]
          const elector = electors.find(({ seat }) => seat === 'seat-dana')!
          elector.mandates = [...elector.mandates, 'mandate-dana'].sort()
          terms.electorate_root = electorateRoot(electors)
          Object.assign(opened, { terms, vote_hash: voteHash(terms) })
          await scene.ledger.cast(terms, DEPUTY, 'yes')
        })
      }),
  },
  {
    name: 'a deputy who acts in another meeting',
    by: 'member',
    rule: 'actor.not_the_holder',
    tamper: (scene) =>
      playing(scene, async () => {
        await substitute(scene)
        scene.ledger.publishAgenda('meeting-2', [{ item: 'item-9', number: '1', decision: null }])
        scene.ledger.append('sitting.opened', { meeting: 'meeting-2' })
        arrive(scene, 'dana', DEPUTY, 'meeting-2')
      }),
  },
  {
    name: 'a seat left out of a vote for an interest of the deputy who is gone',
    by: 'operator',
    rule: 'electorate.seat_missing',
    tamper: (scene) =>
      playing(scene, async () => {
        const mandate = await substitute(scene)
        const interest = { meeting: 'meeting-1', item: 'item-2', seat: 'seat-dana', reason: 'A relative' }
        scene.ledger.append('interest.declared', interest, DEPUTY)
        const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', ['seat-amal', 'seat-basim', 'seat-omar'])
        scene.ledger.close(terms, ['seat-amal', 'seat-basim', 'seat-omar'])
        // The end of the place is entered before the opening, which leaves the seat out all the same.
        end(scene, 'dana', mandate)
        const { drafts } = scene.ledger
        const ended = drafts.pop()!
        const place = drafts.findLastIndex(({ type }) => type === 'vote.opened')
        drafts.splice(place, 0, { ...ended, at: drafts[place - 1]!.at })
      }),
    twin: (scene) =>
      playing(scene, async () => {
        const mandate = await substitute(scene)
        const interest = { meeting: 'meeting-1', item: 'item-2', seat: 'seat-dana', reason: 'A relative' }
        scene.ledger.append('interest.declared', interest, DEPUTY)
        end(scene, 'dana', mandate)
        await vote(scene, async () => undefined)
      }),
  },
]

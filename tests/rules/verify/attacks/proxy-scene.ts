// What attacks on proxies are played on: proxies given in the honest ledger, and a second vote under a rule that counts them.
import type { Rule } from '../../../../app/rules/engine-2/rule.ts'
import type { VoteTerms2 } from '../../../../app/rules/vote-terms.ts'
import type { Scene } from './attack.ts'

const EVERYBODY = ['chair', 'amal', 'basim', 'dana', 'omar'].map((name) => `seat-${name}`)

export function give(scene: Scene, from: string, to: string, by = from): string {
  const mandate = `proxy-${from}-${to}`
  scene.ledger.append(
    'mandate.started',
    {
      mandate,
      seat: `seat-${from}`,
      person: `person-${to}`,
      name: { ar: to, en: to },
      capacity: 'proxy',
      meeting: 'meeting-1',
    },
    `person-${by}`,
  )
  return mandate
}

export const end = (scene: Scene, from: string, to: string, by = from) =>
  scene.ledger.append(
    'mandate.ended',
    { mandate: `proxy-${from}-${to}`, seat: `seat-${from}`, person: `person-${to}` },
    `person-${by}`,
  )

/** A second vote, on the second item, under a rule by which a member may vote for one other. */
export async function vote(
  scene: Scene,
  cast: (terms: VoteTerms2) => Promise<unknown>,
  max = '1',
  rule: Partial<Rule> = {},
): Promise<VoteTerms2> {
  const { ledger } = scene
  const terms = ledger.openVote('vote-2', 'meeting-1', 'item-2', EVERYBODY, {
    proxies: { max, same_bloc: false },
    ...rule,
  })
  await cast(terms)
  ledger.close(terms, EVERYBODY)
  return terms
}

/** A ballot for another's seat, signed with one's own key. */
export const castFor = (scene: Scene, terms: VoteTerms2, from: string, to: string) =>
  scene.ledger.cast(terms, `person-${to}`, 'yes', { seat: `seat-${from}`, mandate: `proxy-${from}-${to}` })

/** The ballot's entry names the seat that is voted for. */
export function nameSeat(scene: Scene, from: string): void {
  scene.ledger.drafts.findLast(({ type }) => type === 'ballot.cast')!.payload.seat = `seat-${from}`
}

export async function playing(scene: Scene, act: () => Promise<unknown>): Promise<void> {
  await scene.beforeAdjourning(act)
}

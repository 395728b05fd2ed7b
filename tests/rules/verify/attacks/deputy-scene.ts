// What attacks on deputies are played on: a member who leaves the honest sitting, a policy that lets somebody sit for them, and a
// second vote in which the deputy casts.
import type { DeputyPolicy } from '../../../../app/rules/substitution.ts'
import type { VoteTerms2 } from '../../../../app/rules/vote-terms.ts'
import type { Scene } from './attack.ts'

export const HOUSE: DeputyPolicy = { who: 'house', officers: false, registered: [] }
export const DEPUTY = 'person-rami'
const OTHERS = ['chair', 'amal', 'basim', 'omar'].map((name) => `seat-${name}`)

export const allow = (scene: Scene, deputies: DeputyPolicy = HOUSE) =>
  scene.ledger.append('policy.set', { public_ledger: false, witnesses: [], quorum: '0', deputies })

export const leave = (scene: Scene, name: string) =>
  scene.ledger.append('attendance.left', { meeting: 'meeting-1', seat: `seat-${name}`, by: 'self' }, `person-${name}`)

type Naming = { by?: string; person?: string; meeting?: string }

/** Their mandate. */
export function nameDeputy(scene: Scene, from: string, over: Naming = {}): string {
  const { by = from, person = DEPUTY, meeting = 'meeting-1' } = over
  const mandate = `deputy-${from}-${person}-${meeting}`
  scene.ledger.append(
    'mandate.started',
    { mandate, seat: `seat-${from}`, person, name: { ar: 'رامي', en: 'Rami' }, capacity: 'deputy', meeting },
    `person-${by}`,
  )
  return mandate
}

/** The deputy's own key, and from now on whatever they do is put down to the seat in which they sit. */
export async function seatDeputy(scene: Scene, from: string, mandate: string): Promise<void> {
  const { key, seal } = await scene.ledger.enrol(DEPUTY)
  scene.ledger.members.set(DEPUTY, { seat: `seat-${from}`, person: DEPUTY, mandate, key, seal })
}

export const arrive = (scene: Scene, from: string, person = DEPUTY, meeting = 'meeting-1') =>
  scene.ledger.append('attendance.checked_in', { meeting, seat: `seat-${from}`, remote: false, by: 'self' }, person)

export const end = (scene: Scene, from: string, mandate: string, by = `person-${from}`) =>
  scene.ledger.append('mandate.ended', { mandate, seat: `seat-${from}`, person: DEPUTY }, by)

/** Dana leaves, and Rami sits for her: lawfully. */
export async function substitute(scene: Scene): Promise<string> {
  allow(scene)
  leave(scene, 'dana')
  const mandate = nameDeputy(scene, 'dana')
  await seatDeputy(scene, 'dana', mandate)
  arrive(scene, 'dana')
  return mandate
}

/** A vote on the second item; `dana` where somebody sits in her seat. */
export async function vote(
  scene: Scene,
  cast: (terms: VoteTerms2) => Promise<unknown>,
  dana = true,
): Promise<VoteTerms2> {
  const present = dana ? [...OTHERS, 'seat-dana'] : OTHERS
  const terms = scene.ledger.openVote('vote-2', 'meeting-1', 'item-2', present)
  await cast(terms)
  scene.ledger.close(terms, present)
  return terms
}

export const playing = (scene: Scene, act: () => Promise<unknown> | unknown): Promise<void> =>
  scene.beforeAdjourning(async () => void (await act()))

import { QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const meeting = 'meeting-2'

const publish = ({ ledger }: Scene, revision: string): void =>
  ledger.publishAgenda(meeting, [{ item: `item-of-${meeting}`, number: '1', decision: QUESTION }], revision)
const off = ({ ledger }: Scene, type: 'meeting.postponed' | 'meeting.cancelled'): void => {
  ledger.append(type, { meeting, reason: 'The hall is closed' })
}

/** A meeting that was put off and held a week later, which is lawful. */
export function postponed(scene: Scene): void {
  publish(scene, '1')
  off(scene, 'meeting.postponed')
  scene.ledger.wait(7 * 86_400)
  publish(scene, '2')
  scene.ledger.append('sitting.opened', { meeting })
  scene.ledger.append('sitting.adjourned', { meeting })
}

export const postponementAttacks: Attack[] = [
  {
    name: 'a postponed meeting, published again for the hour it was postponed from',
    by: 'operator',
    rule: 'meeting.same_date',
    twin: postponed,
    tamper: (scene) => {
      postponed(scene)
      const { starts_at } = scene.payload<{ starts_at: string }>('agenda.published', 1)
      Object.assign(scene.draft('agenda.published', 2).payload, { starts_at })
    },
  },
  {
    name: 'a postponed meeting, held without being published again',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      publish(scene, '1')
      off(scene, 'meeting.postponed')
      scene.ledger.append('sitting.opened', { meeting })
    },
  },
  {
    name: 'a sitting of a meeting that was cancelled',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      publish(scene, '1')
      off(scene, 'meeting.cancelled')
      scene.ledger.append('sitting.opened', { meeting })
    },
  },
  {
    name: 'a cancelled meeting, published again as if it were not',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      publish(scene, '1')
      off(scene, 'meeting.cancelled')
      publish(scene, '2')
    },
  },
  {
    name: 'a sitting that was cancelled while it was going on',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      publish(scene, '1')
      scene.ledger.append('sitting.opened', { meeting })
      off(scene, 'meeting.cancelled')
    },
  },
  {
    name: 'a meeting archived whose minutes nobody approved',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => {
      postponed(scene)
      scene.ledger.append('meeting.archived', { meeting })
    },
  },
  {
    name: 'a cancellation that a member put down to the body',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      publish(scene, '1')
      off(scene, 'meeting.cancelled')
      Object.assign(scene.draft('meeting.cancelled').payload, { actor: scene.actorOf('amal') })
    },
  },
]

import type { Attack, Scene } from './attack.ts'

const WHY = 'Commercial confidence'
const OF = { meeting: 'meeting-1' }

/** The second item is marked closed, by its agenda and by its own entry. */
function mark(scene: Scene, { agenda } = { agenda: true }): void {
  const { drafts } = scene.ledger
  const item = drafts.find(({ type, payload }) => type === 'item.published' && payload.item === 'item-2')!
  item.payload.closed = WHY
  scene.agreeAgenda()
  if (!agenda) return
  const published = drafts.find(({ type }) => type === 'agenda.published')!
  const listed = published.payload.items as { item: string; closed?: true }[]
  for (const one of listed) if (one.item === 'item-2') one.closed = true
}

const close = (scene: Scene, over: { by?: 'chair' | 'agenda'; reason?: string } = {}) =>
  scene.ledger.append('sitting.closed', { ...OF, by: 'chair', reason: WHY, ...over }, 'person-chair')
const reopen = (scene: Scene, over: object = {}) =>
  scene.ledger.append('sitting.reopened', { ...OF, by: 'chair', ...over }, 'person-chair')
const call = (scene: Scene, item: string) => scene.ledger.append('item.called', { ...OF, item }, 'person-chair')
const give = (scene: Scene, item: string, seat = 'seat-amal') => {
  const speech = { ...OF, item, speech: 'speech-1', seat, kind: 'speak' as const }
  scene.ledger.append('floor.given', { ...speech, allowance: '180' }, 'person-chair')
  scene.ledger.append(
    'floor.ended',
    { ...speech, seconds: '0', by: 'officer' as const, cause: 'item' as const },
    'person-chair',
  )
}
const admit = (scene: Scene, type: 'seat.admitted' | 'seat.sent_out' = 'seat.admitted', seat = 'seat-dana') =>
  scene.ledger.append(type, { ...OF, item: 'item-2', seat, reason: 'To report' }, 'person-chair')

const playing = (scene: Scene, act: () => unknown, marking?: { agenda: boolean }): Promise<void> => {
  mark(scene, marking)
  return scene.beforeAdjourning(async () => void act())
}

/** A closed part as the law has it: somebody is admitted, speaks and is sent out, and everybody comes back to another item. */
const lawful = (scene: Scene): Promise<void> =>
  playing(scene, () => {
    close(scene, { by: 'agenda' })
    call(scene, 'item-2')
    admit(scene)
    give(scene, 'item-2')
    admit(scene, 'seat.sent_out')
    reopen(scene, { leaves: true })
  })

/** Somebody who has a seat and no place in a closed part speaks in one. */
const guest = (scene: Scene, admitted: (seat: string) => void): Promise<void> =>
  playing(scene, () => {
    const { seat } = scene.ledger.seat('guest', { votes: false, role: 'observer' })
    close(scene, { by: 'agenda' })
    call(scene, 'item-2')
    admitted(seat)
    give(scene, 'item-2', seat)
    reopen(scene, { leaves: true })
  })

/** Closed in the sitting alone, and opened again with what was said. */
const byTheChair = (scene: Scene): Promise<void> =>
  scene.beforeAdjourning(async () => {
    close(scene)
    call(scene, 'item-2')
    give(scene, 'item-2')
    scene.ledger.append('item.disclosed', { ...OF, item: 'item-2' }, 'person-chair')
    reopen(scene)
  })

export const closedAttacks: Attack[] = [
  {
    name: 'the floor given in a closed part to somebody who was not admitted',
    by: 'operator',
    rule: 'closed.not_admitted',
    tamper: (scene) => guest(scene, () => undefined),
    twin: (scene) => guest(scene, (seat) => admit(scene, 'seat.admitted', seat)),
  },
  {
    name: 'the floor given in a closed part to somebody who was sent out of it',
    by: 'operator',
    rule: 'closed.not_admitted',
    tamper: (scene) =>
      guest(scene, (seat) => {
        admit(scene, 'seat.admitted', seat)
        admit(scene, 'seat.sent_out', seat)
      }),
    twin: lawful,
  },
  {
    name: 'a closed item called before everybody in the room',
    by: 'operator',
    rule: 'closed.in_open',
    tamper: (scene) => playing(scene, () => call(scene, 'item-2')),
    twin: lawful,
  },
  {
    name: 'a sitting closed while it was closed',
    by: 'operator',
    rule: 'closed.twice',
    tamper: (scene) =>
      playing(scene, () => {
        close(scene)
        close(scene)
      }),
    twin: byTheChair,
  },
  {
    name: 'a sitting reopened that was open',
    by: 'operator',
    rule: 'closed.not_closed',
    tamper: (scene) => playing(scene, () => reopen(scene)),
  },
  {
    name: 'an item disclosed that was never closed',
    by: 'operator',
    rule: 'closed.not_closed',
    tamper: (scene) =>
      scene.beforeAdjourning(
        async () => void scene.ledger.append('item.disclosed', { ...OF, item: 'item-2' }, 'person-chair'),
      ),
  },
  {
    name: 'a sitting closed without a reason',
    by: 'operator',
    rule: 'closed.no_reason',
    tamper: (scene) => playing(scene, () => close(scene, { reason: ' ' })),
  },
  {
    name: 'the floor given on an open item while the sitting was closed for another',
    by: 'operator',
    rule: 'closed.open_in_part',
    tamper: (scene) =>
      playing(scene, () => {
        close(scene, { by: 'agenda' })
        give(scene, 'item-1')
      }),
  },
  {
    name: 'everybody let back while a closed item was under discussion',
    by: 'operator',
    rule: 'closed.still_current',
    tamper: (scene) =>
      playing(scene, () => {
        close(scene)
        call(scene, 'item-2')
        reopen(scene)
      }),
  },
  {
    name: 'an item closed that its agenda had said was open',
    by: 'operator',
    rule: 'closed.agenda_differs',
    tamper: (scene) => mark(scene, { agenda: false }),
    twin: (scene) => mark(scene),
  },
  {
    name: 'somebody sent out of a closed part who had not been admitted',
    by: 'operator',
    rule: 'closed.admission_differs',
    tamper: (scene) => playing(scene, () => admit(scene, 'seat.sent_out')),
  },
  {
    name: 'a sitting closed by a member',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) =>
      playing(scene, () => scene.ledger.append('sitting.closed', { ...OF, by: 'chair', reason: WHY }, 'person-amal')),
  },
]

import type { Attack, Scene } from './attack.ts'

const MEETING = 'meeting-2'
const ITEM = { meeting: MEETING, item: 'item-2' }

/** A second sitting with an item under discussion; answers the entry of the call. */
function called({ ledger }: Scene): number {
  ledger.publishAgenda(MEETING, [{ item: 'item-2', number: '1', decision: null }])
  ledger.append('sitting.opened', { meeting: MEETING })
  return ledger.append('item.called', ITEM)
}

const takeBack = ({ ledger }: Scene, call: number) =>
  void ledger.append('item.call_withdrawn', { ...ITEM, call: String(call) })

const correct = ({ ledger }: Scene, came: string) => {
  ledger.append('attendance.checked_in', { meeting: MEETING, seat: `seat-${came}`, remote: false, by: 'officer' })
  ledger.append('attendance.corrected', { meeting: MEETING, seat: 'seat-amal', presence: 'remote', by: 'officer' })
}

export const runningOrderAttacks: Attack[] = [
  {
    name: 'an item whose discussion is taken back once it was held',
    by: 'operator',
    rule: 'item.call_not_undone',
    tamper: (scene) => {
      const call = called(scene)
      scene.ledger.wait(600)
      takeBack(scene, call)
    },
    twin: (scene) => takeBack(scene, called(scene)),
  },
  {
    name: 'a call taken back twice',
    by: 'operator',
    rule: 'item.call_not_undone',
    tamper: (scene) => {
      const call = called(scene)
      takeBack(scene, call)
      takeBack(scene, call)
    },
  },
  {
    name: 'an item put back that was not put off',
    by: 'operator',
    rule: 'item.order_differs',
    tamper: (scene) => {
      called(scene)
      scene.ledger.append('item.restored', ITEM)
    },
    twin: (scene) => {
      called(scene)
      scene.ledger.append('item.deferred', ITEM)
      scene.ledger.append('item.restored', ITEM)
    },
  },
  {
    name: 'an item put off by a member',
    by: 'operator',
    rule: 'actor.not_permitted',
    tamper: (scene) => {
      called(scene)
      scene.ledger.append('item.deferred', ITEM, 'person-amal')
    },
  },
  {
    name: 'a seat brought into the room by a correction of nothing',
    by: 'operator',
    rule: 'attendance.nothing_corrected',
    tamper: (scene) => {
      called(scene)
      correct(scene, 'basim')
    },
    twin: (scene) => {
      called(scene)
      correct(scene, 'amal')
    },
  },
]

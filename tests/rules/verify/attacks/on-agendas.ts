import { NAMES, QUESTION } from '../../../support/ledger-builder.ts'
import type { Attack, Scene } from './attack.ts'

const PAPER = { paper: 'paper-1', version: '1', sha256: '1'.repeat(64) }

/** The first item has a paper, and the paper is released as `sha`. */
function release(scene: Scene, sha: string): void {
  scene.payload<{ papers: unknown[] }>('item.published').papers = [PAPER]
  scene.agreeAgenda()
  scene.ledger.append('paper.released', {
    ...PAPER,
    sha256: sha,
    item: 'item-1',
    title: { ar: 'مذكرة', en: 'A memo' },
    pages: '3',
  })
  scene.moveLastBefore('sitting.opened')
}

/** A next sitting is opened, and in it a vote on this item. */
async function voteOn({ ledger }: Scene, item: string): Promise<void> {
  const seats = NAMES.map((name) => `seat-${name}`)
  ledger.append('sitting.opened', { meeting: 'meeting-2' })
  for (const seat of seats)
    ledger.append('attendance.checked_in', { meeting: 'meeting-2', seat, remote: false, by: 'officer' })
  const terms = ledger.openVote('vote-2', 'meeting-2', item, seats)
  await ledger.cast(terms, 'person-amal', 'yes')
  ledger.close(terms, seats)
}

const LISTED = ['item-3', 'item-4'].map((item, place) => ({ item, number: String(place + 1), decision: QUESTION }))

function elsewhere(scene: Scene, item: string): Promise<void> {
  scene.ledger.publishAgenda('meeting-2', LISTED)
  return voteOn(scene, item)
}

/** The agenda is published again with so many of its items, and its second is voted on. */
function republished(scene: Scene, many: number): Promise<void> {
  scene.ledger.publishAgenda('meeting-2', LISTED)
  scene.ledger.publishAgenda('meeting-2', LISTED.slice(0, many), '2')
  return voteOn(scene, 'item-4')
}

/** The sitting is suspended before this, and resumed after. */
function suspended(scene: Scene, before: string): void {
  const { ledger } = scene
  ledger.append('sitting.suspended', { meeting: 'meeting-1' })
  scene.moveLastBefore(before)
  ledger.append('sitting.resumed', { meeting: 'meeting-1' })
  scene.moveLastBefore('sitting.adjourned')
}

export const agendaAttacks: Attack[] = [
  {
    name: 'an item rewritten after the agenda was published',
    by: 'operator',
    rule: 'agenda.item_differs',
    tamper: (scene) =>
      void Object.assign(scene.draft('item.published', 1).payload, { title: { ar: 'بند آخر', en: 'Another item' } }),
  },
  {
    name: 'an item published twice in one revision',
    by: 'operator',
    rule: 'agenda.item_differs',
    tamper: (scene) => scene.putBefore('sitting.opened', structuredClone(scene.draft('item.published'))),
  },
  {
    name: 'an item of the agenda dropped',
    by: 'operator',
    rule: 'agenda.item_missing',
    tamper: (scene) => void scene.remove('item.published', 1),
  },
  {
    name: 'an item slipped in that is on no agenda',
    by: 'operator',
    rule: 'agenda.item_unlisted',
    tamper: (scene) => {
      const slipped = structuredClone(scene.draft('item.published', 1))
      slipped.payload.item = 'item-9'
      scene.putBefore('sitting.opened', slipped)
    },
  },
  {
    name: 'an agenda published again under the revision that members were sent',
    by: 'operator',
    rule: 'agenda.revision_differs',
    tamper: (scene) => {
      const again = structuredClone(scene.draft('agenda.published'))
      again.payload.title = { ar: 'اجتماع آخر', en: 'Another meeting' }
      scene.putBefore('sitting.opened', again)
    },
    twin: (scene) => {
      const first = [scene.draft('agenda.published'), scene.draft('item.published'), scene.draft('item.published', 1)]
      for (const again of structuredClone(first)) {
        again.payload.revision = '2'
        scene.putBefore('sitting.opened', again)
      }
      scene.agreeAgenda()
    },
  },
  {
    name: 'a paper swapped after it was circulated',
    by: 'operator',
    rule: 'paper.differs',
    tamper: (scene) => release(scene, '2'.repeat(64)),
    twin: (scene) => release(scene, PAPER.sha256),
  },
  {
    name: 'a sitting that was never opened',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => void scene.remove('sitting.opened'),
  },
  {
    name: 'a vote in a sitting whose agenda does not hold its item',
    by: 'operator',
    rule: 'terms.item_unpublished',
    tamper: (scene) => elsewhere(scene, 'item-2'),
    twin: (scene) => elsewhere(scene, 'item-3'),
  },
  {
    name: 'a vote on an item that had been taken off the agenda',
    by: 'operator',
    rule: 'terms.item_unpublished',
    tamper: (scene) => republished(scene, 1),
    twin: (scene) => republished(scene, 2),
  },
  {
    name: 'a ballot taken while the sitting was suspended',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => suspended(scene, 'ballot.cast'),
    twin: (scene) => suspended(scene, 'vote.closed'),
  },
  {
    name: 'a vote put behind the end of the sitting',
    by: 'operator',
    rule: 'sitting.out_of_order',
    tamper: (scene) => scene.putBefore('vote.opened', scene.remove('sitting.adjourned')),
  },
  {
    name: 'a check-in in a seat that does not exist',
    by: 'operator',
    rule: 'seat.unknown',
    tamper: (scene) => {
      scene.ledger.append('attendance.checked_in', {
        meeting: 'meeting-1',
        seat: 'seat-ghost',
        remote: false,
        by: 'officer',
      })
      scene.moveLastBefore('interest.declared')
    },
  },
  {
    name: 'a check-in by somebody who sits elsewhere',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) =>
      void Object.assign(scene.draft('attendance.checked_in', 3).payload, { actor: scene.actorOf('amal') }),
    twin: (scene) => {
      Object.assign(scene.draft('attendance.checked_in', 3).payload, { by: 'officer', actor: scene.actorOf('chair') })
    },
  },
  {
    name: 'a colleague silenced by an interest they never declared',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => void Object.assign(scene.draft('interest.declared').payload, { actor: scene.actorOf('amal') }),
  },
  {
    name: 'an interest withdrawn while the vote was open, so that its member might vote',
    by: 'operator',
    rule: 'interest.withdrawn_late',
    tamper: (scene) => {
      scene.ledger.append('interest.withdrawn', INTEREST, 'person-omar')
      scene.moveLastBefore('ballot.cast')
    },
  },
  {
    name: 'the withdrawal of an interest that nobody declared',
    by: 'operator',
    rule: 'interest.not_declared',
    tamper: (scene) => {
      scene.ledger.append('interest.withdrawn', { ...INTEREST, seat: 'seat-dana' }, 'person-dana')
      scene.moveLastBefore('interest.declared')
    },
    // Declared, withdrawn and declared again.
    twin: (scene) => {
      const again = structuredClone(scene.draft('interest.declared'))
      scene.ledger.append('interest.withdrawn', INTEREST, 'person-omar')
      scene.moveLastBefore('item.called')
      scene.putBefore('item.called', again)
    },
  },
  {
    name: 'an entry in the register of interests in a colleague’s name',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => void scene.ledger.append('interest.ended', { interest: 'i', person: 'person-omar' }),
    twin: (scene) =>
      void scene.ledger.append('interest.ended', { interest: 'i', person: 'person-omar' }, 'person-omar'),
  },
  {
    name: 'an act put down to a seat that its person does not hold',
    by: 'operator',
    rule: 'actor.not_the_holder',
    tamper: (scene) => {
      scene.draft('sitting.opened').payload.actor = { ...scene.actorOf('amal'), ...SEAT_OF_THE_CHAIR }
    },
  },
  {
    name: 'a sitting opened by a member',
    by: 'member',
    rule: 'actor.not_permitted',
    tamper: (scene) => void Object.assign(scene.draft('sitting.opened').payload, { actor: scene.actorOf('amal') }),
  },
]

const INTEREST = { meeting: 'meeting-1', item: 'item-1', seat: 'seat-omar', reason: 'No more' }
const SEAT_OF_THE_CHAIR = { seat: 'seat-chair', mandate: 'mandate-chair' }

import { expect, test } from 'vitest'
import { ROLES_OF_ACTS } from '../../../app/rules/verify/check-actors.ts'
import type { BodyId, MandateId, PersonId, SeatId } from '../../../app/wire/ids.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Act, permit } from '../../../server/policies/permit.ts'

const BODY = 'body-1' as BodyId
const ROLES = ['chair', 'deputy', 'secretary', 'member', 'delegate', 'adviser', 'observer', 'auditor'] as const

const ACTS: Record<string, Act> = {
  'agenda.published': 'agenda.publish',
  'item.published': 'agenda.publish',
  'paper.released': 'paper.attach',
  'sitting.opened': 'sitting.open',
  'sitting.suspended': 'sitting.suspend',
  'sitting.resumed': 'sitting.resume',
  'sitting.closed': 'sitting.close',
  'sitting.reopened': 'sitting.reopen',
  'item.disclosed': 'sitting.reopen',
  'seat.admitted': 'closed.admit',
  'seat.sent_out': 'closed.admit',
  'sitting.adjourned': 'sitting.adjourn',
  'quorum.failed': 'quorum.fail',
  'meeting.postponed': 'meeting.postpone',
  'meeting.cancelled': 'meeting.cancel',
  'meeting.archived': 'meeting.archive',
  'rule.adopted': 'rule.adopt',
  'rule.retired': 'rule.adopt',
  'circulation.opened': 'circulation.open',
  'item.called': 'item.call',
  'floor.given': 'floor.give',
  'item.call_withdrawn': 'item.call',
  'item.deferred': 'item.defer',
  'item.restored': 'item.defer',
  'consent.adopted': 'consent.adopt',
  'consent.reopened': 'consent.reopen',
  'vote.opened': 'vote.open',
  'seat.called': 'seat.call',
  'vote.closed': 'vote.close',
  'result.declared': 'vote.close',
  'dispute.settled': 'dispute.settle',
  'decision.registered': 'decision.register',
  'memorandum.answered': 'memorandum.decide',
  'memorandum.placed': 'memorandum.decide',
  'minutes.circulated': 'minutes.write',
  'minutes.reopened': 'minutes.write',
  'minutes.approved': 'minutes.approve',
  'minutes.signed': 'minutes.sign',
  'extract.issued': 'extract.issue',
  'extract.signed': 'extract.sign',
}

test('the verifier’s table of acts and roles is the server’s own', () => {
  expect(Object.keys(ROLES_OF_ACTS).sort()).toEqual(Object.keys(ACTS).sort())
  for (const [type, act] of Object.entries(ACTS))
    for (const role of ROLES) {
      const mandate = { mandateId: 'm' as MandateId, bodyId: BODY, seatId: 's' as SeatId, role, capacity: 'holder' }
      const actor = { personId: 'p' as PersonId, administrator: false, mandates: [mandate] } as unknown as Actor
      const ours = ROLES_OF_ACTS[type as keyof typeof ROLES_OF_ACTS]?.includes(role)
      expect([type, role, ours]).toEqual([type, role, permit(actor, act, BODY) === null])
    }
})

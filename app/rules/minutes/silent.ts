// Which official acts the minutes are silent about: a closed list, so that a new kind of act is either said or is named here. What is
// entered about the meeting and not said is what prepares it, what guards it, and what was taken back as a mistake.
import type { Act } from '../bundle/history.ts'
import type { EventType } from '../bundle/payload-types.ts'

type Speech = 'said' | 'silent'

export const SPEAKS: Record<EventType, Speech> = {
  // Of the body, and not of a meeting.
  'body.constituted': 'silent',
  'origin.adopted': 'silent',
  'policy.set': 'silent',
  'access_policy.set': 'silent',
  'access.sealed': 'silent',
  'archive.taken': 'silent',
  'ledger_key.rotated': 'silent',
  'ledger.recovered': 'silent',
  'content.destroyed': 'silent',
  'seat.created': 'silent',
  'mandate.ended': 'silent',
  'key.enrolled': 'silent',
  'key.revoked': 'silent',
  'clearance.set': 'silent',
  'interest.registered': 'silent',
  'interest.ended': 'silent',
  'rule.adopted': 'silent',
  'rule.retired': 'silent',
  // Before it: the agenda is what the minutes follow.
  'agenda.published': 'silent',
  'item.published': 'silent',
  'paper.released': 'silent',
  'memorandum.filed': 'silent',
  'memorandum.withdrawn': 'silent',
  'memorandum.observed': 'silent',
  'memorandum.answered': 'silent',
  'memorandum.placed': 'silent',
  'meeting.postponed': 'silent',
  'meeting.cancelled': 'silent',
  // Who may see an item is no matter of its minutes.
  'seat.excluded': 'silent',
  'seat.readmitted': 'silent',
  // What becomes of the minutes themselves.
  'minutes.circulated': 'silent',
  'minutes.reopened': 'silent',
  'minutes.approved': 'silent',
  'minutes.signed': 'silent',
  'meeting.archived': 'silent',
  'decision.registered': 'silent',
  'extract.issued': 'silent',
  'extract.signed': 'silent',
  // A proxy for the meeting; a mandate of any other kind names none.
  'mandate.started': 'said',
  'sitting.opened': 'said',
  'sitting.suspended': 'said',
  'sitting.resumed': 'said',
  'sitting.closed': 'said',
  'sitting.reopened': 'said',
  'item.disclosed': 'said',
  'seat.admitted': 'said',
  'seat.sent_out': 'said',
  'sitting.adjourned': 'said',
  'quorum.failed': 'said',
  'circulation.opened': 'said',
  'circulation.closed': 'said',
  'meeting.requested': 'said',
  'item.called': 'said',
  'item.call_withdrawn': 'said',
  'item.deferred': 'said',
  'item.restored': 'said',
  'item.contested': 'said',
  'consent.adopted': 'said',
  'consent.reopened': 'said',
  'floor.given': 'said',
  'floor.ended': 'said',
  'attendance.checked_in': 'said',
  'attendance.left': 'said',
  'attendance.corrected': 'said',
  'interest.declared': 'said',
  'interest.withdrawn': 'said',
  'vote.opened': 'said',
  'ballot.cast': 'said',
  'seat.called': 'said',
  'casting_vote.given': 'said',
  'vote.closed': 'said',
  'result.declared': 'said',
  'result.disputed': 'said',
  'dispute.withdrawn': 'said',
  'dispute.settled': 'said',
  'result.final': 'said',
  'statement.made': 'said',
}

/** The places of a meeting's acts that no sentence says; `acts` are the meeting's own. */
export function silentAmong(acts: readonly Act[]): Set<number> {
  const mistakes = new Set(
    acts.flatMap((act) => (act.type === 'floor.ended' && act.payload.cause === 'mistake' ? [act.payload.speech] : [])),
  )
  const silent = new Set<number>()
  for (const act of acts) {
    if (SPEAKS[act.type] === 'silent') silent.add(act.index)
    // A call by mistake, and what took it back; the floor given by mistake.
    if (act.type === 'item.call_withdrawn') silent.add(act.index).add(Number(act.payload.call))
    if ((act.type === 'floor.given' || act.type === 'floor.ended') && mistakes.has(act.payload.speech))
      silent.add(act.index)
  }
  return silent
}

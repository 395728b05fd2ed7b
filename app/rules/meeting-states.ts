// Which act is allowed in which state of a meeting, and where it leads: the only transition table there is. Screens ask
// it what to offer, policies what to refuse. Source: the life of a meeting (draft → circulated → in_session ⇄ suspended
// → adjourned → minutes_draft → minutes_circulated → approved → archived, with cancelled and postponed); a matter decided by
// circulation has no sitting: circulated → in_circulation → closed, and minutes like any other. A sitting that fails for want of a
// quorum is put off: the same meeting is published again with its new date, and opened again.
import { ok, type Result, refuse } from './result.ts'

export const MEETING_STATES = [
  'draft',
  'circulated',
  'in_session',
  'suspended',
  'adjourned',
  'in_circulation',
  'closed',
  'minutes_draft',
  'minutes_circulated',
  'approved',
  'archived',
  'postponed',
  'cancelled',
] as const
export type MeetingState = (typeof MEETING_STATES)[number]

type Row = Partial<Record<MeetingState, MeetingState>>

/** An act that leads to the state it started from changes something other than the state. */
const TABLE = {
  // The life of the meeting. Publishing again is a new revision: nothing is ever un-published.
  'agenda.publish': { draft: 'circulated', circulated: 'circulated', postponed: 'circulated' },
  'meeting.postpone': { circulated: 'postponed' },
  'meeting.cancel': { draft: 'cancelled', circulated: 'cancelled', postponed: 'cancelled' },
  'sitting.open': { circulated: 'in_session' },
  'sitting.suspend': { in_session: 'suspended' },
  'sitting.resume': { suspended: 'in_session' },
  'sitting.adjourn': { in_session: 'adjourned', suspended: 'adjourned' },
  'quorum.fail': { in_session: 'postponed', suspended: 'postponed' },
  'circulation.open': { circulated: 'in_circulation' },
  'circulation.close': { in_circulation: 'closed' },
  'minutes.draft': { adjourned: 'minutes_draft', closed: 'minutes_draft' },
  'minutes.circulate': { minutes_draft: 'minutes_circulated' },
  'minutes.reopen': { minutes_circulated: 'minutes_draft' },
  'minutes.approve': { minutes_circulated: 'approved' },
  'minutes.sign': stays('approved'),
  'minutes.correct': stays('minutes_circulated'),
  'meeting.archive': { approved: 'archived' },

  // Acts within a state.
  'meeting.edit': stays('draft', 'circulated', 'postponed'),
  'agenda.edit': stays('draft', 'circulated', 'postponed'),
  'paper.attach': stays('draft', 'circulated', 'postponed', 'in_session', 'suspended'),
  'paper.remove': stays('draft', 'circulated', 'postponed'),
  'interest.declare': stays('circulated', 'postponed', 'in_session', 'suspended', 'in_circulation'),
  // The invitation is answered until the sitting opens; put off, it waits for its new day.
  'reply.give': stays('circulated'),
  // Also in the sitting: a member who must go leaves somebody in the seat.
  'deputy.name': stays('circulated', 'postponed', 'in_session', 'suspended'),
  'attendance.check_in': stays('in_session', 'suspended'),
  'attendance.leave': stays('in_session', 'suspended'),
  'attendance.correct': stays('in_session', 'suspended'),
  // Who is not to be there leaves for a while, and comes back.
  'sitting.close': stays('in_session'),
  'sitting.reopen': stays('in_session'),
  'item.call': stays('in_session'),
  'item.defer': stays('in_session'),
  // What is said of items beforehand; a consent item is taken out, and the others adopted, in the sitting.
  'position.mark': stays('circulated', 'postponed'),
  'item.contest': stays('in_session'),
  'consent.adopt': stays('in_session'),
  // Before the sitting is adjourned: after it a decision is taken up by another.
  'consent.reopen': stays('in_session'),
  'floor.request': stays('in_session'),
  'floor.give': stays('in_session'),
  // Whoever leaves a room that has risen for a while loses it too.
  'floor.end': stays('in_session', 'suspended'),
  'page.present': stays('in_session'),
  'display.pair': stays('circulated', 'postponed', 'in_session', 'suspended'),
  'vote.open': stays('in_session', 'in_circulation'),
  'ballot.cast': stays('in_session', 'in_circulation'),
  // A deadline may pass while the sitting is suspended.
  'vote.close': stays('in_session', 'suspended', 'in_circulation'),
  'meeting.request': stays('in_circulation'),
  'seat.call': stays('in_session'),
  // The room may have risen before the chair breaks the tie.
  'casting_vote.give': stays('in_session', 'suspended', 'adjourned', 'minutes_draft'),
  'minutes.edit': stays('minutes_draft'),
  'decision.register': stays('adjourned', 'closed', 'minutes_draft', 'minutes_circulated', 'approved', 'archived'),
  'note.write': stays(
    'circulated',
    'postponed',
    'in_session',
    'suspended',
    'adjourned',
    'in_circulation',
    'closed',
    'minutes_draft',
    'minutes_circulated',
    'approved',
  ),
} as const satisfies Record<string, Row>

export type MeetingAct = keyof typeof TABLE
export const MEETING_ACTS = Object.keys(TABLE) as MeetingAct[]

export const mayAct = (state: MeetingState, act: MeetingAct): boolean => nextState(state, act) !== undefined

/** The state after the act, or the refusal `meeting_state`. */
export function applyAct(state: MeetingState, act: MeetingAct): Result<MeetingState> {
  const next = nextState(state, act)
  return next === undefined ? refuse('meeting_state', { state, act }) : ok(next)
}

export const actsIn = (state: MeetingState): MeetingAct[] => MEETING_ACTS.filter((act) => mayAct(state, act))

const nextState = (state: MeetingState, act: MeetingAct): MeetingState | undefined => (TABLE[act] as Row)[state]

function stays(...states: MeetingState[]): Row {
  return Object.fromEntries(states.map((state) => [state, state]))
}

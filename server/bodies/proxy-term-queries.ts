// How long a proxy lasts: for one meeting, until that is over, or until a moment.
import type { MeetingState } from '../../app/rules/meeting-states.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type GivenProxy, proxiesIn } from './proxy-queries.ts'

/** Proxies of the body that may still count in a vote: not run out, and not for a meeting that is over. */
export async function standingProxies(db: Db | Tx, bodyId: BodyId, at: Date): Promise<GivenProxy[]> {
  const standing: GivenProxy[] = []
  for (const one of await proxiesIn(db, bodyId)) {
    if (one.until && one.until <= at) continue
    const meeting = one.meetingId ? await meetingById(db, one.meetingId) : undefined
    if (!meeting || !isOver(meeting.state)) standing.push(one)
  }
  return standing
}

const STILL_TO_END: MeetingState[] = ['draft', 'circulated', 'postponed', 'in_session', 'suspended', 'in_circulation']
export const isOver = (state: MeetingState): boolean => !STILL_TO_END.includes(state)

// Who may open the text: an officer who sees every item of the meeting, because the text is one.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/** Refuses `not_found`, `not_permitted`, and `minutes_item_hidden` for an officer from whom an item is kept. */
export async function mayWrite(db: Db | Tx, actor: Actor, meetingId: MeetingId): Promise<Result<Meeting>> {
  const meeting = await meetingById(db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'minutes.write', meeting.bodyId)
  if (denied) return denied
  return (await seesAll(db, actor, meeting)) ? ok(meeting) : refuse('minutes_item_hidden')
}

export async function seesAll(db: Db | Tx, actor: Actor, meeting: Meeting): Promise<boolean> {
  const items = (await publication(db, meeting.id))?.items.map(({ item }) => item) ?? []
  const levels = await levelsFor(db, actor, meeting.bodyId, items)
  return items.every((item) => levels.get(item) === 'visible')
}

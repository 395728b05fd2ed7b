import { mayAct } from '../../app/rules/meeting-states.ts'
import { lodgementDeadline } from '../../app/rules/memoranda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, MeetingId } from '../../app/wire/ids.ts'
import type { MemorandumFields } from '../../app/wire/memoranda.ts'
import { lodgedFiles } from '../documents/queries.ts'
import { type Meeting, meetingById, meetingsOf } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { lodgementHours, type Memorandum } from './queries.ts'

/** Sittings that a memorandum can still become an item of: their agendas are written, and they are ahead. */
export const isOpenTo = ({ state, kind, startsAt }: Meeting, at: Date): boolean =>
  kind !== 'circulation' && mayAct(state, 'agenda.edit') && (startsAt > at || state === 'postponed')

export type Aim = { meetingId: MeetingId; number: number; startsAt: Date; deadline: Date | null }

/** Which meetings a unit may aim at, soonest first, by number and date: nothing else of them is a unit's to know. */
export async function aimsOf(db: Db | Tx, bodyId: BodyId, at: Date): Promise<Aim[]> {
  const hours = await lodgementHours(db, bodyId)
  return (await meetingsOf(db, [bodyId]))
    .filter((meeting) => isOpenTo(meeting, at))
    .map(({ id, number, startsAt }) => ({
      meetingId: id,
      number,
      startsAt,
      deadline: lodgementDeadline(startsAt, hours),
    }))
}

/** A draft's references: a file that its own unit lodged, a meeting of its own body that is still open. */
export async function checkReferences(
  db: Db | Tx,
  { bodyId, unitId }: Pick<Memorandum, 'bodyId' | 'unitId'>,
  { fileId, meetingId }: Pick<MemorandumFields, 'fileId' | 'meetingId'>,
  at: Date,
): Promise<Result<Meeting | null>> {
  if (fileId && (await lodgedFiles(db, [fileId])).get(fileId)?.unitId !== unitId) return refuse('not_found')
  if (!meetingId) return ok(null)
  const meeting = await meetingById(db, meetingId)
  if (!meeting || meeting.bodyId !== bodyId) return refuse('not_found')
  return isOpenTo(meeting, at) ? ok(meeting) : refuse('memorandum_meeting_closed')
}

// A sitting's own entries, for whoever works out from them how it went. What each may be shown of them is the caller's question.
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Act } from '../../app/rules/bundle/history.ts'
import type { BodyId, MeetingId } from '../../app/wire/ids.ts'
import { ledgerEntry } from '../../db/schema/ledger.ts'
import type { Db, Tx } from '../platform/context.ts'
import { actOf } from './audit-acts.ts'
import type { Entry } from './queries.ts'

const ORDER = [
  'sitting.opened',
  'sitting.suspended',
  'sitting.resumed',
  'sitting.adjourned',
  'sitting.reopened',
  'quorum.failed',
  'item.called',
  'item.call_withdrawn',
  'item.deferred',
  'item.restored',
  'consent.adopted',
  'consent.reopened',
]
const ROOM = [
  ...ORDER,
  'attendance.checked_in',
  'attendance.left',
  'attendance.corrected',
  'interest.declared',
  'interest.withdrawn',
]
/** Of the whole body: who sat where, whenever it was. */
const SEATS = ['seat.created', 'mandate.started', 'mandate.ended']

/** What became of the items. */
export const orderActs = (db: Db | Tx, bodyId: BodyId, meetingId: MeetingId): Promise<Act[]> =>
  actsOfSitting(db, bodyId, meetingId, ORDER, [])

/** The same with who was there and who was recused, and the body's seats with those who held them. */
export const roomActs = (db: Db | Tx, bodyId: BodyId, meetingId: MeetingId): Promise<Act[]> =>
  actsOfSitting(db, bodyId, meetingId, ROOM, SEATS)

/** Everything of the meeting and of these votes of it, ballots included, with the body's seats, mandates and time zone. */
export async function actsOfMeeting(
  db: Db | Tx,
  bodyId: BodyId,
  meetingId: MeetingId,
  votes: string[],
): Promise<Act[]> {
  const rows: Entry[] = await db
    .select()
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.bodyId, bodyId),
        or(
          inArray(ledgerEntry.subject, [meetingId, ...votes]),
          inArray(ledgerEntry.type, ['body.constituted', ...SEATS]),
        ),
      ),
    )
    .orderBy(asc(ledgerEntry.index))
  return rows.flatMap((row) => actOf(row) ?? [])
}

async function actsOfSitting(db: Db | Tx, bodyId: BodyId, meetingId: MeetingId, own: string[], all: string[]) {
  const ofMeeting = and(eq(ledgerEntry.subject, meetingId), inArray(ledgerEntry.type, own))
  const rows: Entry[] = await db
    .select()
    .from(ledgerEntry)
    .where(
      and(eq(ledgerEntry.bodyId, bodyId), all.length > 0 ? or(ofMeeting, inArray(ledgerEntry.type, all)) : ofMeeting),
    )
    .orderBy(asc(ledgerEntry.index))
  return rows.flatMap((row) => actOf(row) ?? [])
}

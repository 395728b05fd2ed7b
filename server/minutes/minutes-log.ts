// The log of a text that is being written: accepted updates in order, from a snapshot on. Nothing is acknowledged before it is here,
// and nothing comes in once the text is frozen: both lock the same row.
import { and, asc, eq } from 'drizzle-orm'
import * as Y from 'yjs'
import type { MeetingId, PersonId } from '../../app/wire/ids.ts'
import { minutes, minutesUpdate } from '../../db/schema/minutes.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import type { Minutes } from './queries.ts'

/** The document as its log says. */
export async function loadDocument(db: Db | Tx, { meetingId, snapshot }: Pick<Minutes, 'meetingId' | 'snapshot'>) {
  const rows = await db
    .select({ update: minutesUpdate.update })
    .from(minutesUpdate)
    .where(eq(minutesUpdate.meetingId, meetingId))
    .orderBy(asc(minutesUpdate.seq))
  const document = new Y.Doc()
  document.transact(() => {
    Y.applyUpdate(document, snapshot)
    for (const { update } of rows) Y.applyUpdate(document, update)
  })
  return document
}

/** False where the text is no draft any more. */
export const appendUpdate = (
  ctx: Ctx,
  meetingId: MeetingId,
  personId: PersonId,
  update: Uint8Array,
): Promise<boolean> =>
  ctx.db.transaction(async (tx) => {
    const [draft] = await tx
      .select({ meetingId: minutes.meetingId })
      .from(minutes)
      .where(and(eq(minutes.meetingId, meetingId), eq(minutes.stage, 'draft')))
      .for('share')
    if (!draft) return false
    await tx.insert(minutesUpdate).values({ meetingId, personId, update, at: ctx.clock() })
    return true
  })

/** The row, with every writer kept out until this transaction ends. */
export const lockMinutes = async (tx: Tx, meetingId: MeetingId): Promise<Minutes | undefined> =>
  (await tx.select().from(minutes).where(eq(minutes.meetingId, meetingId)).for('update'))[0]

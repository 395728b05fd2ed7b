import { and, eq } from 'drizzle-orm'
import type { Placement } from '../../app/rules/agenda.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import type { Work } from '../ledger/work.ts'

/** Writes what app/rules/agenda.ts placed anew. A place is not the item's words, so its version stands. */
export async function writePlacements(work: Work, meetingId: MeetingId, placements: Placement[]): Promise<void> {
  for (const { id, parentId, position } of placements) {
    const written = await work.tx
      .update(agendaItem)
      .set({ parentId: parentId as ItemId | null, position })
      .where(and(eq(agendaItem.id, id as ItemId), eq(agendaItem.meetingId, meetingId)))
      .returning({ id: agendaItem.id })
    if (written.length !== 1) throw new Error(`No item ${id} in ${meetingId}`)
  }
}

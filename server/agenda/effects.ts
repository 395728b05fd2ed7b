// What other concepts' commits do to agendas.
import { and, eq } from 'drizzle-orm'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { agendaItem, agendaSnapshot } from '../../db/schema/agenda.ts'
import type { Work } from '../ledger/work.ts'
import { publication } from './queries.ts'

/** In the place of a title that is no more. */
export const DESTROYED_TITLE = { ar: 'أُتلف مضمونه', en: 'Content destroyed' }
const NOTHING = { ar: '', en: '' }

/**
 * Takes the words out of one publication of an agenda; its items, numbers and digest stay. Once the latest is without words, the
 * items of the meeting lose theirs too: answers those that did.
 */
export async function destroyWords(work: Work, meetingId: MeetingId, revision: number): Promise<ItemId[]> {
  const which = and(eq(agendaSnapshot.meetingId, meetingId), eq(agendaSnapshot.revision, revision))
  const [row] = await work.tx.select({ canonical: agendaSnapshot.canonical }).from(agendaSnapshot).where(which)
  if (!row) return []
  const snapshot = JSON.parse(row.canonical) as AgendaSnapshot
  const items = snapshot.items.map((item) => ({
    ...item,
    title: DESTROYED_TITLE,
    purpose: NOTHING,
    decision: null,
    papers: item.papers.map((paper) => ({ ...paper, title: DESTROYED_TITLE })),
    // A blind that stayed would let a guess of the words be tried against the digest.
    blind: '',
  }))
  const canonical = canonicalize({ ...snapshot, items } as Json)
  await work.tx.update(agendaSnapshot).set({ canonical }).where(which)
  const latest = await publication(work.tx, meetingId)
  if (latest?.revision !== String(revision)) return []
  const rows = await work.tx
    .update(agendaItem)
    .set({ title: DESTROYED_TITLE, purpose: NOTHING, decision: null })
    .where(eq(agendaItem.meetingId, meetingId))
    .returning({ id: agendaItem.id })
  return rows.map(({ id }) => id)
}

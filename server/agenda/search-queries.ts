// Published agendas in which words stand, each as members were last told it.
import { sql } from 'drizzle-orm'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { agendaItem, agendaSnapshot } from '../../db/schema/agenda.ts'
import { texts } from '../platform/column.ts'
import type { Db } from '../platform/context.ts'
import { type Item, withoutRemoved } from './queries.ts'

/** The words may stand in different items, or in what this reader may not see: the caller looks at each item. */
export async function agendasWithTerms(db: Db, meetings: MeetingId[], terms: string): Promise<AgendaSnapshot[]> {
  if (meetings.length === 0) return []
  const { rows } = await db.execute<{ canonical: string }>(sql`
    with latest as (
      select distinct on (${agendaSnapshot.meetingId}) ${agendaSnapshot.meetingId} as meeting, ${agendaSnapshot.revision} as revision
      from ${agendaSnapshot} where ${agendaSnapshot.meetingId} = any(${texts(meetings)})
      order by ${agendaSnapshot.meetingId}, ${agendaSnapshot.revision} desc)
    select ${agendaSnapshot.canonical} as canonical
    from latest join ${agendaSnapshot} on ${agendaSnapshot.meetingId} = latest.meeting and ${agendaSnapshot.revision} = latest.revision
    where public.majlis_terms(public.majlis_fold(${agendaSnapshot.canonical})) @@ ${terms}::tsquery`)
  return rows.map(({ canonical }) => JSON.parse(canonical) as AgendaSnapshot)
}

export async function meetingsOfItems(db: Db, items: ItemId[]): Promise<Set<MeetingId>> {
  if (items.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ meeting: agendaItem.meetingId })
    .from(agendaItem)
    .where(sql`${agendaItem.id} = any(${texts(items)})`)
  return new Set(rows.map(({ meeting }) => meeting))
}

/** Items of these meetings that no agenda has carried yet: for those who prepare it. */
export async function unpublishedItems(db: Db, meetings: MeetingId[]): Promise<Item[]> {
  if (meetings.length === 0) return []
  const rows = await db
    .select()
    .from(agendaItem)
    .where(sql`${agendaItem.meetingId} = any(${texts(meetings)})`)
  return withoutRemoved(rows).filter(({ publishedRevision }) => publishedRevision === null)
}

// The only writer of item_access: called inside the commit that changes roles, recusal, exclusion, clearance, classification or
// publication.
import { inArray, sql } from 'drizzle-orm'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { itemAccess } from '../../db/schema/access.ts'
import { closeFloorTo } from '../floor/effects.ts'
import type { Work } from '../ledger/work.ts'
import { type Judged, judgeAccess } from './judge-access.ts'

/**
 * Rewrites the rows of these items for every seat of the body, and tells the seats whose level changed. Whoever an item is hidden from
 * says nothing on it any more.
 */
export async function rewriteAccess(work: Work, bodyId: BodyId, items: ItemId[]): Promise<void> {
  if (items.length === 0) return
  const rows = await judgeAccess(work.tx, bodyId, items, work.at)
  const before = await work.tx.select().from(itemAccess).where(inArray(itemAccess.itemId, items))
  const known = new Map(before.map((row) => [`${row.itemId} ${row.seatId}`, row]))
  const changed = rows.filter((row) => {
    const old = known.get(`${row.itemId} ${row.seatId}`)
    return old?.level !== row.level || old.reason !== row.reason
  })
  if (changed.length === 0) return
  // Arrays, not rows of parameters: a chamber of three hundred with two hundred items is sixty thousand rows.
  const column = (name: 'itemId' | 'seatId' | 'level' | 'reason') => sql.param(changed.map((row) => row[name]))
  await work.tx.execute(sql`
    insert into item_access (item_id, seat_id, level, reason)
    select * from unnest(${column('itemId')}::text[], ${column('seatId')}::text[], ${column('level')}::text[],
      ${column('reason')}::text[])
    on conflict (item_id, seat_id) do update set level = excluded.level, reason = excluded.reason`)
  // A seat from which the item was and stays hidden must not learn that it exists.
  const concerns = (row: Judged) =>
    row.level !== 'hidden' || (known.get(`${row.itemId} ${row.seatId}`)?.level ?? 'hidden') !== 'hidden'
  await closeFloorTo(
    work,
    changed.filter((row) => row.level === 'hidden' && concerns(row)),
  )
  for (const itemId of new Set(changed.map((row) => row.itemId))) {
    const seatIds = changed.filter((row) => row.itemId === itemId && concerns(row)).map((row) => row.seatId)
    if (seatIds.length > 0) work.change('access', itemId, seatIds, bodyId)
  }
}

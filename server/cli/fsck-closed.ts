// Closed parts against the ledger that says the same: each part its entry, each item that a ledger closes closed here, and nobody
// admitted whom no entry admits.
import { eq } from 'drizzle-orm'
import type { History } from '../../app/rules/bundle/history.ts'
import { readClosed } from '../../app/rules/closed-part.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { meeting } from '../../db/schema/meetings.ts'
import { publication } from '../agenda/queries.ts'
import { closedAmong } from '../closed/closed-queries.ts'
import { admissionsIn, closuresOf, partsOf } from '../closed/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

export async function checkClosedParts(ctx: Ctx, bodyId: BodyId, { acts }: History): Promise<Fault[]> {
  const meetings = await ctx.db.select({ id: meeting.id }).from(meeting).where(eq(meeting.bodyId, bodyId))
  const faults: Fault[] = []
  const fault = (rule: string, what: string) => faults.push({ rule, severity: 'error', what })
  for (const { id } of meetings) {
    const said = readClosed(acts, id)
    const rows = await partsOf(ctx.db, id)
    const asRows = rows.map(({ entry, by, reason, endedAt }) => `${entry} ${by} ${reason} ${endedAt?.toISOString()}`)
    const asSaid = said.parts.map(({ entry, by, reason, to }) => `${entry} ${by} ${reason} ${to ?? undefined}`)
    if (asRows.join('\n') !== asSaid.join('\n'))
      fault('closed.differs', `Meeting ${id}: closed parts are not as in the ledger`)
    const items = ((await publication(ctx.db, id))?.items ?? []).map(({ item }) => item)
    const closed = await closedAmong(ctx.db, items)
    const open = items.filter((item) => said.items.has(item) && !closed.has(item))
    for (const item of open) fault('closed.item_open', `Item ${item} is closed by the ledger, and not here`)
    for (const [item, state] of await closuresOf(ctx.db, items))
      if ((state === 'closed') !== said.items.has(item))
        fault('closed.item_differs', `Item ${item} is ${state} here, and not by the ledger`)
    const admitted = admittedBy(acts, id)
    for (const { itemId, seatId } of await admissionsIn(ctx.db, items))
      if (!admitted.delete(`${itemId} ${seatId}`))
        fault('closed.not_admitted', `Seat ${seatId} is admitted to item ${itemId} by no entry`)
    for (const place of admitted)
      if (items.includes(place.split(' ')[0] as ItemId))
        fault('closed.not_admitted', `${place} is admitted by an entry alone`)
  }
  return faults
}

function admittedBy(acts: History['acts'], meetingId: string): Set<string> {
  const admitted = new Set<string>()
  for (const act of acts) {
    if (act.type !== 'seat.admitted' && act.type !== 'seat.sent_out') continue
    if (act.payload.meeting !== meetingId) continue
    const place = `${act.payload.item} ${act.payload.seat}`
    if (act.type === 'seat.admitted') admitted.add(place)
    else admitted.delete(place)
  }
  return admitted
}

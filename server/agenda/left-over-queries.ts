// What a body's earlier sittings left undone.
import { and, eq, isNotNull } from 'drizzle-orm'
import { type LeftOver, leftOver } from '../../app/rules/agenda-left-over.ts'
import type { MeetingState } from '../../app/rules/meeting-states.ts'
import { readOrder } from '../../app/rules/running-order.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { agendaItem } from '../../db/schema/agenda.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import { orderActs } from '../ledger/sitting-acts.ts'
import { type Meeting, meetingsOf } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { latestPublications } from './queries.ts'

const OVER: readonly MeetingState[] = ['adjourned', 'minutes_draft', 'minutes_circulated', 'approved', 'archived']
const DECIDED = ['carried', 'not_carried', 'elected']
/** Sittings further back are searched for, not offered. */
const BACK = 12

export type Waiting = { meeting: Meeting; item: PublishedItem; why: LeftOver['why'] }

/** Items of the latest sittings that are over, put off or not reached, and taken up by no item since; newest sitting first. */
export async function leftOverIn(db: Db | Tx, bodyId: BodyId): Promise<Waiting[]> {
  const over = (await meetingsOf(db, [bodyId]))
    .filter(({ state, kind }) => OVER.includes(state) && kind !== 'circulation')
    .sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    .slice(0, BACK)
  const told = await latestPublications(
    db,
    over.map(({ id }) => id),
  )
  const carried = await carriedIn(db, bodyId)
  const waiting: Waiting[] = []
  for (const meeting of over) {
    const items = told.get(meeting.id)?.items ?? []
    const order = readOrder(await orderActs(db, bodyId, meeting.id), meeting.id)
    const votes = await votesOfMeeting(db, meeting.id)
    const decided = votes.filter(({ result }) => DECIDED.includes(String(result?.outcome))).map(({ itemId }) => itemId)
    const left = new Map(leftOver(items, order, new Set<string>(decided)).map(({ item, why }) => [item, why]))
    for (const item of items) {
      const why = left.get(item.item)
      if (why && !carried.has(item.item as ItemId)) waiting.push({ meeting, item, why })
    }
  }
  return waiting
}

async function carriedIn(db: Db | Tx, bodyId: BodyId): Promise<Set<ItemId>> {
  const rows = await db
    .select({ from: agendaItem.carriedFrom })
    .from(agendaItem)
    .where(and(eq(agendaItem.bodyId, bodyId), eq(agendaItem.removed, false), isNotNull(agendaItem.carriedFrom)))
  return new Set(rows.flatMap(({ from }) => from ?? []))
}

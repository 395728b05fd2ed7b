import { and, eq } from 'drizzle-orm'
import { type Refusal, refuse } from '../../app/rules/result.ts'
import type { AskId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { floorAsk } from '../../db/schema/floor.ts'
import type { Work } from '../ledger/work.ts'
import { type Ask, askById } from './queries.ts'

type Place = { meetingId: MeetingId; itemId: ItemId; askId: AskId }

/** Takes a request on the item under discussion out of those that wait; a refusal changes nothing. */
export async function endAsk(
  work: Work,
  { meetingId, itemId, askId }: Place,
  state: 'given' | 'withdrawn' | 'dropped',
  isTheirs: (ask: Ask) => boolean = () => true,
): Promise<Refusal | null> {
  const ask = await askById(work.tx, askId)
  if (ask?.meetingId !== meetingId || ask.itemId !== itemId || !isTheirs(ask)) return refuse('not_found')
  const ended = await work.tx
    .update(floorAsk)
    .set({ state })
    .where(and(eq(floorAsk.id, askId), eq(floorAsk.state, 'waiting')))
    .returning({ id: floorAsk.id })
  if (ended.length === 0) return refuse('floor_not_waiting')
  work.change('floor', meetingId, { item: itemId })
  return null
}

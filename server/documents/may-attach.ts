import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, PaperId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { type Item, itemById } from '../agenda/queries.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type Paper, paperById } from './queries.ts'

export type Target = { item: Item; meeting: Meeting; paper: Paper | null }

/**
 * Where a file may go: an item this officer sees, and a paper of that item when it is a new version, in a state of the meeting
 * that still allows it. Asked before a byte is read, and again in the commit.
 */
export async function mayAttach(
  db: Db | Tx,
  actor: Actor,
  { itemId, paperId }: { itemId: ItemId; paperId: PaperId | null },
  act: 'paper.attach' | 'paper.remove' = 'paper.attach',
): Promise<Result<Target>> {
  const item = await itemById(db, itemId)
  if (!item || item.removed) return refuse('not_found')
  const denied = permit(actor, act, item.bodyId)
  if (denied) return denied
  if ((await levelFor(db, actor, item.bodyId, itemId)) !== 'visible') return refuse('not_found')
  const meeting = await meetingById(db, item.meetingId)
  const allowed = meeting ? applyAct(meeting.state, act) : refuse('not_found')
  if (!meeting || !allowed.ok) return allowed as Refusal
  const paper = paperId ? await paperById(db, paperId) : null
  if (paperId && (!paper || paper.removed || paper.itemId !== itemId)) return refuse('not_found')
  return ok({ item, meeting, paper: paper ?? null })
}

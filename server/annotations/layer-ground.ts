// What a batch of updates stands on: whether the layer takes notes now, whom they may mention, and in a group's layer who is in it.
import { mayAct } from '../../app/rules/meeting-states.ts'
import type { GroupId, PersonId } from '../../app/wire/ids.ts'
import { itemById } from '../agenda/queries.ts'
import { membersToTell } from '../bodies/queries.ts'
import { groupById, peopleInGroup } from '../groups/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { LayerName } from './layer-store.ts'

/** `only`: nobody else may write or hear of it, whoever joined before; null where joining decided. */
export type Ground = { open: boolean; readers: ReadonlySet<PersonId>; only: ReadonlySet<PersonId> | null }

export async function groundOf(ctx: Ctx, name: LayerName): Promise<Ground> {
  const [open, people] = await Promise.all([isOpen(ctx, name), readersOf(ctx, name)])
  const readers = new Set(people)
  return { open, readers, only: groupIn(name.audience) ? readers : null }
}

/** The group whose layer it is, if it is one's. */
export const groupIn = (audience: string): GroupId | null =>
  audience.startsWith('group:') ? (audience.slice('group:'.length) as GroupId) : null

async function readersOf(ctx: Ctx, { audience, bodyId }: LayerName): Promise<PersonId[]> {
  const groupId = groupIn(audience)
  if (!groupId) return membersToTell(ctx.db, bodyId, ctx.clock())
  const group = await groupById(ctx.db, groupId)
  return group ? peopleInGroup(ctx.db, group, ctx.clock()) : []
}

/** Shared notes end with the meeting's archive and begin with its circulation; private ones are always their owner's. */
async function isOpen(ctx: Ctx, { audience, itemId }: LayerName): Promise<boolean> {
  if (audience.startsWith('private:')) return true
  const item = await itemById(ctx.db, itemId)
  const meeting = item && (await meetingById(ctx.db, item.meetingId))
  return meeting !== undefined && mayAct(meeting.state, 'note.write')
}

// What a batch of updates stands on: whether the layer takes notes now, and whom they may mention.
import { mayAct } from '../../app/rules/meeting-states.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { itemById } from '../agenda/queries.ts'
import { membersToTell } from '../bodies/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { LayerName } from './layer-store.ts'

export type Ground = { open: boolean; readers: ReadonlySet<PersonId> }

export async function groundOf(ctx: Ctx, name: LayerName): Promise<Ground> {
  const [open, people] = await Promise.all([isOpen(ctx, name), membersToTell(ctx.db, name.bodyId, ctx.clock())])
  return { open, readers: new Set(people) }
}

/** Shared notes end with the meeting's archive and begin with its circulation; private ones are always their owner's. */
async function isOpen(ctx: Ctx, { audience, itemId }: LayerName): Promise<boolean> {
  if (audience.startsWith('private:')) return true
  const item = await itemById(ctx.db, itemId)
  const meeting = item && (await meetingById(ctx.db, item.meetingId))
  return meeting !== undefined && mayAct(meeting.state, 'note.write')
}

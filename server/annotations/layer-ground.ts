// What updates of a layer stand on: whether it takes notes now, whom they may mention, and in a group's layer who is in it.
import { type SQL, sql } from 'drizzle-orm'
import type { GroupId, PersonId } from '../../app/wire/ids.ts'
import { membersToTell } from '../bodies/queries.ts'
import { groupById, peopleInGroup } from '../groups/queries.ts'
import { takesAct } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { LayerName } from './layer-store.ts'

/** `only`: nobody else may write or hear of it, whoever joined before; null where joining decided. */
export type Ground = { readers: ReadonlySet<PersonId>; only: ReadonlySet<PersonId> | null }

const NOBODY: Ground = { readers: new Set(), only: null }

/** `naming` is false where no note of the layer, and none of what came, ever named anybody: then nobody is asked for. */
export async function groundOf(ctx: Ctx, name: LayerName, naming: boolean): Promise<Ground> {
  const isGroups = groupIn(name.audience) !== null
  if (!isGroups && !naming) return NOBODY
  const readers = new Set(await readersOf(ctx, name))
  return { readers, only: isGroups ? readers : null }
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

/**
 * For the statement that writes, so that it need not be asked before: shared notes end with the meeting's archive and begin with its
 * circulation; private ones are always their owner's.
 */
export const isOpen = ({ audience, meetingId }: LayerName): SQL =>
  audience.startsWith('private:') ? sql`true` : takesAct(meetingId, 'note.write')

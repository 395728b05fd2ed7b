// Notes over sockets: the namespace `/notes`.
import { refuse } from '../../app/rules/result.ts'
import { Presence } from '../../app/wire/annotations.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { JoinLayer } from '../../app/wire/socket.ts'
import type { Layers } from '../annotations/layers.ts'
import type { Ctx } from '../platform/context.ts'
import type { LiveServer } from './rooms.ts'
import { attachTexts } from './text-gateway.ts'

export function attachNotes(io: LiveServer, ctx: Ctx, layers: Layers) {
  const { freshActor, freshen, closeSession } = attachTexts(io, ctx, {
    path: '/notes',
    texts: layers,
    joining: JoinLayer,
    presence: Presence,
    tooLarge: refuse('note_too_large'),
  })
  return {
    /** Call when access to an item changed, or a paper was taken off it. */
    recheck: (itemId: ItemId): Promise<void> => layers.recheck(itemId, freshActor),
    /** Call when seats of a body changed hands. */
    recheckAll: async (): Promise<void> => {
      await freshen()
      for (const itemId of layers.openItems()) await layers.recheck(itemId, freshActor)
    },
    /** Call when a group of a body has other members. */
    recheckBody: async (bodyId: BodyId): Promise<void> => {
      for (const itemId of layers.openItems(bodyId)) await layers.recheck(itemId, freshActor)
    },
    closeSession,
  }
}

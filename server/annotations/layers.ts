// The layers that are open in this process, and who listens to each. Nobody but its owner can even name a private layer.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, ItemId, PersonId, VersionId } from '../../app/wire/ids.ts'
import { type Audience, type CloseReason, type LayerJoined, MAX_UPDATE } from '../../app/wire/socket.ts'
import { readableVersion } from '../documents/queries.ts'
import { groupById, isInGroup } from '../groups/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { isBehind, lackedBy } from './carry-into.ts'
import { groundOf, groupIn } from './layer-ground.ts'
import { type LayerName, layerId, type Audience as Stored } from './layer-store.ts'
import { type OpenLayer, openLayer } from './open-layer.ts'

/** One connection of one person. */
export type Listener = {
  id: string
  actor: Actor
  onUpdate: (layerId: string, update: Uint8Array) => void
  onClosed: (layerId: string, reason: CloseReason) => void
}
export type JoinInput = { versionId: VersionId; audience: Audience; stateVector: Uint8Array }
export type Layers = ReturnType<typeof makeLayers>

type Entry = { name: LayerName; open: Promise<OpenLayer>; listeners: Map<string, Listener>; holds: number }

/** Notes written on an old version are looked at together, a moment after. */
const CARRY_MS = 500

export function makeLayers(ctx: Ctx) {
  const entries = new Map<string, Entry>()
  const carrying = new Map<string, ReturnType<typeof setTimeout>>()
  /** How often access was to be asked for again: whoever is joining meanwhile listens to nothing yet, and is asked too. */
  let asked = 0

  function hold(name: LayerName): Entry {
    const known = entries.get(name.id)
    if (known) {
      known.holds += 1
      return known
    }
    const listeners: Entry['listeners'] = new Map()
    const open = openLayer(ctx, name, {
      ground: (naming) => groundOf(ctx, name, naming),
      tell: ({ update, from, only }) => {
        for (const { id, actor, onUpdate } of listeners.values())
          if (id !== from && (!only || only.has(actor.personId))) onUpdate(name.id, update)
        carrySoon(name)
      },
      behind: () => isBehind(ctx, name),
      carry: (has) => lackedBy(ctx, name, has),
      spoilt: (from) => end(name.id, from, 'refused'),
    })
    const entry: Entry = { name, open, listeners, holds: 1 }
    entries.set(name.id, entry)
    open.catch(() => entries.delete(name.id))
    return entry
  }

  /** Somebody may have the same audience's layer of a later version open: what is written here belongs there too. */
  function carrySoon({ id, paperId, audience }: LayerName): void {
    const others = () =>
      [...entries.values()].filter(
        ({ name }) => name.paperId === paperId && name.audience === audience && name.id !== id,
      )
    if (carrying.has(id) || others().length === 0) return
    const carry = async () => {
      carrying.delete(id)
      for (const entry of others()) {
        entry.holds += 1
        await entry.open.then((layer) => layer.carry()).catch(() => null)
        await release(entry)
      }
    }
    carrying.set(
      id,
      setTimeout(() => void carry(), CARRY_MS),
    )
  }

  /** A layer that nobody needs any more is settled and forgotten. */
  async function release(entry: Entry): Promise<void> {
    entry.holds -= 1
    if (entry.holds > 0 || entry.listeners.size > 0) return
    const layer = await entry.open.catch(() => null)
    await layer?.settled()
    if (entry.holds === 0 && entry.listeners.size === 0) await layer?.tidy()
    if (entry.holds === 0 && entry.listeners.size === 0 && entries.get(entry.name.id) === entry)
      entries.delete(entry.name.id)
  }

  function end(layerId: string, listenerId: string, reason: CloseReason | null): void {
    const entry = entries.get(layerId)
    const listener = entry?.listeners.get(listenerId)
    if (!entry || !listener) return
    entry.listeners.delete(listenerId)
    entry.holds += 1
    void release(entry)
    if (reason) listener.onClosed(layerId, reason)
  }

  async function endWhere(lost: (entry: Entry, listener: Listener) => Promise<boolean>, reason: CloseReason) {
    for (const entry of [...entries.values()])
      for (const listener of [...entry.listeners.values()])
        if (await lost(entry, listener)) end(entry.name.id, listener.id, reason)
  }

  return {
    /** Opens a layer for a connection after asking once whether its person may; answers what the person's copy lacks. */
    async join(listener: Listener, input: JoinInput): Promise<Result<LayerJoined>> {
      const before = asked
      const name = await nameFor(ctx, listener.actor, input)
      if (!name.ok) return name
      const entry = hold(name.value)
      try {
        const layer = await entry.open
        await layer.carry()
        for (let seen = before; seen !== asked; ) {
          seen = asked
          const still = await nameFor(ctx, listener.actor, input)
          if (!still.ok) return still
        }
        // In one breath: an accepted update is either in this state or told to this listener after.
        const update = layer.stateFor(input.stateVector)
        if (!update) return refuse('input_malformed')
        entry.listeners.set(listener.id, listener)
        return ok({ layerId: name.value.id, update })
      } finally {
        void release(entry)
      }
    },

    /** Answers once the update is durable; `layer_closed` for anybody who has not joined, whatever id they name. */
    async push(listenerId: string, layerId: string, update: Uint8Array): Promise<Result<null>> {
      const entry = entries.get(layerId)
      const listener = entry?.listeners.get(listenerId)
      if (!entry || !listener) return refuse('layer_closed')
      if (update.length > MAX_UPDATE) return refuse('note_too_large')
      entry.holds += 1
      try {
        return await (await entry.open).push(listenerId, listener.actor, update)
      } finally {
        void release(entry)
      }
    },

    has: (listenerId: string, layerId: string): boolean => entries.get(layerId)?.listeners.has(listenerId) ?? false,

    leave(listenerId: string, layerId?: string): void {
      for (const id of layerId ? [layerId] : [...entries.keys()]) end(id, listenerId, null)
    },

    /** Asks again, for everybody who listens to notes on this item: those whose access ended hear `access_ended`. */
    async recheck(itemId: ItemId, freshActor: (person: PersonId) => Promise<Actor | null>): Promise<void> {
      asked += 1
      await endWhere(async ({ name }, listener) => {
        if (name.itemId !== itemId) return false
        const actor = await freshActor(listener.actor.personId)
        if (actor) listener.actor = actor
        return !actor || !(await mayListen(ctx, actor, name))
      }, 'access_ended')
    },

    /** Closes every layer of a person, whose seat or session ended. */
    closePerson: (personId: PersonId, reason: CloseReason): Promise<void> =>
      endWhere(async (_entry, listener) => listener.actor.personId === personId, reason),

    /** Items whose notes somebody has open, of this body or of all: whoever is joining may be of any, and is asked again. */
    openItems: (bodyId?: BodyId): ItemId[] => {
      asked += 1
      const open = [...entries.values()].filter(({ name }) => !bodyId || name.bodyId === bodyId)
      return [...new Set(open.map(({ name }) => name.itemId))]
    },

    /** Writes what is still waiting; call before the database goes. */
    async close(): Promise<void> {
      for (const timer of carrying.values()) clearTimeout(timer)
      await Promise.all([...entries.values()].map(async (entry) => (await entry.open.catch(() => null))?.settled()))
    },
  }
}

/** The layer that this person means and may read; refused as the paper is. */
export async function nameFor(
  ctx: Ctx,
  actor: Actor,
  input: Pick<JoinInput, 'versionId' | 'audience'>,
): Promise<Result<LayerName>> {
  const readable = await readableVersion(ctx.db, actor, input.versionId)
  if (!readable.ok) return readable
  const { paper, version, meetingId } = readable.value
  if (!may(inMeeting(actor, meetingId), 'note.write', paper.bodyId))
    return refuse('not_permitted', { act: 'note.write' })
  const common = { versionId: version.id, paperId: paper.id, itemId: paper.itemId, meetingId, bodyId: paper.bodyId }
  const audience: Stored = input.audience === 'private' ? `private:${actor.personId}` : input.audience
  const name = { ...common, id: layerId(version.id, audience), audience }
  return (await isInGroupOf(ctx, actor, name)) ? ok(name) : refuse('not_found')
}

async function mayListen(ctx: Ctx, actor: Actor, name: LayerName): Promise<boolean> {
  return (await readableVersion(ctx.db, actor, name.versionId)).ok && (await isInGroupOf(ctx, actor, name))
}

/** True where the layer is no group's. */
async function isInGroupOf(ctx: Ctx, actor: Actor, { audience, bodyId }: LayerName): Promise<boolean> {
  const groupId = groupIn(audience)
  if (!groupId) return true
  const group = await groupById(ctx.db, groupId)
  return group?.bodyId === bodyId && isInGroup(actor, group)
}
